import { expect, test } from 'vitest'
import {
  AcknowledgeAlertDocument,
  ListAlertsDocument,
  ReportTelemetryDocument,
  type ReportTelemetryInput,
  ResolveAlertDocument,
} from './generated/operations.ts'
import { codeOf, ownCustomers, person, refusal } from './kit/callers.ts'
import { personLive } from './kit/live.ts'
import { buy, fund, openShop, type Shop } from './kit/shop.ts'
import { untilHeard } from './kit/table.ts'

const own = ownCustomers(import.meta.filename)

const owner = person('owner:acme')
const driver = person('driver:acme')
const ada = person(own('ada'))

const report = ({ controller }: Shop, input: ReportTelemetryInput) =>
  controller.client.request(ReportTelemetryDocument, { input })

const alertsOf = async ({ machineId }: Shop, state: 'OPEN' | 'CLOSED' = 'OPEN') =>
  (await driver.request(ListAlertsDocument, { machineId, state })).alerts.items

const idsOf = async (shop: Shop, state: 'OPEN' | 'CLOSED' = 'OPEN') => (await alertsOf(shop, state)).map(({ id }) => id)

const LATER = { timeout: 30_000, interval: 200 }

test('a broken payment device opens an alert, is told at once to who watches, and closes when it works again', async () => {
  const shop = await openShop()
  const live = personLive('owner:acme')
  const query = 'subscription ($id: ID!) { onAlert(operatorId: $id) { id machineId state acknowledgedBy } }'
  type Told = { machineId: string; state: string; acknowledgedBy: string | null }
  try {
    const watch = live.watch(query, { id: 'acme' })
    await untilHeard('onAlert/acme')
    const input = { machineId: shop.machineId, alertId: 'PAYMENT_FAULT-coinMech' }
    const told = () =>
      watch.events
        .map(({ data }) => data?.onAlert as Told & { id: string })
        .filter(({ id, machineId }) => machineId === shop.machineId && id === input.alertId)
        .map(({ state, acknowledgedBy }) => `${state} ${acknowledgedBy !== null}`)
    await report(shop, { sequence: 1, coinMech: 'FAULT', errors: ['EJA'] })
    await expect.poll(told, LATER).toEqual(['OPEN false'])
    await expect.poll(() => idsOf(shop), LATER).toEqual(['MACHINE_ERROR-EJA', 'PAYMENT_FAULT-coinMech'])
    await report(shop, { sequence: 2, coinMech: 'FAULT', errors: [] })
    await expect.poll(() => idsOf(shop), LATER).toEqual(['PAYMENT_FAULT-coinMech'])
    const { acknowledgeAlert } = await driver.request(AcknowledgeAlertDocument, { input })
    expect(acknowledgeAlert).toMatchObject({ state: 'OPEN', severity: 'WARNING', acknowledgedBy: 'driver-acme' })
    await report(shop, { sequence: 3, coinMech: 'OK' })
    await expect.poll(() => idsOf(shop), LATER).toEqual([])
    // The slot was empty until the shop was filled.
    expect(await idsOf(shop, 'CLOSED')).toEqual(['MACHINE_ERROR-EJA', 'PAYMENT_FAULT-coinMech', 'SOLD_OUT-A1'])
    await expect.poll(told, LATER).toEqual(['OPEN false', 'OPEN true', 'CLOSED true'])
  } finally {
    await live.end()
  }
})

test('a slot that is low or empty, and a column that is stuck, are alerts of their columns', async () => {
  const shop = await openShop({ A1: { stock: 1 }, A2: { stock: 0 } })
  await fund(ada, shop, 1000)
  await expect.poll(() => idsOf(shop), LATER).toEqual(['LOW_STOCK-A1', 'SOLD_OUT-A2'])
  const { id } = await buy(ada, shop)
  await shop.controller.acknowledge(id)
  await shop.controller.report(id, { outcome: 'FAILURE', failure: { code: 'JAM' } })
  await expect.poll(() => idsOf(shop), LATER).toEqual(['JAM-A1', 'LOW_STOCK-A1', 'SOLD_OUT-A2'])
  const input = { machineId: shop.machineId, alertId: 'JAM-A1' }
  const { resolveAlert } = await owner.request(ResolveAlertDocument, { input })
  expect(resolveAlert).toMatchObject({ state: 'CLOSED', resolvedBy: 'owner-acme' })
  expect(await idsOf(shop)).toEqual(['LOW_STOCK-A1', 'SOLD_OUT-A2'])
})

test('alerts are for the staff of the operator alone', async () => {
  const shop = await openShop({ A1: { stock: 0 } })
  await expect.poll(() => idsOf(shop), LATER).toEqual(['SOLD_OUT-A1'])
  const stranger = person('owner:globex')
  expect((await stranger.request(ListAlertsDocument, { machineId: shop.machineId })).alerts.items).toEqual([])
  const input = { machineId: shop.machineId, alertId: 'SOLD_OUT-A1' }
  for (const document of [AcknowledgeAlertDocument, ResolveAlertDocument] as const) {
    expect((await refusal(stranger.request(document as typeof ResolveAlertDocument, { input }))).code).toBe('NOT_FOUND')
    const viewer = await person('viewer:acme').send(document as typeof ResolveAlertDocument, { input })
    expect(codeOf(viewer)).toBe('Unauthorized')
  }
  const live = personLive('owner:globex')
  try {
    const watch = live.watch('subscription { onAlert(operatorId: "acme") { id } }')
    await expect.poll(() => JSON.stringify(watch.errors), LATER).toContain('NOT_FOUND')
  } finally {
    await live.end()
  }
  expect(await idsOf(shop)).toEqual(['SOLD_OUT-A1'])
})
