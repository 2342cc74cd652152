import { type Client, makeMachineKey } from '@dispense/simulator'
import { expect, vi } from 'vitest'
import {
  CreateExportDocument,
  CreateProductDocument,
  CreatePromotionDocument,
  CreateUploadDocument,
  EnrolMachineDocument,
  InvitePersonDocument,
  ListAlertsDocument,
  ListExceptionsDocument,
  ListExportsDocument,
  ListMachinesDocument,
  ListPeopleDocument,
  ListProductsDocument,
  ListPromotionsDocument,
  ListVendsDocument,
  RecordRestockDocument,
  RegisterMachineDocument,
  ReportTelemetryDocument,
  SendMachineCommandDocument,
  TopUpWalletDocument,
} from '../generated/operations.ts'
import { guest, person, refusal, tokenOf } from './callers.ts'
import { untilCounted } from './counted.ts'
import { buy, fund, newKey, openShop, type Shop } from './shop.ts'

/** One operator's side of the world: an id of everything it has. */
export interface Side {
  operatorId: string
  machineId: string
  code: string
  publicKey: string
  productId: string
  promotionId: string
  /** Somebody who was invited. */
  person: { id: string; email: string }
  /** A file that its owner may send. */
  uploadId: string
  exportId: string
  /** A report of its machine that was refused. */
  exceptionId: string
  /** A machine that can sell its product at once, and one to be changed. */
  idle: { machineId: string; productId: string }
  spareMachineId: string
  /** A machine that sells nothing. */
  unsoldMachineId: string
  /** A command that its machine was sent. */
  commandSequence: number
  /** A code that a controller can enrol with, and one that was used. */
  enrolmentCode: { open: string; used: string }
  /** A vend in each state that a mutation starts from, each at a machine of its own. `report` is at `machineId`. */
  vendIds: { cancel: string; acknowledge: string; report: string; sold: string }
  /** A key that the operator's owner has used for whatever takes one, and its customer for a top-up. */
  key: string
  /** The end of a first page of each of its lists. */
  nextTokens: Record<'exceptions' | 'exports' | 'machines' | 'people' | 'products' | 'promotions' | 'vends', string>
  /** Who works for it, by a name for the message of a failing test. */
  identities: Record<string, Client>
  /** Words that stand in its data and nowhere else. */
  secrets: readonly string[]
}

/** Two operators, of whom A must not reach B. */
export interface World {
  a: Side
  b: Side
}

/** Makes the world: A is acme, B is globex. */
export const makeWorld = async (): Promise<World> => {
  const [a, b] = await Promise.all([makeSide('acme'), makeSide('globex')])
  return { a, b }
}

const makeSide = async (operatorId: string): Promise<Side> => {
  const secret = `secret-${crypto.randomUUID()}`
  const open = () => openShop({ A1: {} }, { operatorId, label: ` ${secret}` })
  const [main, second, third, idle, spare] = await Promise.all([open(), open(), open(), open(), open()])
  const customer = person('customer:cleo')
  await fund(customer, main, 2000)
  const sold = await buy(customer, main)
  await main.controller.acknowledge(sold.id, 1)
  await main.controller.report(sold.id, { outcome: 'SUCCESS' }, 2)
  // Another one, whose points stay when the first is refunded.
  const kept = await buy(customer, main)
  await main.controller.acknowledge(kept.id, 3)
  await main.controller.report(kept.id, { outcome: 'SUCCESS' }, 4)
  for (const { id } of [sold, kept]) await untilCounted(main, customer, id)
  const report = await buy(customer, main)
  await main.controller.acknowledge(report.id, 5)
  const vendIds = {
    cancel: (await buy(customer, third)).id,
    acknowledge: (await buy(customer, second)).id,
    report: report.id,
    sold: sold.id,
  }
  await openAlert(main)
  const machineIds = [main, second, third, idle, spare].map(({ machineId }) => machineId)
  return {
    operatorId,
    machineId: main.machineId,
    code: main.code,
    publicKey: main.controller.key.privateKey.x,
    productId: main.offer().productId,
    promotionId: await addPromotion(main, secret),
    person: await invite(main),
    uploadId: await addUpload(main),
    exportId: await addExports(main),
    exceptionId: await addExceptions(main, sold.id),
    commandSequence: await command(main),
    idle: { machineId: idle.machineId, productId: idle.offer().productId },
    spareMachineId: spare.machineId,
    ...(await addUnsold(main, secret)),
    vendIds,
    key: await useKey(main, customer, secret),
    nextTokens: await nextTokensOf(main),
    identities: {
      owner: person(`owner:${operatorId}`),
      driver: person(`driver:${operatorId}`),
      viewer: person(`viewer:${operatorId}`),
      machine: main.controller.client,
      'second machine': second.controller.client,
    },
    secrets: [secret, sold.id, ...machineIds, ...Object.values(vendIds)],
  }
}

/** Uses one key for every command that takes one, so that whoever could replay it would read what it made. */
const useKey = async (
  { operatorId, currency, owner, machineId, controller }: Shop,
  customer: Client,
  secret: string,
) => {
  const idempotencyKey = newKey()
  const money = { amount: 1, currency }
  const name = `Made with a key ${secret}`
  await customer.request(TopUpWalletDocument, { input: { operatorId, amount: money, idempotencyKey } })
  await owner.request(CreateProductDocument, { input: { name, price: money, idempotencyKey } })
  const email = `${newKey()}@${operatorId}.example`
  await owner.request(InvitePersonDocument, { input: { email, name: secret, role: 'VIEWER', idempotencyKey } })
  const slots = [{ code: 'A1', added: 1 }]
  await owner.request(RecordRestockDocument, { input: { machineId, slots, idempotencyKey } })
  await owner.request(CreatePromotionDocument, {
    input: { name: secret, discount: { percent: 5 }, endDate: '2020-01-01', idempotencyKey },
  })
  const tax = { ratePpm: 0, inclusive: true }
  const publicKey = controller.key.privateKey.x
  await owner.request(RegisterMachineDocument, { input: { name, place: secret, tax, publicKey, idempotencyKey } })
  return idempotencyKey
}

