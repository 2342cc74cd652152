import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Books, checkBooks } from '../test/books.ts'
import { ada, ben, controller, owner, type TestCaller } from '../test/callers.ts'
import { fleetOf, startApi, type TestApi } from '../test/table.ts'

const SLOTS = ['A1', '12'] as const
const CUSTOMERS = { ada, ben }
type Customer = keyof typeof CUSTOMERS

/** What happens next. Vends are named by their number in the order they were made, keys by a number of their own. */
type Action =
  | { do: 'topUp'; customer: Customer; amount: number; key: number }
  | { do: 'restock'; slot: number; added: number; jamCleared: boolean; key: number }
  | { do: 'start' | 'startTwice'; customer: Customer; slot: number; key: number; offByACent: boolean }
  | { do: 'startBoth'; slot: number; key: number }
  | { do: 'cancel'; customer: Customer; vend: number }
  | { do: 'acknowledge'; vend: number; stale: boolean }
  | { do: 'report'; vend: number; outcome: 'SUCCESS' | 'RESET' | 'JAM' | 'EMPTY'; stale: boolean }
  | { do: 'setStatus'; status: 'ONLINE' | 'OFFLINE' }

const customer = fc.constantFrom<Customer>('ada', 'ben')
const slot = fc.nat({ max: SLOTS.length - 1 })
const key = fc.nat({ max: 20 })
/** The newest, most often: the one that is under way. */
const vend = fc.oneof({ arbitrary: fc.constant(0), weight: 4 }, fc.nat({ max: 3 }))
const seldom = fc.nat({ max: 5 }).map((number) => number === 0)

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constant('topUp' as const), customer, amount: fc.integer({ min: 1, max: 400 }), key }),
  fc.record({
    do: fc.constant('restock' as const),
    slot,
    added: fc.integer({ min: -2, max: 4 }),
    jamCleared: fc.boolean(),
    key,
  }),
  {
    arbitrary: fc.record({
      do: fc.constantFrom('start' as const, 'startTwice' as const),
      customer,
      slot,
      key,
      offByACent: seldom,
    }),
    weight: 5,
  },
  fc.record({ do: fc.constant('startBoth' as const), slot, key }),
  fc.record({ do: fc.constant('cancel' as const), customer, vend }),
  { arbitrary: fc.record({ do: fc.constant('acknowledge' as const), vend, stale: seldom }), weight: 5 },
  {
    arbitrary: fc.record({
      do: fc.constant('report' as const),
      vend,
      outcome: fc.constantFrom(
        'SUCCESS' as const,
        'SUCCESS' as const,
        'RESET' as const,
        'JAM' as const,
        'EMPTY' as const,
      ),
      stale: seldom,
    }),
    weight: 5,
  },
  fc.record({
    do: fc.constant('setStatus' as const),
    status: seldom.map((offline) => (offline ? ('OFFLINE' as const) : ('ONLINE' as const))),
  }),
)

/** Errors that a random command may well be answered with. Anything else, INTERNAL or CONFLICT above all, is a fault. */
const EXPECTED = [
  ...['NOT_FOUND', 'SOLD_OUT', 'SLOT_DISABLED', 'MACHINE_BUSY', 'MACHINE_OFFLINE', 'PRICE_CHANGED', 'VEND_STATE'],
  ...['INSUFFICIENT_FUNDS', 'STALE_SEQUENCE', 'STOCK_RANGE', 'IDEMPOTENCY_KEY_REUSED'],
]

let api: TestApi

beforeAll(async () => {
  api = await startApi()
})

afterAll(() => api.stop())

/** One machine, two customers, and what they have done. */
class Shop {
  readonly books: Books = { restocked: { A1: 0, 12: 0 }, toppedUp: { ada: 0, ben: 0 }, states: {} }
  /** What was answered to each key, by caller and command. */
  readonly #answers = new Map<string, string>()
  /** The vends, in the order they were made. */
  readonly #vends: string[] = []
  #sequence = 0

