import { complain, entities, type Invariant, SOLD, type TableInvariant, type VendItem } from './evidence.ts'

/** The ways that a vend may go, from the design, not from the code that is checked. */
const AHEAD: Record<string, readonly string[]> = {
  PENDING: ['AUTHORIZED', 'DECLINED', 'CANCELLED', 'EXPIRED'],
  AUTHORIZED: ['DISPENSING', 'CANCELLED', 'EXPIRED'],
  DISPENSING: ['COMPLETED', 'FAILED', 'OUTCOME_UNKNOWN'],
  OUTCOME_UNKNOWN: ['COMPLETED', 'FAILED'],
  COMPLETED: ['REFUNDED'],
}

const FAILED: ReadonlySet<string> = new Set(['FAILED'])

const ENDED: ReadonlySet<string> = new Set(['COMPLETED', 'REFUNDED', 'DECLINED', 'CANCELLED', 'EXPIRED', 'FAILED'])

/** (9) */
export const everythingEnds: TableInvariant = {
  number: 9,
  title: 'nothing is left under way after its deadline and a sweep, but what is listed for a person',
  check({ items }) {
    const listed = new Set(entities<{ vendId: string }>(items, 'exception').map(({ vendId }) => vendId))
    return entities<VendItem>(items, 'vend').flatMap(({ vendId, state, due, card }) => {
      const waits = state === 'OUTCOME_UNKNOWN' && listed.has(vendId)
      const isOpen = due !== undefined && !waits
      return [
        ...complain(ENDED.has(state) || waits, `vend ${vendId} is still ${state}`),
        ...complain(!isOpen, `vend ${vendId} is ${state} with its card ${card?.status}, and is still due`),
        ...complain(card?.status !== 'LOST' || listed.has(vendId), `the money of vend ${vendId} is lost, unlisted`),
      ]
    })
  },
}

/** (9), of one sweep alone; what waits for the provider may take the next, which `everythingEnds` looks at. */
export const oneSweepEnds: Invariant = {
  number: 9,
  title: 'no vend has its machine to itself after its deadline and one sweep',
  check: ({ afterOne }) =>
    entities<VendItem>(afterOne, 'vend').flatMap(({ vendId, state }) =>
      complain(
        ENDED.has(state) || state === 'OUTCOME_UNKNOWN',
        `after its deadline and a sweep vend ${vendId} is still ${state}`,
      ),
    ),
}

/** (10) */
export const statesMoveForward: Invariant = {
  number: 10,
  title: 'states only move forward',
  check: ({ history }) =>
    history.of('vend').flatMap((versions) =>
      versions.slice(1).flatMap(({ item, by }, i) => {
        const [before, after] = [String(versions[i]?.item.state), String(item.state)]
        return complain(
          before === after || (AHEAD[before]?.includes(after) ?? false),
          `vend ${item.vendId} went from ${before} to ${after}, by ${by}`,
        )
      }),
    ),
}

/** What the hardware did is what the books say; where they cannot agree, an exception says so. */
export const booksTellTheTruth: Invariant = {
  number: 3,
  title: 'a vend is completed when its drink fell, and only then, or else there is an exception for a person',
  check({ items, controllers }) {
    const did = new Map(controllers.flatMap(({ done }) => [...done]))
    const exceptions = new Set(
      entities<{ vendId: string; code: string }>(items, 'exception').flatMap(({ vendId, code }) =>
        code === 'REFUND_REQUESTED' ? [] : vendId,
      ),
    )
    const vends = entities<VendItem>(items, 'vend').filter(({ offline }) => !offline)
    return vends.flatMap(({ vendId, state, resolution, product }) => {
      const done = did.get(vendId)
      if (resolution) {
        const decided = resolution.outcome === 'DISPENSED' ? SOLD : FAILED
        return complain(decided.has(state), `vend ${vendId} is ${state}, and a person decided ${resolution.outcome}`)
      }
      if (!done)
        return complain(!SOLD.has(state) && state !== 'FAILED', `vend ${vendId} is ${state}; no machine did it`)
      if (done.outcome === 'SILENCE') return complain(!done.agreed || !ENDED.has(state), silent(vendId, state))
      // It began before the cloud had agreed, and the vend went another way meanwhile.
      const listed = !done.agreed && exceptions.has(vendId)
      if (done.outcome === 'FAILURE' && product.minimumAge !== undefined) {
        const waits = state === 'OUTCOME_UNKNOWN' && exceptions.has(vendId)
        return complain(
          waits || listed,
          `vend ${vendId}, which needs proof of age, failed and is ${state} without a person's word`,
        )
      }
      const expected = done.outcome === 'FAILURE' ? FAILED : SOLD
      return complain(expected.has(state) || listed, `vend ${vendId} is ${state}; the machine had a ${done.outcome}`)
    })
  },
}

const silent = (vendId: string, state: string): string => `vend ${vendId} is ${state}, and its machine said nothing`
