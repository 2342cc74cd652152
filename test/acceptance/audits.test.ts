import { writeAudit } from '@dispense/dex'
import { describe, expect, test } from 'vitest'
import {
  GetVendDocument,
  ImportAuditDocument,
  LedgerDocument,
  MachineAuditsDocument,
  ReconcileMachineDocument,
  RecordRestockDocument,
  ReportOfflineVendsDocument,
} from './generated/operations.ts'
import { machine, ownCustomers, person, refusal } from './kit/callers.ts'
import { accounts, buy, fund, newKey, openShop, type Shop } from './kit/shop.ts'
import { sweep } from './kit/sweep.ts'
import { forgetFor10Minutes } from './kit/table.ts'
import { isLocal } from './kit/target.ts'

const own = ownCustomers(import.meta.filename)

const patron = person(own('ada'))
const HOUR_MS = 60 * 60_000
const eur = (amount: number) => ({ amount, currency: 'EUR' })

/** What a machine tells that sold so many units of A1 at 2.38, some of them for coins, by a clock of its own. */
const fileOf = (units: number, coins: number, clock = '1200'): string => {
  const [value, cash] = [units * 238, coins * 238]
  return writeAudit([
    [
      ...['ID1*DSP42', 'ID4*2**EUR', `ID5*260301*${clock}`, `VA1*${value}*${units}`, `CA2*${cash}*${coins}`],
      ...[`CA3*0*0*0*0*${cash}*${cash}*0*0*0*0`, `DA2*${value - cash}*${units - coins}`],
      ...['PA1*A1*238', `PA2*${units}*${value}`, `PA7*A1*CA*0*238*${coins}*${cash}`],
    ],
  ])
}

const send = async (client: Shop['owner'], machineId: string, content: string, readAt: number) => {
  const input = { machineId, content, readAt: new Date(readAt).toISOString() }
  return (await client.request(ImportAuditDocument, { input })).importAudit
}

/** The periods of a machine that end yesterday, today or tomorrow: a test may run over midnight. */
const periodsOf = async ({ owner, machineId }: Shop) => {
  const dayOf = (days: number) => new Date(Date.now() + days * 24 * HOUR_MS).toISOString().slice(0, 10)
  const variables = { machineId, from: dayOf(-1), to: dayOf(1) }
  return (await owner.request(ReconcileMachineDocument, variables)).machineReconciliation.periods
}

test('counters, cloud, ledger and counted cash are held against each other, to the cent', async () => {
  const shop = await openShop({ A1: { stock: 9 } })
  const { machineId, owner, controller } = shop
  await send(owner, machineId, fileOf(1000, 400), Date.now() - HOUR_MS)
  await fund(patron, shop, 1000)
  const { id } = await buy(patron, shop)
  await controller.acknowledge(id)
  await controller.report(id, { outcome: 'SUCCESS' })
  const coins = {
    slot: 'A1',
    payment: 'CASH' as const,
    total: eur(238),
    soldAt: new Date().toISOString(),
    sequence: 40,
  }
  await controller.client.request(ReportOfflineVendsDocument, { input: { vends: [coins] } })
  // The machine sold four: one more for coins, and one by its reader, that nobody was told of.
  const read = await send(controller.client, machineId, fileOf(1004, 402), Date.now() + 60_000)
  expect(read).toMatchObject({ state: 'IMPORTED', by: machineId, findings: [] })
  expect(read.reads).toMatchObject([{ kind: 'CHANGED', units: 4, amount: eur(952), columns: [{ units: 4 }] }])
  const cashOf = async () => {
    const day = new Date().toISOString().slice(0, 10)
    const { ledger } = await owner.request(LedgerDocument, { account: 'COLLECTED', from: day, to: day })
    return ledger.items.filter(({ kind, reason }) => kind === 'COLLECTION' && reason?.includes(machineId))
  }
  const visit = { machineId, slots: [], cashCounted: eur(470), idempotencyKey: newKey() }
  for (let copy = 0; copy < 2; copy += 1) await owner.request(RecordRestockDocument, { input: visit })
  expect(await cashOf()).toMatchObject([{ amount: eur(470) }])
  const unreported = { selection: 'A1', units: 1, amount: eur(238), vendIds: [] }
  expect(await periodsOf(shop)).toEqual([
    {
      counted: { units: 4, amount: eur(952) },
      cloud: { units: 2, amount: eur(476) },
      ledger: eur(476),
      notInLedger: [],
      unknown: 0,
      differences: [
        { kind: 'CASH_SALE', ...unreported },
        { kind: 'OFFLINE_CASHLESS', ...unreported },
      ],
      cash: { sold: eur(476), toBox: eur(476), counted: eur(470), difference: eur(-6) },
      adjustments: [{ slot: 'A1', units: -2 }],
    },
  ])
})