  /** Does one thing. */
  async do(action: Action): Promise<void> {
    switch (action.do) {
      case 'topUp':
        return this.#topUp(action.customer, action.amount, action.key)
      case 'restock':
        return this.#restock(action)
      case 'start':
        return this.#start(action.customer, action)
      case 'startTwice':
        await Promise.all([this.#start(action.customer, action), this.#start(action.customer, action)])
        return
      case 'startBoth':
        await Promise.all([this.#start('ada', action), this.#start('ben', action)])
        return
      case 'cancel':
        await this.#call(CUSTOMERS[action.customer], 'cancelVend', { vendId: this.#vend(action.vend) })
        return
      case 'acknowledge':
        await this.#call(controller, 'acknowledgeVend', {
          vendId: this.#vend(action.vend),
          sequence: this.#number(action.stale),
        })
        return
      case 'report':
        return this.#report(action)
      case 'setStatus':
        await this.#call(owner, 'updateMachine', { machineId: 'm1', status: action.status })
        return
    }
  }

  async #topUp(who: Customer, amount: number, number: number): Promise<void> {
    const input = { operatorId: 'acme', amount: { amount, currency: 'EUR' }, idempotencyKey: `k${number}` }
    const { data } = await this.#call(CUSTOMERS[who], 'topUpWallet', input, 'balance { amount }')
    if (data && this.#isNew(`topUp ${who} ${number}`))
      this.books.toppedUp[who] = (this.books.toppedUp[who] ?? 0) + amount
  }

  async #restock({ slot, added, jamCleared, key: number }: Extract<Action, { do: 'restock' }>): Promise<void> {
    const code = SLOTS[slot] ?? 'A1'
    const input = { machineId: 'm1', slots: [{ code, added, jamCleared }], idempotencyKey: `k${number}` }
    const { data } = await this.#call(owner, 'recordRestock', input)
    if (data && this.#isNew(`restock ${number}`)) this.books.restocked[code] = (this.books.restocked[code] ?? 0) + added
  }

  /** Buys; the same key must be answered with the same vend. */
  async #start(who: Customer, how: { slot: number; key: number; offByACent?: boolean }): Promise<void> {
    const input = {
      machineId: 'm1',
      slot: SLOTS[how.slot],
      productId: `p${how.slot + 1}`,
      total: { amount: 101 + how.slot + 25 + (how.offByACent ? 1 : 0), currency: 'EUR' },
      idempotencyKey: `k${how.key}`,
    }
    const { data } = await this.#call(CUSTOMERS[who], 'startVend', input)
    if (!data) return
    const name = `start ${who} ${how.key}`
    const vendId = String(data.id)
    if (this.#isNew(name, vendId)) this.#vends.push(vendId)
    expect(vendId, `${name} again`).toBe(this.#answers.get(name))
  }

  async #report({ vend, outcome, stale }: Extract<Action, { do: 'report' }>): Promise<void> {
    const failed = outcome === 'JAM' || outcome === 'EMPTY'
    await this.#call(controller, 'reportVendResult', {
      vendId: this.#vend(vend),
      sequence: this.#number(stale),
      ...(failed ? { outcome: 'FAILURE', failure: { code: outcome } } : { outcome }),
    })
  }

  /** The vend of this number, counted from the newest. */
  #vend(number: number): string {
    return this.#vends.at(-1 - number) ?? 'no-vend'
  }

  /** The machine's number of its next report; one it has used already when that is stale. */
  #number(stale: boolean): number {
    if (!stale) this.#sequence += 1
    return Math.max(1, this.#sequence)
  }

  #isNew(name: string, answer = ''): boolean {
    if (this.#answers.has(name)) return false
    this.#answers.set(name, answer)
    return true
  }

  async #call(caller: TestCaller, mutation: string, input: object, fields = 'id') {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`
    const query = `mutation ($input: ${type}) { ${mutation}(input: $input) { ${fields} } }`
    const { data, errors } = await api.run(caller, query, { input })
    for (const { originalError, message } of errors) {
      const code = originalError && 'code' in originalError ? originalError.code : message
      expect(EXPECTED, `${mutation} ${JSON.stringify(input)}`).toContain(code)
    }
    return { data: data?.[mutation] as { id?: string } | null | undefined }
  }
}

describe('whatever two customers, a machine and its staff do', () => {
  it('units and money add up after every step, and every vend goes forward only', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 25, maxLength: 25 }), async (actions) => {
        await api.clear()
        await api.write(...fleetOf(1, SLOTS))
        const shop = new Shop()
        const stocked: Action[] = [
          { do: 'restock', slot: 0, added: 6, jamCleared: false, key: 100 },
          { do: 'restock', slot: 1, added: 4, jamCleared: false, key: 101 },
          { do: 'topUp', customer: 'ada', amount: 1000, key: 100 },
          { do: 'topUp', customer: 'ben', amount: 400, key: 100 },
        ]
        for (const next of [...stocked, ...actions]) {
          await shop.do(next)
          checkBooks(await api.items(), shop.books)
        }
      }),
      { seed: 20_260_301, numRuns: 16, endOnFailure: true },
    )
  }, 120_000)
})
