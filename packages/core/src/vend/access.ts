import type { Caller } from '../command.ts'
import type { VendRecord } from './vend.ts'

/** Whose a vend is. */
interface Owned {
  operatorId: string
  machineId: string
  customerId?: string | null | undefined
}

/** Who may see a vend: the customer who bought, the machine that dispenses, and its operator's staff. */
export function maySee(caller: Caller, vend: Owned): boolean {
  switch (caller.kind) {
    case 'CUSTOMER':
      return vend.customerId === caller.id
    case 'STAFF':
      return vend.operatorId === caller.operatorId
    case 'MACHINE':
      return vend.machineId === caller.id && vend.operatorId === caller.operatorId
    case 'GUEST':
      return false
  }
}

/** Who may cancel a vend: the customer who bought, and its operator's owner. */
export const mayCancel = (caller: Caller, vend: VendRecord): boolean =>
  maySee(caller, vend) && (caller.kind === 'CUSTOMER' || (caller.kind === 'STAFF' && caller.groups.includes('owner')))
