import { createSchema, evaluate, mockContext, type PipelineResolver, type UnitResolver } from '@dispense/appsync'
import { Refusal } from '@dispense/core'
import { isEnumType, isInputObjectType, isObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { ada, controller, driver, guest, machine, owner, person, type TestCaller, viewer } from '../test/callers.ts'
import { PAYMENTS } from './command.ts'
import { EXPORTS, exportSource } from './exports.ts'
import { resolvers } from './generated/resolvers.ts'
import { AUTH_MODE, typeDefs } from './generated/type-defs.ts'
import { paymentSource } from './payments.ts'
import { createApiSchema } from './server.ts'
import { UPLOADS, uploadSource } from './uploads.ts'

type Kind = 'GUEST' | 'CUSTOMER' | 'STAFF' | 'MACHINE'

const CALLERS: Record<Kind, TestCaller[]> = {
  GUEST: [guest],
  CUSTOMER: [ada, person('eva', 'acme'), person('eva', undefined, ['owner'])],
  STAFF: [owner, driver, viewer],
  MACHINE: [controller],
}

const KINDS = Object.keys(CALLERS) as Kind[]

const EVERYBODY: Kind[] = KINDS

/**
 * For every resolver file the kinds of caller that its first step lets through; the directives of schema.graphql are
 * checked before that, so each field is behind two walls. Fields of a type are read from what a Query has let through.
 */
const LETS_THROUGH: Record<string, Kind[]> = {
  'Mutation.closeException': ['STAFF'],
  'Mutation.createPromotion': ['STAFF'],
  'Mutation.changeRole': ['STAFF'],
  'Mutation.invitePerson': ['STAFF'],
  'Mutation.removePerson': ['STAFF'],
  'Query.people': ['STAFF'],
  'Mutation.redeemPoints': ['CUSTOMER'],
  'Mutation.refundVend': ['STAFF'],
  'Mutation.reportOfflineVends': ['MACHINE'],
  'Mutation.requestRefund': ['CUSTOMER'],
  'Mutation.resolveVend': ['STAFF'],
  'Mutation.updatePromotion': ['STAFF'],
  'Query.exceptions': ['STAFF'],
  'Query.ledger': ['STAFF'],
  'Query.lowStock': ['STAFF'],
  'LowStock.machine': EVERYBODY,
  'Query.restockPlan': ['STAFF'],
  'Query.cost': ['STAFF'],
  'Query.reconciliation': ['STAFF'],
  'Query.walletStatement': ['CUSTOMER'],
  'Query.promotions': ['STAFF'],
  'Machine.activeVend': EVERYBODY,
  'Machine.busy': EVERYBODY,
  'EnrolledMachine.machine': EVERYBODY,
  'Machine.enrolled': ['STAFF'],
  'Machine.commands': ['STAFF'],
  'Machine.perishable': ['STAFF'],
  'Machine.salesStoppedAt': ['STAFF'],
  'Mutation.acknowledgeAlert': ['STAFF'],
  'Mutation.resolveAlert': ['STAFF'],
  'Query.alerts': ['STAFF'],
  'Subscription.onAlert': ['STAFF'],
  'Machine.lastSeenAt': ['STAFF'],
  'Mutation.acknowledgeCommand': ['MACHINE'],
  'Mutation.sendMachineCommand': ['STAFF'],
  'Query.machineCommands': ['MACHINE'],
  'Machine.restocks': ['STAFF'],
  'Machine.audits': ['STAFF'],
  'Mutation.importAudit': ['STAFF', 'MACHINE'],
  'Query.machineReconciliation': ['STAFF'],
  'Mutation.createExport': ['STAFF'],
  'Query.exportStatus': ['STAFF'],
  'Query.exports': ['STAFF'],
  'Export.url': ['STAFF'],
  'Mutation.createUpload': ['STAFF', 'MACHINE'],
  'Query.upload': ['STAFF', 'MACHINE'],
  'Upload.photoUrl': ['STAFF'],
  'Machine.silenceSeconds': ['STAFF'],
  'Machine.telemetry': ['STAFF', 'MACHINE'],
  'Machine.telemetryHistory': ['STAFF'],
  'Mutation.reportTelemetry': ['MACHINE'],
  'Machine.exceptions': ['STAFF'],
  'Machine.operator': EVERYBODY,
  'Machine.slots': EVERYBODY,
  'Machine.status': EVERYBODY,
  'Me.operator': EVERYBODY,
  'Mutation.acknowledgeVend': ['MACHINE'],
  'Mutation.cancelVend': ['CUSTOMER', 'GUEST', 'STAFF'],
  'Mutation.createProduct': ['STAFF'],
  'Mutation.recordRestock': ['STAFF'],
  'Mutation.registerMachine': ['STAFF'],
  'Mutation.enrolMachine': EVERYBODY,
  'Mutation.renewEnrolment': ['STAFF'],
  'Mutation.reportVendResult': ['MACHINE'],
  'Mutation.revokeMachineKey': ['STAFF'],
  'Mutation.rotateMachineKey': ['MACHINE'],
  'Mutation.setPlanogram': ['STAFF'],
  'Mutation.setLoyalty': ['STAFF'],
  'Mutation.startVend': ['CUSTOMER', 'GUEST'],
  'Mutation.topUpWallet': ['CUSTOMER'],
  'Mutation.updateMachine': ['STAFF'],
  'Mutation.updateProduct': ['STAFF'],
  'Product.operator': EVERYBODY,
  'Query.loyalty': ['CUSTOMER'],
  'Query.machine': EVERYBODY,
  'Query.machineByCode': EVERYBODY,
  'Query.machines': ['STAFF'],
  'Query.me': EVERYBODY,
  'Query.product': EVERYBODY,
  'Query.products': ['STAFF'],
  'Query.sales': ['STAFF'],
  'Query.vend': EVERYBODY,
  'Query.vends': ['CUSTOMER'],
  'Query.wallet': ['CUSTOMER'],
  'Subscription.onMachineChanged': EVERYBODY,
  'Subscription.onMachineCommand': ['MACHINE'],
  'Subscription.onSale': ['STAFF'],
  'Subscription.onVendChanged': EVERYBODY,
  'Vend.machine': EVERYBODY,
  'Wallet.held': EVERYBODY,
  'Wallet.operator': EVERYBODY,
}

const FIELDS = Object.entries(resolvers).flatMap(([type, fields]) =>
  Object.entries(fields).map(
    ([field, resolver]) => [`${type}.${field}`, resolver as UnitResolver | PipelineResolver] as const,
  ),
)

const args = {
  machineId: 'm1',
  productId: 'p1',
  vendId: 'v1',
  operatorId: 'acme',
  code: 'ABCD-EFGH',
  from: '2026-11-01',
  to: '2026-11-02',
  date: '2026-11-01',
  account: 'WALLET',
  limit: 20,
  after: 0,
  machineIds: ['m1'],
  uploadId: 'u1',
  exportId: 'e1',
  inDays: 1,
  machines: 10,
  vendsPerDay: 100,
  cardPercent: 50,
  servers: 6,
  state: 'OPEN',
  input: {},
}

const source = {
  id: 'm1',
  operatorId: 'acme',
  machineId: 'm1',
  planogram: [],
  currency: 'EUR',
  record: { customerId: 'ada' },
}

/** The code that the first step of a resolver refuses a caller with; undefined when it lets it through. */
async function refusalOf(resolver: UnitResolver | PipelineResolver, caller: TestCaller, more: object = {}) {
  const ctx = mockContext({
    args: { ...args, ...more },
    source,
    identity: caller.identity,
    env: { NEXT_TOKEN_KEY: 'k' },
  })
  try {
    await evaluateFirst(resolver, ctx)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

async function evaluateFirst(resolver: UnitResolver | PipelineResolver, ctx: unknown) {
  if (!('functions' in resolver)) return resolver.request && (await evaluate(resolver, 'request', ctx))
  if (resolver.before) return await evaluate(resolver, 'before', ctx)
  const [first] = resolver.functions
  return first && (await evaluate(first, 'request', ctx))
}

describe('the resolver files', () => {
  it('fit the schema, which no function checks when it starts', () => {
    const dataSources = {
      [PAYMENTS]: paymentSource(undefined),
      [UPLOADS]: uploadSource(undefined),
      [EXPORTS]: exportSource(undefined, console.error),
    }
    expect(() => createSchema({ typeDefs, resolvers, dataSources, defaultAuthMode: AUTH_MODE })).not.toThrow()
  })

  it('are all tried here', () => {
    expect(FIELDS.map(([field]) => field).sort()).toEqual(Object.keys(LETS_THROUGH).sort())
  })

  const refused = FIELDS.flatMap(([field, resolver]) =>
    KINDS.filter((kind) => !LETS_THROUGH[field]?.includes(kind)).map((kind) => [field, kind, resolver] as const),
  )

  it.each(refused)('of %s refuses a %s by itself, were there no directive', async (field, kind, resolver) => {
    for (const caller of CALLERS[kind]) {
      const more = field === 'Query.vends' ? { machineId: undefined } : {}
      expect(await refusalOf(resolver, caller, more)).toBe('FORBIDDEN')
    }
  })

  const allowed = FIELDS.flatMap(([field, resolver]) =>
    (LETS_THROUGH[field] ?? []).map((kind) => [field, kind, resolver] as const),
  )

  it.each(allowed)('of %s let a %s through', async (field, kind, resolver) => {
    for (const caller of CALLERS[kind]) {
      const more = field === 'Query.vends' ? { machineId: undefined } : {}
      // A command's empty input is looked at after the caller.
      const expected = field.startsWith('Mutation.') ? 'BAD_INPUT' : undefined
      expect(await refusalOf(resolver, caller, more)).toBe(expected)
    }
  })

  it.each([
    ['Query.machine', { machineId: 'a#b' }],
    ['Query.machineByCode', { code: 'a#b' }],
    ['Query.product', { productId: 'a#b' }],
    ['Query.vend', { vendId: 'a#b' }],
    ['Query.wallet', { operatorId: 'a#b' }],
    ['Query.walletStatement', { operatorId: 'a#b' }],
    ['Query.vends', { machineId: 'a#b' }],
  ])('of %s refuse an id that would break out of a key', async (field, more) => {
    const [, resolver] = FIELDS.find(([name]) => name === field) ?? []
    const caller = field === 'Query.vends' ? owner : ada
    expect(resolver && (await refusalOf(resolver, caller, more))).toBe('BAD_INPUT')
  })
})

describe('Query.vends of a machine', () => {
  const ofMachine = (caller: TestCaller) => refusalOf(resolvers.Query.vends, caller, { machineId: 'm1' })

  it('is for the staff of operators and for that machine', async () => {
    expect([await ofMachine(viewer), await ofMachine(controller)]).toEqual([undefined, undefined])
    expect(await ofMachine(machine('m2', 'acme'))).toBe('NOT_FOUND')
    expect([await ofMachine(ada), await ofMachine(guest)]).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  })
})

const OF_STAFF = [
  'perishable',
  'salesStoppedAt',
  'commands',
  'enrolled',
  'exceptions',
  'lastSeenAt',
  'restocks',
  'silenceSeconds',
  'telemetry',
  'telemetryHistory',
] as const

describe.each(OF_STAFF)('Machine.%s', (field) => {
  it("is not for another operator's staff, however they came to the machine", async () => {
    expect(await refusalOf(resolvers.Machine[field], person('otto', 'globex', ['owner']))).toBe('NOT_FOUND')
  })
})

describe('schema.graphql', () => {
  it('describes every type, field, argument and enum value', () => {
    const bare = Object.values(createApiSchema().getTypeMap()).flatMap((type) => {
      if (/^(__|AWS|ID$|Int$|String$|Boolean$)/.test(type.name)) return []
      const fields = isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : []
      const values = isEnumType(type) ? type.getValues() : []
      const args = isObjectType(type) ? Object.values(type.getFields()).flatMap((field) => field.args) : []
      const parts = [type, ...fields, ...values, ...args]
      // The one argument of a mutation is said by its type.
      return parts
        .filter(({ name, description }) => !description && name !== 'input')
        .map(({ name }) => `${type.name}: ${name}`)
    })
    expect(bare).toEqual([])
  })
})