/** Three machines that sell nothing: one whose code is open, one whose code was used, and one to be changed. */
const addUnsold = async ({ owner }: Shop, secret: string) => {
  const tax = { ratePpm: 0, inclusive: true }
  const add = async () => {
    const input = { name: secret, place: secret, tax, idempotencyKey: newKey() }
    return (await owner.request(RegisterMachineDocument, { input })).registerMachine
  }
  const [open, used, third] = [await add(), await add(), await add()]
  const [openCode, usedCode] = [open, used].map(({ enrolment }) => enrolment?.code ?? '') as [string, string]
  const { privateKey } = await makeMachineKey(used.id)
  await guest.request(EnrolMachineDocument, { input: { code: usedCode, publicKey: privateKey.x } })
  return { unsoldMachineId: third.id, enrolmentCode: { open: openCode, used: usedCode } }
}

const addUpload = async ({ owner, machineId }: Shop): Promise<string> => {
  const about = { kind: 'AUDIT_FILE' as const, contentType: 'text/plain', machineId }
  const input = { ...about, size: 100, idempotencyKey: newKey() }
  return (await owner.request(CreateUploadDocument, { input })).createUpload.id
}

/** Two exports of the ledger's past; gives the second. */
const addExports = async ({ owner }: Shop) => {
  const period = { from: '2026-01-01T00:00:00.000Z', to: '2026-01-02T00:00:00.000Z' }
  const input = { kind: 'LEDGER' as const, format: 'CSV' as const, ...period }
  await owner.request(CreateExportDocument, { input: { ...input, idempotencyKey: newKey() } })
  const second = await owner.request(CreateExportDocument, { input: { ...input, idempotencyKey: newKey() } })
  // A worker changes them until then, whoever looks.
  const made = async () =>
    (await owner.request(ListExportsDocument, { limit: 10 })).exports?.items.map(({ state }) => state)
  await vi.waitFor(async () => expect(new Set(await made())).toEqual(new Set(['DONE'])), {
    timeout: 30_000,
    interval: 200,
  })
  return second.createExport.id
}

/** Two promotions that were over before anything is sold; gives the second. */
const addPromotion = async ({ owner }: Shop, secret: string) => {
  const input = { name: secret.slice(0, 60), discount: { percent: 5 }, endDate: '2020-01-01' }
  await owner.request(CreatePromotionDocument, { input: { ...input, idempotencyKey: newKey() } })
  const second = await owner.request(CreatePromotionDocument, { input: { ...input, idempotencyKey: newKey() } })
  return second.createPromotion.id
}

/** Invites somebody; everybody else of the operator has signed in before, so that no other chapter's sign-in changes a person. */
const invite = async ({ operatorId, owner }: Shop) => {
  await Promise.all(['owner', 'driver', 'viewer'].map((role) => tokenOf(`${role}:${operatorId}`)))
  const email = `${newKey()}@${operatorId}.example`
  const input = { email, role: 'VIEWER', idempotencyKey: newKey() } as const
  return (await owner.request(InvitePersonDocument, { input })).invitePerson
}

/** Waits until it is known that the coin mechanism of the machine is broken. */
const openAlert = async ({ owner, controller, machineId }: Shop) => {
  await controller.client.request(ReportTelemetryDocument, { input: { sequence: 1, coinMech: 'FAULT' } })
  const opened = async () => (await owner.request(ListAlertsDocument, { machineId })).alerts.items.length
  await vi.waitFor(async () => expect(await opened()).toBeGreaterThan(0), { timeout: 30_000, interval: 200 })
}

/** Has the machine of the side reboot. */
const command = async ({ owner, machineId }: Shop) => {
  const input = { machineId, kind: 'REBOOT', idempotencyKey: newKey() } as const
  return (await owner.request(SendMachineCommandDocument, { input })).sendMachineCommand.sequence
}

/** Two reports that come too late; gives the exception of one. */
const addExceptions = async ({ owner, controller, machineId }: Shop, vendId: string) => {
  for (const sequence of [900, 901]) await refusal(controller.acknowledge(vendId, sequence))
  const { exceptions } = await owner.request(ListExceptionsDocument, { limit: 100 })
  return exceptions.items.find((one) => one.machineId === machineId)?.id ?? ''
}

const nextTokensOf = async ({ owner, machineId }: Shop) => {
  const { machines } = await owner.request(ListMachinesDocument, { limit: 1 })
  const { products } = await owner.request(ListProductsDocument, { limit: 1 })
  const { people } = await owner.request(ListPeopleDocument, { limit: 1 })
  const { promotions } = await owner.request(ListPromotionsDocument, { limit: 1 })
  const { vends } = await owner.request(ListVendsDocument, { machineId, limit: 1 })
  const { exceptions } = await owner.request(ListExceptionsDocument, { limit: 1 })
  const { exports } = await owner.request(ListExportsDocument, { limit: 1 })
  return {
    exceptions: exceptions.nextToken ?? '',
    exports: exports.nextToken ?? '',
    machines: machines.nextToken ?? '',
    people: people.nextToken ?? '',
    products: products.nextToken ?? '',
    promotions: promotions.nextToken ?? '',
    vends: vends.nextToken ?? '',
  }
}