test('the same file changes nothing, and a damaged one is rejected and says why', async () => {
  const shop = await openShop()
  const { owner, machineId } = shop
  const at = Date.now() - HOUR_MS
  const first = await send(owner, machineId, fileOf(10, 0), at)
  expect(first).toMatchObject({ state: 'IMPORTED', reads: [{ kind: 'BASELINE', from: null, units: null }] })
  const copies = await Promise.all([1, 2, 3].map((minutes) => send(owner, machineId, fileOf(10, 0), at + minutes)))
  expect(copies).toEqual([first, first, first])
  const broken = await send(owner, machineId, fileOf(12, 0).replace('VA1*2856', 'VA1*2857'), Date.now())
  expect(broken).toMatchObject({ state: 'REJECTED', reads: [], findings: [{ code: 'CRC_WRONG', severity: 'ERROR' }] })
  const { machine: seen } = await owner.request(MachineAuditsDocument, { machineId })
  expect(seen?.audits.items).toEqual([
    { id: broken.id, state: 'REJECTED' },
    { id: first.id, state: 'IMPORTED' },
  ])
  expect(await periodsOf(shop)).toEqual([])
})

test('copies of a file at the same moment are one import', async () => {
  const { owner, machineId } = await openShop()
  const copies = await Promise.all(Array.from({ length: 4 }, () => send(owner, machineId, fileOf(3, 0), Date.now())))
  expect(new Set(copies.map(({ id }) => id)).size).toBe(1)
})

test("nobody sends the file of another's machine, or sees its counters", async () => {
  const [shop, other] = [await openShop(), await openShop({ A1: {} }, { operatorId: 'globex' })]
  const { machineId } = shop
  const codeOf = async (client: Shop['owner']) =>
    (await refusal(send(client, machineId, fileOf(1, 0), Date.now()))).code
  expect(await codeOf(other.owner)).toBe('NOT_FOUND')
  expect(await codeOf(machine(other.controller.key))).toBe('NOT_FOUND')
  expect(await codeOf(person('viewer:acme'))).toBe('Unauthorized')
  expect(await codeOf(patron)).toBe('Unauthorized')
  const seen = refusal(periodsOf({ ...shop, owner: other.owner }))
  expect((await seen).code).toBe('NOT_FOUND')
})

describe.runIf(isLocal)(
  "a vend of which the machine did not say how it ended is decided by the machine's counter",
  () => {
    test.each([
      ['dispensed', 1001, 'COMPLETED', 238],
      ['not dispensed', 1000, 'FAILED', 0],
    ])('it was %s', async (_what, units, state, paid) => {
      const shop = await openShop()
      const { machineId, owner, controller } = shop
      await send(owner, machineId, fileOf(1000, 0), Date.now() - HOUR_MS)
      await fund(patron, shop, 1000)
      const before = await accounts(patron, shop)
      const { id } = await buy(patron, shop)
      await controller.acknowledge(id)
      await forgetFor10Minutes(id)
      await sweep()
      const stateOf = async () => (await patron.request(GetVendDocument, { vendId: id })).vend?.state
      // The cloud's own sweep, once a minute, may have been faster and be at it still.
      await expect.poll(stateOf, { timeout: 20_000 }).toBe('OUTCOME_UNKNOWN')
      // As late as a clock may be: a sale that is closer to a read proves nothing.
      await send(owner, machineId, fileOf(units, 0, '1300'), Date.now() + 5 * 60_000)
      await expect.poll(stateOf, { timeout: 10_000 }).toBe(state)
      const { balance, held } = await accounts(patron, shop)
      expect([before.balance - balance, held]).toEqual([paid, before.held])
    })
  },
)
