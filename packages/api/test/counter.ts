import { randomUUID } from 'node:crypto'
import { controller, guest, type TestCaller } from './callers.ts'
import type { TestApi } from './table.ts'

/** A vend as the API shows it. */
export interface ShownVend {
  id: string
  state: string
  clientSecret: string | null
  receiptToken: string | null
  card: object | null
}

const VEND = 'id state card { brand last4 declineCode }'
const SECRETS = 'clientSecret receiptToken'

/** Buys, by card unless it is said otherwise, from machine `m1` of `fleetOf`, and lets the machine report. */
export function counterOf(api: TestApi) {
  const mutate = async (caller: TestCaller, field: string, input: object): Promise<ShownVend> => {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`
    const selection = caller === controller ? VEND : `${VEND} ${SECRETS}`
    const query = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} } }`
    const { data, errors } = await api.run(caller, query, { input })
    if (errors.length > 0)
      throw new Error(JSON.stringify(errors.map(({ message, extensions }) => [message, extensions])))
    return data?.[field] as ShownVend
  }
  const report = (vend: ShownVend, outcome: string, sequence = 2) =>
    mutate(controller, 'reportVendResult', {
      vendId: vend.id,
      sequence,
      outcome,
      ...(outcome === 'FAILURE' && { failure: { code: 'EMPTY' } }),
    })
  return {
    mutate,
    report,
    buy: (caller = guest, token?: string, key?: string) => mutate(caller, 'startVend', cardInput(token, key)),
    take: (vend: ShownVend) => mutate(controller, 'acknowledgeVend', { vendId: vend.id, sequence: 1 }),
    stored: () => stored(api),
  }
}

/** The input of `startVend` by card. */
export const cardInput = (token = 'pm_card_visa', idempotencyKey: string = randomUUID()) => ({
  machineId: 'm1',
  slot: 'A1',
  productId: 'p1',
  total: { amount: 126, currency: 'EUR' },
  payment: 'CARD',
  card: { token },
  idempotencyKey,
})

/** The input of `startVend` from the wallet. */
export function walletInput() {
  const { card: _, ...input } = cardInput()
  return { ...input, payment: 'WALLET' }
}

/** What is stored: the vend, its machine, what the operator's books say, and what it is told. */
async function stored(api: TestApi) {
  const items = await api.items()
  const of = (entity: string) => items.filter(({ __edb_e__ }) => __edb_e__ === entity)
  const [vend] = of('vend') as { state: string; due?: number; dueAt?: number; card: { status: string } }[]
  const [machine] = of('machineState') as { activeVendId?: string; stock: Record<string, number> }[]
  const [wallet] = of('wallet') as { balance: number; unresolved: number }[]
  const transfers = of('transfer') as { kind: string; entries: { account: string; amount: number }[] }[]
  const exceptions = of('exception') as { code: string; vendId: string }[]
  return { vend, machine, wallet, transfers, exceptions }
}
