import * as v from 'valibot'
import { type Call, type Caller, type Command, refuse, write } from '../command.ts'
import { derivedId, Id } from '../db/ids.ts'
import { consistent, type Operation } from '../db/operation.ts'
import { CATALOGUE, type ErrorCode } from '../errors/catalogue.ts'
import { exceptionRecord, MachineException, type MachineExceptionRecord } from '../machine/exception.ts'
import { type MachineRecord, machineById, SlotCode } from '../machine/machine.ts'
import { type MachineStateRecord, stateOf } from '../machine/state.ts'
import { MoneyInput } from '../money/money.ts'
import { inputHash } from '../vend/key.ts'
import { type VendRecord, vendById } from '../vend/vend.ts'
import { type WalletRecord, walletOf } from '../wallet/wallet.ts'
import { judge, type OfflineResult, type Sale, walletOf as walletPaying } from './judge.ts'
import { settle } from './settle.ts'

/** How many are reported at a time: with all that belongs to them they are one transaction. */
const MAX_SALES = 10

const sale = v.pipe(
  v.object({
    sequence: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 31 - 1)),
    slot: SlotCode,
    payment: v.picklist(['WALLET', 'CASH']),
    customerId: v.nullish(Id),
    total: MoneyInput,
    soldAt: v.pipe(v.string(), v.isoTimestamp()),
    clockUncertain: v.boolean(),
  }),
  v.forward(
    v.check(({ payment, customerId }) => payment === 'CASH' || Boolean(customerId), 'is needed when a wallet pays'),
    ['customerId'],
  ),
)

const input = v.object({
  vends: v.pipe(
    v.array(sale),
    v.minLength(1),
    v.maxLength(MAX_SALES),
    v.check((vends) => new Set(vends.map(({ sequence }) => sequence)).size === vends.length, 'names a sequence twice'),
  ),
})

type Machine = Extract<Caller, { kind: 'MACHINE' }>
type ReportCall = Call<v.InferOutput<typeof input>, Machine>

/** The machine and its state; what became of the sale of a number before; the wallets of the customers. */
interface Found {
  machine: MachineRecord | null
  state: MachineStateRecord | null
  [vend: `vend:${number}`]: VendRecord | null
  [exception: `exception:${number}`]: MachineExceptionRecord | null
  [wallet: `wallet:${string}`]: WalletRecord | null
}

/**
 * A machine reports what it sold without the API: from wallets while it was offline, and for coins. The key of a sale is the machine and its own
 * number: the same report twice answers the same. What cannot be charged becomes an exception of the operator, and stays
 * one. 1 BatchGetItem of 2 items and up to 3 for each sale, 1 transaction of 1 item and up to 4 for each sale.
 */
export const reportOfflineVends: Command<ReportCall['input'], Found, OfflineResult[], Machine> = {
  name: 'reportOfflineVends',
  input,
  read: ({ caller, input }) => ({
    machine: consistent(machineById(caller.id)),
    state: consistent(stateOf(caller.id)),
    ...Object.fromEntries(
      input.vends.flatMap((one): [string, Operation][] => {
        const { sequence } = one
        const id = idOf(caller.id, sequence)
        const customerId = walletPaying(one)
        const exception = consistent(MachineException.get({ machineId: caller.id, exceptionId: id }))
        return [
          [`vend:${sequence}`, vendById(id)],
          [`exception:${sequence}`, exception],
          ...(customerId === undefined
            ? []
            : [[`wallet:${customerId}`, walletOf(caller.operatorId, customerId)] as [string, Operation]]),
        ]
      }),
    ),
  }),
  decide(call, found) {
    const { machine, state } = found
    const { vends: sales } = call.input
    if (!machine || !state || machine.operatorId !== call.caller.operatorId) {
      return refuse('NOT_FOUND', { machineId: call.caller.id })
    }
    const before = new Map(sales.map((one) => [one.sequence, known(one, found)]))
    const judged = judge(
      sales.filter(({ sequence }) => !before.get(sequence)),
      {
        machine,
        fence: state.fence,
        wallets: new Map(
          sales.flatMap((one) => {
            const customerId = walletPaying(one)
            return customerId === undefined ? [] : [[customerId, found[`wallet:${customerId}`] ?? null]]
          }),
        ),
        now: call.now,
        idOf: (sequence) => idOf(machine.machineId, sequence),
      },
    )
    const after = new Map([...before, ...judged.map((one) => [one.sequence, one] as const)])
    const results = sales.map(({ sequence }) => after.get(sequence) as OfflineResult)
    if (judged.length === 0) return { kind: 'done', value: results }
    const vends = judged.flatMap((one) => ('vend' in one ? [one.vend] : []))
    const exceptions = judged.flatMap((one) => ('code' in one ? [exceptionOf(call, sales, one)] : []))
    const sequence = Math.max(...sales.map((one) => one.sequence))
    return write(settle({ vends, exceptions, state, sequence, at: new Date(call.now).toISOString() }), results)
  },
}

const idOf = (machineId: string, sequence: number) => derivedId('offline', machineId, String(sequence))

/** What became of a sale when it was reported before. */
function known(sale: Sale, found: Found): OfflineResult | undefined {
  const { sequence } = sale
  const vend = found[`vend:${sequence}`]
  if (vend) return vend.hash === inputHash(sale) ? { sequence, vend } : { sequence, code: 'IDEMPOTENCY_KEY_REUSED' }
  const exception = found[`exception:${sequence}`]
  return exception ? { sequence, code: exception.code as ErrorCode } : undefined
}

function exceptionOf(
  { caller, now }: ReportCall,
  sales: readonly Sale[],
  { sequence, code }: { sequence: number; code: ErrorCode },
): MachineExceptionRecord {
  const sold = sales.find((one) => one.sequence === sequence)
  const who = sold?.payment === 'CASH' ? 'Somebody paid cash and' : sold?.customerId
  const what = `${who} took slot ${sold?.slot} for ${sold?.total.amount} ${sold?.total.currency} at ${sold?.soldAt}`
  const id = idOf(caller.id, sequence)
  return exceptionRecord(
    { machineId: caller.id, operatorId: caller.operatorId, vendId: id, sequence },
    { exceptionId: id, code, message: `${CATALOGUE[code][0]} ${what}.`, operation: reportOfflineVends.name },
    now,
  )
}
