import { settledBy } from '../actors/caller.ts'
import { isProvenAdult } from '../world/callers.ts'
import type { ApiCall } from '../world/cloud.ts'
import type { Item } from '../world/table.ts'
import {
  complain,
  type Evidence,
  entities,
  type Invariant,
  type StateItem,
  type VendItem,
  type WalletItem,
} from './evidence.ts'

/** (4) */
export const oneVendAKey: Invariant = {
  number: 4,
  title: 'at most one vend for each tenant and key, and the same key with other input is an error',
  check({ purchases, history }) {
    const made = history.of('vend').map(([first]) => ({ vendId: first?.item.vendId, by: first?.by }))
    return purchases.flatMap(({ name, started, reused }) => {
      const ids = new Set(made.filter(({ by }) => by?.startsWith(`${name}.`)).map(({ vendId }) => vendId))
      for (const answer of started) if ('data' in answer) ids.add(answer.data.startVend.id)
      const refused = !reused || !('data' in reused)
      return [
        ...complain(ids.size <= 1, `purchase ${name} made ${ids.size} vends with one key: ${[...ids].join(', ')}`),
        ...complain(refused, `purchase ${name}: its key was taken again with another input`),
        ...complain(
          !reused ||
            !('code' in reused) ||
            ['IDEMPOTENCY_KEY_REUSED', 'INTERNAL', 'CONFLICT', 'TIMEOUT'].includes(reused.code),
          `purchase ${name}: its key with another input was answered ${JSON.stringify(reused)}`,
        ),
      ]
    })
  },
}

/** (4) and (6), for what is supplied: once under its key, and there when it was acknowledged. */
export const suppliedOnce: Invariant = {
  number: 4,
  title:
    'a top-up, a restock, a voucher and a refund are done at most once under their key, and are there when acknowledged',
  check: ({ supplies, purchases, history, attributed }) =>
    (attributed ? [...supplies, ...purchases.flatMap(({ more }) => more)] : []).flatMap(({ name, makes, heard }) => {
      const made = history.of(makes).filter(([first]) => first?.by?.startsWith(`${name}.`)).length
      const acknowledged = 'data' in settledBy(heard)
      return [
        ...complain(made <= 1, `${name} was done ${made} times under one key`),
        ...complain(made === 1 || !acknowledged, `${name} was acknowledged, and it is not there`),
      ]
    }),
}

/** (6) */
export const acknowledgedIsDurable: Invariant = {
  number: 6,
  title: 'what was acknowledged is durable and readable',
  check({ purchases, items }) {
    const vends = new Map(entities<VendItem>(items, 'vend').map((vend) => [vend.vendId, vend]))
    return purchases.flatMap(({ name, started, seen, customerId }) => {
      const answer = settledBy(started)
      if (!('data' in answer)) return []
      const vend = vends.get(answer.data.startVend.id)
      return [
        ...complain(vend?.customerId === customerId, `purchase ${name} was acknowledged, and its vend is not there`),
        ...complain(
          !seen || !('data' in seen) || seen.data.vend?.id === answer.data.startVend.id,
          `purchase ${name} was acknowledged, and could not be read right after`,
        ),
      ]
    })
  },
}

/** (8) */
export const noNeedlessDecline: Invariant = {
  number: 8,
  title: 'no decline when funds and stock suffice',
  check: (evidence) =>
    evidence.cloud.calls
      .filter(({ operation, answer }) => operation === 'StartVend' && 'code' in answer)
      .flatMap((call) => needless(evidence, call)),
}

/** Codes that say nothing about funds or stock. */
const NO_DECLINE: ReadonlySet<string> = new Set(['IDEMPOTENCY_KEY_REUSED', 'CONFLICT', 'TIMEOUT', 'INTERNAL'])

function needless({ history, purchases }: Evidence, { name, answer, from, to }: ApiCall): string[] {
  const offer = purchases.find((purchase) => name.startsWith(`${purchase.name}.`))?.offer
  const customerId = purchases.find((purchase) => name.startsWith(`${purchase.name}.`))?.customerId
  const code = 'code' in answer ? answer.code : ''
  if (!offer || NO_DECLINE.has(code)) return []
  const wallets = () =>
    history.during('wallet', (item) => item.operatorId === offer.operatorId && item.customerId === customerId, from, to)
  const states = () => history.during('machineState', (item) => item.machineId === offer.machineId, from, to)
  const reasons: Record<string, () => boolean> = {
    INSUFFICIENT_FUNDS: () => wallets().some((item) => (item as unknown as WalletItem).balance < offer.total.amount),
    SOLD_OUT: () => states().some((item) => stateOf(item).stock[offer.slot] === 0),
    SLOT_DISABLED: () => states().some((item) => stateOf(item).jammed?.[offer.slot] !== undefined),
    AGE_PROOF_NEEDED: () => offer.minimumAge !== null && !isProvenAdult(customerId),
    AGE_TOO_YOUNG: () => offer.minimumAge !== null && !isProvenAdult(customerId),
    MACHINE_BUSY: () => states().some((item) => stateOf(item).activeVendId !== undefined),
  }
  const holds = reasons[code]?.() ?? false
  return complain(holds, `${name} was refused with ${code}, and at no moment of the call that was so`)
}

/** The other side of (8): nothing is let through either that needs proof of age. */
export const agesAreProven: Invariant = {
  number: 8,
  title: 'nobody buys without proof of age what needs it',
  check: ({ items, shop }) =>
    entities<VendItem>(items, 'vend').flatMap(({ vendId, machineId, slot, customerId }) => {
      const offers = shop.machines.find((machine) => machine.machineId === machineId)?.offers ?? []
      const isFree = offers.some((offer) => offer.slot === slot && offer.minimumAge === null)
      const buyer = customerId ?? 'a guest'
      return complain(isFree || isProvenAdult(customerId), `vend ${vendId} was sold to ${buyer} without proof of age`)
    }),
}

const stateOf = (item: Item) => item as unknown as StateItem

/** What the database and the network may say when all attempts have failed. */
const INFRASTRUCTURE =
  /ECONNRESET|socket hang up|Throttling|Throughput|TimeoutError|gave no answer within|Connection timed out|Transaction cancelled|TransactionCanceled|TransactionConflict|Transaction is ongoing|left \d+ unprocessed/

/** Part of (6): an error that nobody foresaw is only ever the database's or the network's. */
export const noUnforeseenError: Invariant = {
  number: 6,
  title: 'no error but those of the database and the network is left unforeseen',
  check: ({ cloud }) => cloud.simulation.unforeseen.filter((text) => !INFRASTRUCTURE.test(text)),
}
