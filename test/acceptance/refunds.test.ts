import { expect, test } from 'vitest'
import {
  CloseExceptionDocument,
  ListExceptionsDocument,
  RefundVendDocument,
  type RefundVendInput,
  RequestRefundDocument,
} from './generated/operations.ts'
import { ownCustomers, person, refusal } from './kit/callers.ts'
import { accounts, buy, fund, newKey, openShop, type Shop } from './kit/shop.ts'

const own = ownCustomers(import.meta.filename)

const ada = person(own('ada'))
const eur = (amount: number) => ({ amount, currency: 'EUR' })

/** A vend of 2.63 that is over: 2.00 net, 0.38 tax, 0.25 deposit. */
const sell = async (shop: Shop) => {
  await fund(ada, shop, 1000)
  const { id } = await buy(ada, shop)
  await shop.controller.acknowledge(id)
  return await shop.controller.report(id, { outcome: 'SUCCESS' })
}

const openSold = async () => {
  const shop = await openShop({ A1: { price: 238, deposit: 25 } })
  return { shop, vend: await sell(shop) }
}

const refund = async ({ owner }: Shop, input: Partial<RefundVendInput> & { vendId: string }) =>
  (await owner.request(RefundVendDocument, { input: { reason: 'Warm', idempotencyKey: newKey(), ...input } }))
    .refundVend

/** What is open at one machine. */
const openAt = async (shop: Shop) => {
  const { exceptions } = await shop.owner.request(ListExceptionsDocument, { limit: 100 })
  return exceptions.items.filter(({ machineId }) => machineId === shop.machineId)
}

test('an owner gives a part back, then the rest, and never a cent more', async () => {
  const { shop, vend } = await openSold()
  const before = await accounts(ada, shop)
  expect(await refund(shop, { vendId: vend.id, amount: eur(100) })).toMatchObject({
    ...{ state: 'REFUNDED', refunded: eur(100), price: vend.price },
  })
  expect((await accounts(ada, shop)).balance).toBe(before.balance + 100)

  const tooMuch = await refusal(refund(shop, { vendId: vend.id, amount: eur(164) }))
  expect(tooMuch).toMatchObject({ code: 'REFUND_LIMIT', errors: [{ extensions: { errorInfo: { left: eur(163) } } }] })

  expect(await refund(shop, { vendId: vend.id })).toMatchObject({ state: 'REFUNDED', refunded: eur(263) })
  expect(await accounts(ada, shop)).toEqual({ ...before, balance: before.balance + 263 })
  expect((await refusal(refund(shop, { vendId: vend.id }))).code).toBe('REFUND_LIMIT')
})

test('the same refund sent three times at once gives back once', async () => {
  const { shop, vend } = await openSold()
  const before = await accounts(ada, shop)
  const input = { vendId: vend.id, amount: eur(80), idempotencyKey: newKey() }
  const answers = await Promise.all([refund(shop, input), refund(shop, input), refund(shop, input)])
  for (const answer of answers) expect(answer).toMatchObject({ state: 'REFUNDED', refunded: eur(80) })
  expect((await accounts(ada, shop)).balance).toBe(before.balance + 80)
})

test('two owners who give everything back at the same moment give it back once', async () => {
  const { shop, vend } = await openSold()
  const before = await accounts(ada, shop)
  const both = await Promise.allSettled([refund(shop, { vendId: vend.id }), refund(shop, { vendId: vend.id })])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect((await accounts(ada, shop)).balance).toBe(before.balance + 263)
})

test('a vend that is not over cannot be given back, nor one that failed', async () => {
  const shop = await openShop()
  await fund(ada, shop, 1000)
  const { id } = await buy(ada, shop)
  expect((await refusal(refund(shop, { vendId: id }))).code).toBe('VEND_STATE')
  await shop.controller.acknowledge(id)
  await shop.controller.report(id, { outcome: 'FAILURE', failure: { code: 'EMPTY' } })
  expect((await refusal(refund(shop, { vendId: id }))).code).toBe('VEND_STATE')
})

test('only the owner of the operator gives money back', async () => {
  const { vend } = await openSold()
  const input = { vendId: vend.id, reason: 'Warm', idempotencyKey: newKey() }
  for (const [identity, code] of [
    ['driver:acme', 'Unauthorized'],
    [own('ada'), 'Unauthorized'],
    ['owner:globex', 'NOT_FOUND'],
  ] as const) {
    const call = person(identity).request(RefundVendDocument, { input })
    expect((await refusal(call)).code, identity).toBe(code)
  }
})

test('a customer asks for the money, once or twice: a person sees it, gives back and closes it', async () => {
  const { shop, vend } = await openSold()
  const before = await accounts(ada, shop)
  for (const reason of ['It was warm', 'It was really warm']) {
    const { requestRefund } = await ada.request(RequestRefundDocument, { input: { vendId: vend.id, reason } })
    expect(requestRefund).toEqual(vend)
  }
  expect(await accounts(ada, shop)).toEqual(before)
  const stranger = person(own('ben')).request(RequestRefundDocument, { input: { vendId: vend.id, reason: 'Mine' } })
  expect((await refusal(stranger)).code).toBe('NOT_FOUND')

  const wish = { code: 'REFUND_REQUESTED', message: 'It was warm', vendId: vend.id, closedAt: null }
  await expect.poll(() => openAt(shop)).toMatchObject([wish])
  const [open] = await openAt(shop)
  await refund(shop, { vendId: vend.id, reason: 'It was warm' })
  const input = { machineId: shop.machineId, exceptionId: open?.id ?? '' }
  for (const _ of ['once', 'twice']) {
    const { closeException } = await shop.owner.request(CloseExceptionDocument, { input })
    expect(closeException).toEqual({ id: open?.id, closedAt: expect.any(String) })
  }
  await expect.poll(() => openAt(shop)).toEqual([])
  expect((await accounts(ada, shop)).balance).toBe(before.balance + 263)
  const again = ada.request(RequestRefundDocument, { input: { vendId: vend.id, reason: 'Once more' } })
  expect((await refusal(again)).code).toBe('VEND_STATE')
})

test('a report that comes too late is among what a person must look at', async () => {
  const { shop, vend } = await openSold()
  await refusal(shop.controller.acknowledge(vend.id))
  await expect.poll(() => openAt(shop)).toMatchObject([{ code: 'VEND_STATE', vendId: vend.id }])
})
