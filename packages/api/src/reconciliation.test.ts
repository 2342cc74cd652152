import { putProviderDay } from '@dispense/core'
import { Operator } from '@dispense/core/entities'
import { MemoryPayments } from '@dispense/core/testing/payments'
import { operatorOf } from '@dispense/core/testing/records'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { owner, stranger, viewer } from '../test/callers.ts'
import { startApi, type TestApi } from '../test/table.ts'

const QUERY = `query { reconciliation(date: "2026-03-01") { provider {
  state askedAt sums { captured { amount } refunded { amount } fees { amount } } disputed { amount } movements
  differenceCount
  differences { kind reference paymentId ours { amount } ourFee { amount } theirs { amount currency } theirFee { amount } }
} } }`

let withCards: TestApi
let without: TestApi

beforeAll(async () => {
  withCards = await startApi(new MemoryPayments())
  without = await startApi()
})
beforeEach(async () => {
  for (const api of [withCards, without]) {
    await api.clear()
    await api.write(Operator.put(operatorOf()), Operator.put(operatorOf({ operatorId: 'globex' })))
  }
})
afterAll(async () => {
  withCards.stop()
  without.stop()
})

const providerOf = async (api: TestApi, who = viewer) => {
  const { data, errors } = await api.run(who, QUERY)
  expect(errors).toEqual([])
  return (data as { reconciliation: { provider: object } }).reconciliation.provider
}

describe('the provider’s side of a day', () => {
  it('is not known before the provider was asked, and never where nobody takes cards', async () => {
    const none = { askedAt: null, sums: null, disputed: null, movements: null, differenceCount: null, differences: [] }
    expect(await providerOf(withCards)).toEqual({ ...none, state: 'NOT_ASKED' })
    expect(await providerOf(without)).toEqual({ ...none, state: 'NO_CARDS' })
  })

  it('is shown with its sums and every difference, to the staff of its operator', async () => {
    const at = Date.parse('2026-03-01T12:00:00.000Z')
    const movement = { id: 'txn_1', operatorId: 'acme', paymentId: 'pi_1', currency: 'EUR', at }
    const { operation } = putProviderDay(
      { operatorId: 'acme', day: '2026-03-01', currency: 'EUR', askedAt: '2026-03-02T01:15:00.000Z' },
      [],
      [{ ...movement, kind: 'CAPTURE', reference: 'v1', amount: 500, fee: 45 }],
    )
    await withCards.write(operation)
    expect(await providerOf(withCards, owner)).toEqual({
      state: 'ASKED',
      askedAt: '2026-03-02T01:15:00.000Z',
      sums: { captured: { amount: 500 }, refunded: { amount: 0 }, fees: { amount: 45 } },
      disputed: { amount: 0 },
      movements: 1,
      differenceCount: 1,
      differences: [
        {
          ...{ kind: 'MISSING_HERE', reference: 'v1', paymentId: 'pi_1', ours: null, ourFee: null },
          ...{ theirs: { amount: 500, currency: 'EUR' }, theirFee: { amount: 45 } },
        },
      ],
    })
    expect(await providerOf(withCards, stranger)).toMatchObject({ state: 'NOT_ASKED', differences: [] })
  })
})
