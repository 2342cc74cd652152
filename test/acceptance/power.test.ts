import { type PowerCut, runMachine } from '@dispense/simulator'
import { afterEach, expect, test } from 'vitest'
import { auditBooks } from './kit/books.ts'
import { ownCustomers, person } from './kit/callers.ts'
import { accounts, buy, fund, openShop, type Shop } from './kit/shop.ts'
import { readTable } from './kit/table.ts'
import { endpoint, target } from './kit/target.ts'

const own = ownCustomers(import.meta.filename)

const ada = person(own('ada'))

let stop: AbortController
let running: Promise<void>

/** Switches a shop's machine on. */
function switchOn({ controller: { key } }: Shop, faults: Partial<Parameters<typeof runMachine>[0]>) {
  stop = new AbortController()
  const place = { url: endpoint, socketUrl: target.socket, key, signal: stop.signal }
  running = runMachine({ ...place, dispenseMs: 20, retryMs: 100, ...faults })
}

afterEach(async () => {
  stop.abort()
  await running
})

/** The vend has ended, the customer has paid once, and the machine is free with a unit less. */
async function expectSoldOnce(shop: Shop, before: Awaited<ReturnType<typeof accounts>>) {
  const after = { balance: before.balance - 238, held: before.held, stock: { A1: 4 }, busy: false }
  await expect.poll(() => accounts(ada, shop), { timeout: 30_000 }).toEqual(after)
  expect(auditBooks(await readTable())).toEqual([])
}

async function openFundedShop() {
  const shop = await openShop({ A1: { stock: 5 } })
  await fund(ada, shop, 1000)
  return { shop, before: await accounts(ada, shop) }
}

test.each(['BEFORE_ACKNOWLEDGE', 'BEFORE_DISPENSE', 'BEFORE_REPORT'] as const)(
  'a machine that loses power %s is told of its vend when it is back, and the vend is paid once',
  async (moment) => {
    const { shop, before } = await openFundedShop()
    let cuts = 0
    switchOn(shop, { powerCut: (at: PowerCut) => (at === moment && cuts++ === 0 ? 500 : undefined) })
    await buy(ada, shop)
    await expectSoldOnce(shop, before)
    expect(cuts).toBeGreaterThan(0)
  },
)

test.each([
  ['the request', 'AcknowledgeVend'],
  ['the answer', 'AcknowledgeVend'],
  ['the request', 'ReportVendResult'],
  ['the answer', 'ReportVendResult'],
])('a machine whose network loses %s of %s sends it again, and the vend is paid once', async (lost, operation) => {
  const { shop, before } = await openFundedShop()
  let losses = 0
  switchOn(shop, {
    async fetch(...request) {
      const isMet = String(request[1]?.body).includes(operation) && losses++ === 0
      if (isMet && lost === 'the request') throw new TypeError('fetch failed')
      const response = await fetch(...request)
      if (isMet) throw new TypeError('fetch failed')
      return response
    },
  })
  await buy(ada, shop)
  await expectSoldOnce(shop, before)
  await expect.poll(() => losses, { timeout: 10_000 }).toBe(2)
})
