import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AT,
  machineOf,
  operatorOf,
  productOf,
  promotionOf,
  stateRecordOf,
  vendRecordOf,
  voucherOf,
  walletRecordOf,
} from '../../test/records.ts'
import * as entities from '../entities.ts'
import { recordException } from '../machine/exception.ts'
import { machinePage } from '../machine/state.ts'
import { idempotencyRecord } from './idempotency.ts'
import { ID_PATTERN } from './ids.ts'

const {
  Alert,
  Audit,
  AuditFile,
  AuditHead,
  Connection,
  Enrolment,
  Export,
  Idempotency,
  LedgerClosing,
  LowStock,
  LoyaltyAccount,
  LoyaltyEntry,
  Machine,
  MachineCode,
  MachineDay,
  MachineHealth,
  MachineState,
  Operator,
  OutboxCommand,
  Person,
  PersonAddress,
  Product,
  Promotion,
  ProviderDay,
  Publication,
  Restock,
  Subscription,
  Team,
  Telemetry,
  TopUp,
  Transfer,
  Upload,
  Vend,
  Voucher,
  Wallet,
} = entities

/** Ids that the pattern allows: any of them, and many that are alike but for case, `_` and the words of the keys. */
const id = fc.oneof(
  fc.stringMatching(ID_PATTERN),
  fc.string({ unit: fc.constantFrom('a', 'A', '_', '-', '1'), minLength: 1, maxLength: 4 }),
  fc
    .constantFrom('_1', 'page', 'machine_1', 'a_customerId_b', 'operatorId_a', 'customerId', '$dispense', 'A')
    .filter((text) => ID_PATTERN.test(text)),
)

const topUpOf = (topUpId: string) => ({
  topUpId,
  hash: 'h',
  operatorId: 'o',
  customerId: 'c',
  amount: 1,
  currency: 'EUR',
  card: { token: 'pm_1', status: 'ASKED' as const },
  state: 'PENDING' as const,
  createdAt: AT,
  updatedAt: AT,
})

/** Builds the item of one entity from its ids. What it returns is not run: only its keys are looked at. */
type Put = (...ids: string[]) => { params(options: { table: string }): unknown }

