import { expect, test } from 'vitest'
import {
  CreatePromotionDocument,
  type CreatePromotionInput,
  GetVendDocument,
  ListPromotionsDocument,
  UpdateMachineDocument,
  UpdateProductDocument,
  UpdatePromotionDocument,
} from './generated/operations.ts'
import { ownCustomers, person, refusal } from './kit/callers.ts'
import { accounts, buy, fund, newKey, openShop, type Shop, slotOf } from './kit/shop.ts'

const own = ownCustomers(import.meta.filename)

const [ada, ben, dan] = [person(own('ada')), person(own('ben')), person(own('dan'))]

test('a deposit that is taxed is a line without its tax, and the rule is frozen with the vend', async () => {
  const tax = { jurisdiction: 'DE', ratePpm: 190_000, inclusive: true, depositTaxed: true }
  const shop = await openShop({ A1: { price: 238, deposit: 25 } }, { tax })
  await fund(ada, shop, 1000)
  const { price } = await buy(ada, shop)
  const eur = (amount: number) => ({ amount, currency: 'EUR' })
  const lines = { net: eur(200), tax: eur(42), deposit: eur(21), depositTax: eur(4), total: eur(263) }
  expect(price).toMatchObject({ ...lines, rule: tax })
})

test('a rate of three decimals is taken as it is: 8.875 % on top of 4.40 is 0.39', async () => {
  const shop = await openShop({ A1: { price: 440 } }, { tax: { ratePpm: 88_750, inclusive: false } })
  expect(slotOf(await shop.look()).total.amount).toBe(479)
})

test('a new jurisdiction changes the price, and a customer who saw the old one is told', async () => {
  const shop = await openShop({ A1: { price: 200, deposit: 25 } }, { tax: { ratePpm: 0, inclusive: true } })
  const tax = { jurisdiction: 'US-NY-NYC', ratePpm: 88_750, inclusive: false }
  const { updateMachine } = await shop.owner.request(UpdateMachineDocument, {
    input: { machineId: shop.machineId, tax },
  })
  expect(updateMachine.tax).toEqual({ ...tax, depositTaxed: false })
  await fund(ada, shop, 1000)
  const { code, errors } = await refusal(buy(ada, shop))
  expect(code).toBe('PRICE_CHANGED')
  expect(errors[0]?.extensions?.errorInfo).toEqual({ total: { amount: 243, currency: 'EUR' } })
})

test('a product for adults is sold to who has proved to be one, and to nobody else', async () => {
  const shop = await openShop({ A1: { minimumAge: 18 } })
  for (const customer of [ada, ben, dan]) await fund(customer, shop, 1000)
  expect(slotOf(await shop.look()).product.minimumAge).toBe(18)
  for (const [customer, code] of [
    [ben, 'AGE_PROOF_NEEDED'],
    [dan, 'AGE_TOO_YOUNG'],
  ] as const) {
    const before = await accounts(customer, shop)
    const refused = await refusal(buy(customer, shop))
    expect(refused).toMatchObject({ code, errors: [{ extensions: { errorInfo: { minimumAge: 18 } } }] })
    expect(await accounts(customer, shop)).toEqual(before)
  }
  expect(await buy(ada, shop)).toMatchObject({ state: 'AUTHORIZED', product: { minimumAge: 18 } })
})

test('an age that a product asks for later reaches the machines that sell it, and leaves them again', async () => {
  const shop = await openShop()
  const { productId } = shop.offer()
  const age = async () => slotOf(await shop.look()).product.minimumAge
  for (const [minimumAge, seen] of [
    [16, 16],
    [0, null],
  ] as const) {
    await shop.owner.request(UpdateProductDocument, { input: { productId, minimumAge } })
    await expect.poll(age, { timeout: 20_000 }).toBe(seen)
  }
})

/** A promotion at one shop, and what a guest sees of it in a slot: the promotion's name and the total. */
const promote = async ({ owner, machineId }: Shop, change: Partial<CreatePromotionInput> = {}) => {
  const input = { name: 'Happy hour', discount: { percent: 50 }, machineIds: [machineId], idempotencyKey: newKey() }
  return (await owner.request(CreatePromotionDocument, { input: { ...input, ...change } })).createPromotion
}

const offerOf = async (shop: Shop, slot?: string) => {
  const { promotion, total } = slotOf(await shop.look(), slot)
  return [promotion?.name, total.amount]
}

