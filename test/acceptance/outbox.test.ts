import { expect, test, vi } from 'vitest'
import {
  AcknowledgeCommandDocument,
  MachineCommandsDocument,
  SendMachineCommandDocument,
  type SendMachineCommandInput,
  SentCommandsDocument,
} from './generated/operations.ts'
import { codeOf, machine, ownCustomers, person, refusal } from './kit/callers.ts'
import { machineLive } from './kit/live.ts'
import { buy, fund, newKey, openShop, type Shop, slotOf } from './kit/shop.ts'

const own = ownCustomers(import.meta.filename)

const owner = person('owner:acme')
const ada = person(own('ada'))

type What = Omit<SendMachineCommandInput, 'machineId' | 'idempotencyKey'>

const send = async ({ machineId }: Shop, what: What, idempotencyKey = newKey()) =>
  (await owner.request(SendMachineCommandDocument, { input: { machineId, idempotencyKey, ...what } }))
    .sendMachineCommand

/** What the machine finds when it comes back. */
const missed = async ({ controller }: Shop, after = 0, limit = 20) =>
  (await controller.client.request(MachineCommandsDocument, { after, limit })).machineCommands

const acknowledge = ({ controller }: Shop, sequence: number, outcome: 'DONE' | 'FAILED' = 'DONE') =>
  controller.client.request(AcknowledgeCommandDocument, { input: { sequence, outcome } })

test('a machine that listens is told at once', async () => {
  const shop = await openShop()
  const live = machineLive(shop.controller.key)
  const query = 'subscription ($id: ID!) { onMachineCommand(machineId: $id) { sequence kind slot } }'
  try {
    const watch = live.watch(query, { id: shop.machineId })
    const kinds = () => watch.events.map(({ data }) => (data?.onMachineCommand as { kind: string } | undefined)?.kind)
    // Whether it listens already nobody says: what is sent until then is in the outbox.
    await vi.waitFor(
      async () => {
        await send(shop, { kind: 'REBOOT' })
        expect(kinds()).toContain('REBOOT')
      },
      { timeout: 20_000, interval: 500 },
    )
  } finally {
    await live.end()
  }
})

test('a machine that was away finds what it missed in order, vends and commands alike, and nothing twice', async () => {
  const shop = await openShop({ A1: {}, A2: {} })
  await fund(ada, shop, 1000)
  await send(shop, { kind: 'REBOOT' })
  const { id } = await buy(ada, shop)
  await send(shop, { kind: 'DISABLE_SLOT', slot: 'A2' })
  const all = await missed(shop)
  expect(all.map(({ kind }) => kind)).toEqual(['REBOOT', 'DISPENSE', 'DISABLE_SLOT'])
  expect(all[1]?.vend?.id).toBe(id)
  const numbers = all.map(({ sequence }) => sequence)
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b))
  // Page by page it is the same.
  const paged: number[] = []
  for (let after = 0; ; ) {
    const [next] = await missed(shop, after, 1)
    if (!next) break
    paged.push(next.sequence)
    after = next.sequence
  }
  expect(paged).toEqual(numbers)
  await acknowledge(shop, numbers[0] ?? 0)
  await shop.controller.acknowledge(id)
  await shop.controller.report(id, { outcome: 'SUCCESS' })
  expect((await missed(shop)).map(({ kind }) => kind)).toEqual(['DISABLE_SLOT'])
  await acknowledge(shop, numbers[2] ?? 0)
  expect(await missed(shop)).toEqual([])
})

test('a slot that is disabled from afar sells nothing at once, and a price that is set is the price', async () => {
  const shop = await openShop({ A1: {}, A2: {} })
  await fund(ada, shop, 1000)
  await send(shop, { kind: 'DISABLE_SLOT', slot: 'A1' })
  expect((await refusal(buy(ada, shop))).code).toBe('SLOT_DISABLED')
  await send(shop, { kind: 'SET_PRICE', slot: 'A2', price: { amount: 300, currency: 'EUR' } })
  expect((await refusal(buy(ada, shop, 'A2'))).code).toBe('PRICE_CHANGED')
  expect(slotOf(await shop.look(), 'A2').total.amount).toBe(300)
  await send(shop, { kind: 'ENABLE_SLOT', slot: 'A1' })
  expect((await buy(ada, shop)).state).toBe('AUTHORIZED')
})

test('the owner sees what became of a command; what the machine said first stays', async () => {
  const shop = await openShop()
  const key = newKey()
  const { sequence } = await send(shop, { kind: 'REBOOT' }, key)
  expect((await send(shop, { kind: 'REBOOT' }, key)).sequence).toBe(sequence)
  for (const _ of ['once', 'twice']) await acknowledge(shop, sequence, 'FAILED')
  expect((await refusal(acknowledge(shop, sequence, 'DONE'))).code).toBe('COMMAND_OVER')
  const { machine: seen } = await owner.request(SentCommandsDocument, { machineId: shop.machineId })
  expect(seen?.commands.items).toMatchObject([{ sequence, kind: 'REBOOT', state: 'FAILED' }])
})

test('nobody but its own operator commands a machine, and no machine reads the outbox of another', async () => {
  const [shop, other] = [await openShop(), await openShop()]
  const { sequence } = await send(shop, { kind: 'REBOOT' })
  const input = { machineId: shop.machineId, kind: 'REBOOT', idempotencyKey: newKey() } as const
  const stranger = person('owner:globex').request(SendMachineCommandDocument, { input })
  expect((await refusal(stranger)).code).toBe('NOT_FOUND')
  for (const identity of ['driver:acme', 'viewer:acme', own('ada')]) {
    expect(codeOf(await person(identity).send(SendMachineCommandDocument, { input }))).toBe('Unauthorized')
  }
  expect(await missed(other)).toEqual([])
  const foreign = machine(other.controller.key).request(AcknowledgeCommandDocument, {
    input: { sequence, outcome: 'DONE' },
  })
  expect((await refusal(foreign)).code).toBe('NOT_FOUND')
  expect(await missed(shop)).toHaveLength(1)
})