/** Every entity: how many ids are in its keys, and how it is written. */
const PUTS: Record<string, [ids: number, put: Put]> = {
  operator: [1, (operatorId = '') => Operator.put(operatorOf({ operatorId }))],
  product: [1, (productId = '') => Product.put(productOf({ productId }))],
  voucher: [
    3,
    (operatorId = '', customerId = '', voucherId = '') => Voucher.put(voucherOf({ operatorId, customerId, voucherId })),
  ],
  person: [
    2,
    (operatorId = '', personId = '') =>
      Person.put({
        ...{ operatorId, personId, email: 'a@b.example', role: 'VIEWER', state: 'INVITED' },
        ...{ createdAt: AT, changedAt: AT, revision: 1 },
      }),
  ],
  personAddress: [1, (addressId = '') => PersonAddress.put({ addressId, operatorId: 'o', personId: 'p' })],
  team: [1, (operatorId = '') => Team.put({ operatorId, owners: 1 })],
  promotion: [2, (operatorId = '', promotionId = '') => Promotion.put(promotionOf({ operatorId, promotionId }))],
  machine: [1, (machineId = '') => Machine.put(machineOf({ machineId }))],
  machineState: [1, (machineId = '') => MachineState.put(stateRecordOf({ machineId }))],
  lowStock: [1, (machineId = '') => LowStock.put({ machineId, operatorId: 'o', slots: {}, seen: '1', changedAt: AT })],
  machineCode: [1, (code = '') => MachineCode.put({ code, machineId: 'm', operatorId: 'o' })],
  enrolment: [
    1,
    (locator = '') =>
      Enrolment.put({ locator, enrolmentId: 'e', machineId: 'm', operatorId: 'o', hash: 'h', expiresAt: 0 }),
  ],
  alert: [
    2,
    (machineId = '', alertId = '') =>
      Alert.put({
        ...{ machineId, alertId, operatorId: 'o', rule: 'JAM', part: '', severity: 'WARNING', state: 'OPEN' },
        ...{ changedAt: AT, seen: '1' },
      }),
  ],
  command: [
    2,
    (machineId = '', number = '') =>
      OutboxCommand.put({
        ...{ machineId, number, operatorId: 'o', fence: 1, kind: 'REBOOT', state: 'SENT', sentBy: 's' },
        ...{ createdAt: AT, validUntil: 0, expiresAt: 0 },
      }),
  ],
  health: [
    1,
    (machineId = '') => MachineHealth.put({ machineId, operatorId: 'o', sequence: 1, reportedAt: AT, mark: 'm' }),
  ],
  telemetry: [
    2,
    (machineId = '', number = '') =>
      Telemetry.put({ machineId, number, operatorId: 'o', sequence: 1, reportedAt: AT, expiresAt: 0 }),
  ],
  vend: [1, (vendId = '') => Vend.put(vendRecordOf({ vendId }))],
  topUp: [1, (topUpId = '') => TopUp.put(topUpOf(topUpId))],
  wallet: [2, (operatorId = '', customerId = '') => Wallet.put(walletRecordOf({ operatorId, customerId }))],
  transfer: [
    2,
    (operatorId = '', transferId = '') =>
      Transfer.put(entities.topUpTransfer({ operatorId, transferId, createdAt: AT }, 1, 'EUR')),
  ],
  closing: [
    2,
    (operatorId = '', day = '') =>
      LedgerClosing.put({
        ...{ operatorId, day, currency: 'EUR', accounts: {}, transfers: 0, closedAt: AT },
        provider: { captured: 0, refunded: 0, fees: 0 },
      }),
  ],
  providerDay: [
    2,
    (operatorId = '', day = '') =>
      ProviderDay.put({
        ...{ operatorId, day, currency: 'EUR', movements: 0, differences: [], differenceCount: 0, askedAt: AT },
        figures: { captured: 0, refunded: 0, fees: 0, disputed: 0 },
      }),
  ],
  account: [2, (operatorId = '', customerId = '') => LoyaltyAccount.put({ operatorId, customerId, redemptions: 1 })],
  points: [
    3,
    (operatorId = '', customerId = '', entryId = '') =>
      LoyaltyEntry.put({ operatorId, customerId, entryId, kind: 'EARNED', points: 1, createdAt: AT }),
  ],
  machineDay: [
    2,
    (operatorId = '', machineId = '') =>
      MachineDay.put({
        ...{ operatorId, machineId, shard: 0, day: '2026-03-01', currency: 'EUR', figures: {}, products: {} },
        counted: {},
      }),
  ],
  upload: [
    1,
    (uploadId = '') =>
      Upload.put({
        ...{ uploadId, hash: 'h', operatorId: 'o', by: 'b', kind: 'AUDIT_FILE', contentType: 'text/plain', size: 1 },
        ...{ state: 'PENDING', createdAt: AT, updatedAt: AT, expiresAt: 0 },
      }),
  ],
  export: [
    2,
    (operatorId = '', exportId = '') =>
      Export.put({
        ...{ operatorId, exportId, kind: 'LEDGER', format: 'CSV', origin: 'ON_DEMAND', from: AT, to: AT, until: AT },
        ...{ state: 'DONE', rows: 0, bytes: 0, fraction: 1, fence: 1, createdAt: AT, updatedAt: AT, expiresAt: 0 },
      }),
  ],
  audit: [
    2,
    (machineId = '', auditId = '') =>
      Audit.put({
        ...{ machineId, auditId, operatorId: 'o', state: 'REJECTED', hash: 'h', by: 'b', currency: 'EUR' },
        ...{ reads: [], findings: [], createdAt: AT },
      }),
  ],
  auditFile: [2, (machineId = '', hash = '') => AuditFile.put({ machineId, hash, operatorId: 'o', auditId: 'a' })],
  auditHead: [
    1,
    (machineId = '') => AuditHead.put({ machineId, operatorId: 'o', auditId: 'a', at: AT, reading: '{}' }),
  ],
  restock: [
    2,
    (machineId = '', restockId = '') =>
      Restock.put({ machineId, restockId, operatorId: 'o', by: 'b', slots: [], createdAt: AT }),
  ],
  exception: [
    2,
    (machineId = '', exceptionId = '') =>
      recordException(
        { machineId, exceptionId, operatorId: 'o', code: 'c', message: 'm', operation: 'o', vendId: 'v', sequence: 1 },
        0,
      ),
  ],
  connection: [
    1,
    (connectionId = '') => Connection.put({ connectionId, openedAt: 0, subscriptions: {}, expiresAt: 0 }),
  ],
  publication: [1, (eventId = '') => Publication.put({ eventId, expiresAt: 0 })],
  subscription: [
    3,
    (topic = '', connectionId = '', subscriptionKey = '') =>
      Subscription.put({
        topic,
        connectionId,
        subscriptionKey,
        subscriptionId: '1',
        query: '',
        variables: {},
        authMode: 'API_KEY',
        createdAt: 0,
        expiresAt: 0,
      }),
  ],
  idempotency: [
    3,
    (subject = '', command = '', key = '') =>
      Idempotency.put(
        idempotencyRecord(command, { caller: { id: subject }, input: { idempotencyKey: key }, now: 0 }, 'r'),
      ),
  ],
}