test('a promotion reaches its machines within seconds, and then is the price that a vend is started at', async () => {
  const shop = await openShop({ A1: { price: 238, deposit: 25 } })
  const elsewhere = await openShop()
  const { id } = await promote(shop)
  await expect.poll(() => offerOf(shop), { timeout: 20_000 }).toEqual(['Happy hour', 144])
  expect(await offerOf(elsewhere)).toEqual([undefined, 238])
  const { promotion, price } = slotOf(await shop.look())
  expect([price.amount, promotion]).toMatchObject([238, { id, price: { amount: 119 }, until: '24:00' }])

  await fund(ada, shop, 1000)
  expect((await refusal(buy(ada, shop))).code).toBe('PRICE_CHANGED')
  const before = await accounts(ada, shop)
  const { total } = slotOf(await shop.look())
  const vend = await buy(ada, shop, 'A1', { total })
  expect(vend.price).toMatchObject({
    ...{ net: { amount: 100 }, tax: { amount: 19 }, deposit: { amount: 25 }, total: { amount: 144 } },
    ...{ discount: { amount: 119 }, promotionId: id },
  })
  expect((await accounts(ada, shop)).balance).toBe(before.balance - 144)

  await shop.owner.request(UpdatePromotionDocument, { input: { promotionId: id, enabled: false } })
  await expect.poll(() => offerOf(shop), { timeout: 20_000 }).toEqual([undefined, 263])
  expect((await ada.request(GetVendDocument, { vendId: vend.id })).vend?.price).toEqual(vend.price)
  await shop.controller.acknowledge(vend.id)
  await shop.controller.report(vend.id, { outcome: 'SUCCESS' })
  expect((await accounts(ada, shop)).balance).toBe(before.balance - 144)
})

test('what a promotion makes free is dispensed and costs nothing', async () => {
  const shop = await openShop({ A1: { price: 238 } })
  await promote(shop, { discount: { percent: 100 } })
  await expect.poll(() => offerOf(shop), { timeout: 20_000 }).toEqual(['Happy hour', 0])
  await fund(ada, shop, 1)
  const before = await accounts(ada, shop)
  const { id } = await buy(ada, shop, 'A1', { total: { amount: 0, currency: 'EUR' } })
  await shop.controller.acknowledge(id)
  expect((await shop.controller.report(id, { outcome: 'SUCCESS' })).state).toBe('COMPLETED')
  expect(await accounts(ada, shop)).toEqual({ ...before, stock: { A1: 4 } })
})

test('a promotion counts for its products, on its days and in its hours', async () => {
  const shop = await openShop({ A1: { price: 200 }, A2: { price: 200 } })
  const product = shop.offer('A2').productId
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  await promote(shop, { name: 'Over', discount: { price: { amount: 1, currency: 'EUR' } }, endDate: yesterday })
  await promote(shop, { name: 'Not yet', discount: { percent: 90 }, startDate: '2999-01-01' })
  await promote(shop, { name: 'One', discount: { amount: { amount: 30, currency: 'EUR' } }, productIds: [product] })
  await expect.poll(() => offerOf(shop, 'A2'), { timeout: 20_000 }).toEqual(['One', 170])
  expect(await offerOf(shop, 'A1')).toEqual([undefined, 200])
})

test('a machine that is new takes over the promotions that are on', async () => {
  const owner = person('owner:globex')
  const name = `Grand opening ${newKey()}`.slice(0, 60)
  const input = { name, discount: { percent: 10 }, days: [], idempotencyKey: newKey() }
  const { createPromotion } = await owner.request(CreatePromotionDocument, { input })
  try {
    const shop = await openShop({ A1: { price: 200 } }, { operatorId: 'globex' })
    await expect.poll(() => offerOf(shop), { timeout: 20_000 }).toEqual([name, 180])
  } finally {
    await owner.request(UpdatePromotionDocument, { input: { promotionId: createPromotion.id, enabled: false } })
  }
})

test('the promotions of an operator are listed for its staff, and changed by its owner only', async () => {
  const shop = await openShop()
  const made = await promote(shop, { days: ['FRIDAY'], from: '22:00', until: '02:00', enabled: false })
  const viewer = person('viewer:acme')
  const listed = (await viewer.request(ListPromotionsDocument, { limit: 100 })).promotions.items
  expect(listed).toContainEqual(made)
  const change = { input: { promotionId: made.id, name: 'Late hour' } }
  for (const [identity, code] of [
    ['driver:acme', 'Unauthorized'],
    [own('ada'), 'Unauthorized'],
    ['owner:globex', 'NOT_FOUND'],
  ] as const) {
    expect((await refusal(person(identity).request(UpdatePromotionDocument, change))).code, identity).toBe(code)
  }
  const { updatePromotion } = await shop.owner.request(UpdatePromotionDocument, change)
  expect(updatePromotion).toEqual({ ...made, name: 'Late hour' })
})
