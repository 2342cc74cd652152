import { expect, test } from 'vitest'
import { UpdateMachineDocument, UpdateProductDocument } from './generated/operations.ts'
import { person, refusal } from './kit/callers.ts'
import { accounts, buy, fund, openShop, slotOf } from './kit/shop.ts'

const [ada, ben, dan] = [person('customer:ada'), person('customer:ben'), person('customer:dan')]

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
