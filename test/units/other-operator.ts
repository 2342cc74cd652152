import { countEvent, type SalesEvent, SHARDS } from '@dispense/core'
import { Operator, Transfer, topUpTransfer } from '@dispense/core/entities'
import { person } from './fleet.ts'
import type { Caller, Door } from './shop.ts'

/** How many transfers lie under each of its keys. */
const PER_KEY = 2

/** At how many machines something was sold. */
const MACHINES = 20

const DAY_MS = 24 * 60 * 60 * 1000

/** In the week until today, at whatever time the units are measured. */
export const yesterday = (): string => new Date(Date.now() - DAY_MS).toISOString().slice(0, 10)

/**
 * An operator besides the fleet's, with 32 top-ups and sales at 20 machines on one day, all of whose ids are fixed. What lies
 * under several keys is spread over them by its ids: of ids that are new in every run it costs another number to read.
 * @returns one of its owners
 */
export async function otherOperator(name: string, { electro }: Pick<Door, 'electro'>): Promise<Caller> {
  const operatorId = name.padEnd(26, '0')
  const createdAt = `${yesterday()}T12:00:00.000Z`
  await Operator.put({ operatorId, name, currency: 'EUR', createdAt }).go(electro())
  const perKey = Array.from({ length: SHARDS }, () => 0)
  for (let number = 0; perKey.some((count) => count < PER_KEY); number += 1) {
    const of = { operatorId, customerId: idOf('customer', 1), transferId: idOf('top-up', number), createdAt }
    const transfer = topUpTransfer(of, 2000, 'EUR', 50)
    const count = perKey[transfer.shard] ?? 0
    if (count === PER_KEY) continue
    perKey[transfer.shard] = count + 1
    await Transfer.put(transfer).go(electro())
  }
  for (let number = 0; number < MACHINES; number += 1)
    await countEvent(saleOf(operatorId, number, createdAt)).go(electro())
  return person({ 'custom:operatorId': operatorId, groups: ['owner'] })
}

/** As long as an id in production. */
const idOf = (kind: string, number: number): string => `${kind}-${number}`.padEnd(26, '0')

function saleOf(operatorId: string, number: number, createdAt: string): SalesEvent {
  const vendId = idOf('vend', number)
  const price = { base: 150, net: 126, tax: 24, deposit: 0, total: 150, currency: 'EUR' }
  const rule = { ratePpm: 190_000, inclusive: true, planogramVersion: 1 }
  const vend = {
    vendId,
    operatorId,
    machineId: idOf('machine', number),
    slot: 'A1',
    product: { productId: idOf('product', 1), name: 'Orange lemonade, sugar-free' },
    price: { ...price, ...rule },
    payment: 'WALLET' as const,
    createdAt,
  }
  return { eventId: vendId, kind: 'SALE', vend }
}