type Keys = Record<'pk' | 'sk' | 'gsi1pk' | 'gsi1sk' | 'gsi2pk' | 'gsi2sk' | 'gsi3pk' | 'gsi3sk', string>

const keysOf = (operation: ReturnType<Put>) => (operation.params({ table: 't' }) as { Item: Keys }).Item

/** One item of any entity, with ids of its own. */
const anyItem = fc
  .constantFrom(...Object.entries(PUTS))
  .chain(([name, [count, put]]) =>
    fc.array(id, { minLength: count, maxLength: count }).map((ids) => ({ name, ids, keys: keysOf(put(...ids)) })),
  )

describe('the keys of the table', () => {
  it('are tried here for every entity', () => {
    const names = Object.values(entities).flatMap((value) => ('schema' in value ? [value.schema.model.entity] : []))
    expect(Object.keys(PUTS).sort()).toEqual(names.sort())
  })

  it.each(Object.entries(PUTS))('of %s differ whenever its ids do', (_name, [count, put]) => {
    const ids = fc.array(id, { minLength: count, maxLength: count })
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        const [one, other] = [keysOf(put(...a)), keysOf(put(...b))]
        expect(one.pk === other.pk && one.sk === other.sk).toBe(JSON.stringify(a) === JSON.stringify(b))
      }),
    )
  })

  it('are never those of another entity, whatever the ids', () => {
    fc.assert(
      fc.property(anyItem, anyItem, (a, b) => {
        fc.pre(a.name !== b.name)
        expect(`${a.keys.pk} ${a.keys.sk}`).not.toBe(`${b.keys.pk} ${b.keys.sk}`)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['Acme', 'acme'],
    ['a_b', 'ab'],
    ['a_', 'a'],
    ['a-b', 'a_b'],
  ])('keep "%s" and "%s" apart', (a, b) => {
    for (const [, [count, put]] of Object.values(PUTS).map((entry) => ['', entry] as const)) {
      const rest = Array.from({ length: count - 1 }, () => 'x')
      expect(keysOf(put(a, ...rest))).not.toMatchObject({ pk: keysOf(put(b, ...rest)).pk })
    }
  })

  it('do not move a border between two ids: (a, b_c) is not (a_b, c)', () => {
    const border = fc.tuple(id, id, id).filter((ids) => ids.join('_').length < 60)
    fc.assert(
      fc.property(border, ([a, b, c]) => {
        const [one, other] = [walletRecordOf({ operatorId: a, customerId: `${b}_${c}` }), { operatorId: `${a}_${b}` }]
        const keys = [Wallet.put(one), Wallet.put(walletRecordOf({ ...other, customerId: c }))].map(keysOf)
        expect(keys[0]?.pk).not.toBe(keys[1]?.pk)
      }),
    )
  })
})

describe('the keys of the indexes', () => {
  it('part tenants: two vends lie together only with the same operator and machine, or the same customer', () => {
    fc.assert(
      fc.property(id, id, id, id, id, id, (o1, m1, c1, o2, m2, c2) => {
        const one = keysOf(Vend.put(vendRecordOf({ operatorId: o1, machineId: m1, customerId: c1 })))
        const other = keysOf(Vend.put(vendRecordOf({ operatorId: o2, machineId: m2, customerId: c2 })))
        expect(one.gsi2pk === other.gsi2pk).toBe(o1 === o2 && m1 === m2)
        expect(one.gsi3pk === other.gsi3pk).toBe(c1 === c2)
      }),
    )
  })

  it("keep an operator's machines and products apart, and operators from each other", () => {
    fc.assert(
      fc.property(id, id, id, id, (o1, machineId, o2, productId) => {
        const machine = keysOf(Machine.put(machineOf({ operatorId: o1, machineId })))
        const product = keysOf(Product.put(productOf({ operatorId: o2, productId })))
        expect(machine.gsi1pk === product.gsi1pk).toBe(o1 === o2)
        expect(machine.gsi1sk.startsWith('$machine_1#')).toBe(true)
        expect(product.gsi1sk.startsWith('$product_1#')).toBe(true)
      }),
    )
  })
})

describe('an index that only some items are in', () => {
  const { customerId: _, ...guests } = vendRecordOf()
  const cardSale = entities.topUpTransfer({ operatorId: 'o', transferId: 't', createdAt: AT }, 1, 'EUR')

  it.each([
    ['of customers has no guest', Vend.put(guests), 'gsi3'],
    ['of what is due has no vend that is settled', Vend.put(vendRecordOf()), 'gsi4'],
    ['of what is due has no top-up that is settled', TopUp.put(topUpOf('t1')), 'gsi4'],
    ['of wallets has no transfer that moved none', Transfer.put(cardSale), 'gsi3'],
    [
      'of machines to refill has none that is full',
      LowStock.put({ machineId: 'm1', operatorId: 'o', slots: {}, seen: '1', changedAt: AT }),
      'gsi1',
    ],
  ])('%s: they would all lie under one key', (_what, put, index) => {
    expect(Object.keys(keysOf(put)).filter((name) => name.startsWith(index))).toEqual([])
  })

  it('keeps the order of time', () => {
    const at = (createdAt: string) => keysOf(Vend.put(vendRecordOf({ createdAt }))).gsi3sk
    const times = ['2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00.001Z', '2026-11-01T00:00:00.000Z']
    expect(times.map(at).toSorted()).toEqual(times.map(at))
  })
})

describe("the Query of a machine's page", () => {
  it('finds the machine and its state, and nothing else that lies with a machine', () => {
    const { ExpressionAttributeValues } = machinePage('M').params({ table: 't' }) as {
      ExpressionAttributeValues: Record<string, string>
    }
    const { ':pk': partition, ':sk1': prefix = '' } = ExpressionAttributeValues
    const found = Object.entries(PUTS).filter(([, [count, put]]) => {
      const { pk, sk } = keysOf(put('M', ...Array.from({ length: count - 1 }, () => 'page')))
      return pk === partition && sk.startsWith(prefix)
    })
    expect(found.map(([name]) => name)).toEqual(['machine', 'machineState'])
  })
})
