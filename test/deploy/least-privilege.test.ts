import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { Action } from '../units/actions.ts'
import { Fleet } from '../units/fleet.ts'
import { allOperations } from '../units/operations.ts'
import { openShop, type Shop } from '../units/shop.ts'
import { root, statements } from './stack.ts'

let shop: Shop
/** The actions that each operation of the fleet needed, by the operation's name. */
const needed = new Map<string, Set<Action>>()

beforeAll(async () => {
  shop = await openShop(`${root}/sst.config.ts`)
  const fleet = await Fleet.open(shop)
  for (const { name, prepare } of allOperations()) {
    const calls = await shop.metered(await prepare(fleet))
    const actions = calls.flatMap((call) => call.actions)
    needed.set(name, new Set([...(needed.get(name) ?? []), ...actions]))
  }
}, 300_000)
afterAll(async () => await shop.close())

const CATALOG = 'catalog stream'
const SALES = 'sales stream'
const SOCKET = 'socket'
const SWEEP = 'sweep'
const WEBHOOK = 'webhook'
const BOOKS = 'books'
const UPLOADS = 'uploads'
const EXPORTS = 'exports'
const STATEMENTS = 'statements'
const SIGN_IN = 'sign-in'

it('the API may do what its queries and mutations need and what telling subscribers needs, all of it and nothing more', () => {
  const besides = [CATALOG, SALES, SOCKET, SWEEP, WEBHOOK, BOOKS, UPLOADS, EXPORTS, STATEMENTS, SIGN_IN]
  const operations = [...needed.keys()].filter((name) => !besides.includes(name))
  expect(operations.length).toBeGreaterThan(20)
  const actions = new Set(operations.flatMap((name) => [...(needed.get(name) ?? [])]))
  expect([...actions].toSorted()).toEqual(allowed('Graphql'))
})

it('the catalogue follower may do what following a product needs, all of it and nothing more', () => {
  expect([...(needed.get(CATALOG) ?? [])].toSorted()).toEqual(allowed('TableSubscriberCatalogStreamFunction'))
})

it('the sales follower may do what counting needs, all of it and nothing more', () => {
  expect([...(needed.get(SALES) ?? [])].toSorted()).toEqual(allowed('TableSubscriberSalesStreamFunction'))
})

it('the sweep may do what finishing vends needs, all of it and nothing more', () => {
  expect([...(needed.get(SWEEP) ?? [])].toSorted()).toEqual(allowed('SweepHandler'))
})

it("the receiver of Stripe's events may do what settling a payment needs, all of it and nothing more", () => {
  expect([...(needed.get(WEBHOOK) ?? [])].toSorted()).toEqual(allowed('Webhook'))
})

it('the closing of the books may do what it needs, all of it and nothing more', () => {
  expect([...(needed.get(BOOKS) ?? [])].toSorted()).toEqual(allowed('CloseBooksHandler'))
})

it('what says in a token whom somebody works for may do what that needs, all of it and nothing more', () => {
  expect([...(needed.get(SIGN_IN) ?? [])].toSorted()).toEqual(allowed('UsersTriggerpreTokenGeneration'))
})

it('what looks at files may do what that needs, all of it and nothing more', () => {
  expect([...(needed.get(UPLOADS) ?? [])].toSorted()).toEqual(allowed('LookAtUpload'))
})

it('what makes files of exports may do what that needs, all of it and nothing more', () => {
  expect([...(needed.get(EXPORTS) ?? [])].toSorted()).toEqual(allowed('ExportWorker'))
})

it('what has statements made may do what that needs, all of it and nothing more', () => {
  expect([...(needed.get(STATEMENTS) ?? [])].toSorted()).toEqual(allowed('StatementsHandler'))
})

/** What a function may do with the table in production; reading the stream is Lambda's work in its name. */
function allowed(functionName: string): Action[] {
  const actions = statements(inject('production'), functionName).flatMap(({ actions, resources }) =>
    resources
      .filter((resource) => resource.startsWith('arn:aws:dynamodb:') && !resource.includes('/stream/'))
      .flatMap((resource) =>
        actions.map((action) => `${action} on ${resource.endsWith('/index/*') ? 'indexes' : 'items'}`),
      ),
  )
  return [...new Set(actions as Action[])].toSorted()
}
