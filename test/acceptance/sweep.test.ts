import { describe, expect, test, vi } from 'vitest'
import { BuyByCardDocument, GetVendDocument, ListExceptionsDocument, WhoAmIDocument } from './generated/operations.ts'
import { ownCustomers, person } from './kit/callers.ts'
import { personLive } from './kit/live.ts'
import { accounts, buy, fund, newKey, openShop } from './kit/shop.ts'
import { bookedOf } from './kit/stripe.ts'
import { sweep } from './kit/sweep.ts'
import { forgetFor10Minutes, silenceFor10Minutes } from './kit/table.ts'
import { isLocal } from './kit/target.ts'

const own = ownCustomers(import.meta.filename)

const ada = person(own('ada'))

/** Sweeps, and waits until a vend is so: the cloud's own sweep, once a minute, may have been faster and be at it still. */
const sweepUntil = async (vendId: string, state: string) => {
  await sweep()
  const stateNow = async () => (await ada.request(GetVendDocument, { vendId })).vend?.state
  await expect.poll(stateNow, { timeout: 20_000 }).toBe(state)
}

describe.runIf(isLocal)('the sweep', () => {
  test('gives back the money and the unit of a vend that no machine took', async () => {
    const shop = await openShop()
    await fund(ada, shop, 1000)
    const before = await accounts(ada, shop)
    const { id } = await buy(ada, shop)
    await forgetFor10Minutes(id)
    await sweepUntil(id, 'EXPIRED')
    expect(await accounts(ada, shop)).toEqual(before)
  })

  test('lets go of a card whose vend no machine took', async () => {
    const shop = await openShop()
    const input = {
      ...shop.offer(),
      payment: 'CARD' as const,
      card: { token: 'pm_card_visa' },
      idempotencyKey: newKey(),
    }
    const { id } = (await ada.request(BuyByCardDocument, { input })).startVend
    await forgetFor10Minutes(id)
    await sweepUntil(id, 'EXPIRED')
    await expect
      .poll(() => bookedOf(id), { timeout: 20_000 })
      .toMatchObject({ status: 'canceled', held: 0, captured: 0 })
  })

  test('holds the money of a vend whose machine says nothing, and tells the operator; a late report decides', async () => {
    const shop = await openShop()
    await fund(ada, shop, 1000)
    const before = await accounts(ada, shop)
    const { id } = await buy(ada, shop)
    await shop.controller.acknowledge(id)
    await forgetFor10Minutes(id)
    await sweepUntil(id, 'OUTCOME_UNKNOWN')
    expect(await accounts(ada, shop)).toMatchObject({
      balance: before.balance - 238,
      held: before.held + 238,
      busy: false,
    })
    const codes = async () =>
      (await shop.owner.request(ListExceptionsDocument, { limit: 100 })).exceptions.items
        .filter(({ vendId }) => vendId === id)
        .map(({ code }) => code)
    await expect.poll(codes, { timeout: 20_000 }).toEqual(['OUTCOME_UNKNOWN'])
    expect(await shop.controller.report(id, { outcome: 'SUCCESS' })).toMatchObject({ state: 'COMPLETED' })
    expect(await accounts(ada, shop)).toMatchObject({ balance: before.balance - 238, held: before.held })
    expect((await codes()).toSorted()).toEqual(['LATE_REPORT', 'OUTCOME_UNKNOWN'])
  })

  test('tells whoever watches a machine that it fell silent, and that it is heard again', async () => {
    const { machineId, controller } = await openShop()
    await controller.client.request(WhoAmIDocument, {})
    const socket = personLive('owner:acme')
    const { events } = socket.watch('subscription ($id: ID!) { onMachineChanged(machineId: $id) { status } }', {
      id: machineId,
    })
    const shown = () => events.map(({ data }) => (data?.onMachineChanged as { status: string } | undefined)?.status)
    const shows = (...states: string[]) =>
      vi.waitFor(() => expect(shown()).toEqual(states), { timeout: 20_000, interval: 50 })
    await shows('ONLINE')
    await silenceFor10Minutes(machineId)
    await sweep()
    await shows('ONLINE', 'OFFLINE')
    await controller.client.request(WhoAmIDocument, {})
    await shows('ONLINE', 'OFFLINE', 'ONLINE')
    await socket.end()
  })
})
