import { expect, test } from 'vitest'
import { GetWalletDocument, TopUpWalletDocument } from './generated/operations.ts'
import { guest, ownCustomers, person, refusal } from './kit/callers.ts'
import { CROWD, crowdIdentity } from './kit/crowd.ts'
import { newKey } from './kit/shop.ts'
import { isLocal } from './kit/target.ts'

const own = ownCustomers(import.meta.filename)

const demo = person(own('demo'))

const topUp = (amount: number, currency = 'EUR', operatorId = 'acme') => ({
  input: { operatorId, amount: { amount, currency }, idempotencyKey: newKey() },
})

const balanceAt = async (operatorId: string) => {
  const { wallet } = await demo.request(GetWalletDocument, { operatorId })
  return { balance: wallet?.balance.amount ?? 0, held: wallet?.held.amount ?? 0 }
}

test('a top-up adds to the balance with one operator and leaves the wallet with another as it is', async () => {
  const [acme, globex] = [await balanceAt('acme'), await balanceAt('globex')]
  const { topUpWallet } = await demo.request(TopUpWalletDocument, topUp(150))
  expect(topUpWallet).toMatchObject({
    operator: { id: 'acme' },
    balance: { amount: acme.balance + 150, currency: 'EUR' },
  })
  expect(await balanceAt('acme')).toEqual({ ...acme, balance: acme.balance + 150 })
  expect(await balanceAt('globex')).toEqual(globex)
})

test('ten top-ups at the same moment all count', async () => {
  const before = await balanceAt('acme')
  const deposit = async () => {
    const call = topUp(7)
    // CONFLICT says: send the same call again, with the same key.
    for (;;) {
      const { errors } = await demo.send(TopUpWalletDocument, call)
      if (!errors) return
      expect(errors[0]?.extensions?.code).toBe('CONFLICT')
    }
  }
  await Promise.all(Array.from({ length: 10 }, deposit))
  expect(await balanceAt('acme')).toEqual({ ...before, balance: before.balance + 70 })
})

// Only a run of its own has a customer who never paid in.
test.runIf(isLocal)('a wallet is null until the first top-up, which makes it', async () => {
  const newcomer = person(crowdIdentity(CROWD))
  expect((await newcomer.request(GetWalletDocument, { operatorId: 'globex' })).wallet).toBeNull()
  await newcomer.request(TopUpWalletDocument, topUp(500, 'USD', 'globex'))
  expect((await newcomer.request(GetWalletDocument, { operatorId: 'globex' })).wallet).toMatchObject({
    balance: { amount: 500, currency: 'USD' },
    held: { amount: 0, currency: 'USD' },
  })
})

test.for([
  ['WRONG_CURRENCY', topUp(100, 'USD')],
  ['NOT_FOUND', topUp(100, 'EUR', 'nobody')],
  ['WALLET_LIMIT', topUp(9_999_999)],
  ['BAD_INPUT', topUp(0)],
  ['BAD_INPUT', topUp(-100)],
  ['BAD_INPUT', topUp(100, 'euro')],
] as const)('a top-up that cannot be is %s and pays nothing: %o', async ([code, variables]) => {
  const before = await balanceAt('acme')
  expect((await refusal(demo.request(TopUpWalletDocument, variables))).code).toBe(code)
  expect(await balanceAt('acme')).toEqual(before)
})

test('a guest has no wallet', async () => {
  expect((await refusal(guest.request(GetWalletDocument, { operatorId: 'acme' }))).code).toBe('Unauthorized')
  expect((await refusal(guest.request(TopUpWalletDocument, topUp(100)))).code).toBe('Unauthorized')
})
