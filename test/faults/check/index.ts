import type { Evidence, Invariant } from './evidence.ts'
import { figuresAreRecomputed, pointsAreRecomputed } from './figures.ts'
import { capturedIsSold, capturedOnce, closingsAddUp, ledgerAddsUp, nothingBelowZero } from './money.ts'
import { offlineSalesCountOnce } from './offline.ts'
import { pricesFollowTax } from './prices.ts'
import {
  acknowledgedIsDurable,
  agesAreProven,
  noNeedlessDecline,
  noUnforeseenError,
  oneVendAKey,
  suppliedOnce,
} from './promises.ts'
import { noNeedlessRefusal, providerAgrees } from './provider.ts'
import { booksTellTheTruth, everythingEnds, oneSweepEnds, statesMoveForward } from './states.ts'
import { unitsAddUp } from './stock.ts'
import { oneTenantAnItem } from './tenants.ts'
import { vouchersPayOnce } from './vouchers.ts'

/** What must hold when a simulation is over, whatever went wrong in it. */
export const INVARIANTS: readonly Invariant[] = [
  ledgerAddsUp,
  closingsAddUp,
  nothingBelowZero,
  capturedIsSold,
  booksTellTheTruth,
  oneVendAKey,
  suppliedOnce,
  offlineSalesCountOnce,
  pricesFollowTax,
  capturedOnce,
  acknowledgedIsDurable,
  noUnforeseenError,
  unitsAddUp,
  vouchersPayOnce,
  noNeedlessDecline,
  noNeedlessRefusal,
  agesAreProven,
  providerAgrees,
  figuresAreRecomputed,
  pointsAreRecomputed,
  oneSweepEnds,
  everythingEnds,
  statesMoveForward,
  oneTenantAnItem,
]

/** Every sentence in which the evidence contradicts an invariant, with the invariant's number. */
export const check = (evidence: Evidence): string[] =>
  INVARIANTS.flatMap((invariant) => invariant.check(evidence).map((sentence) => `(${invariant.number}) ${sentence}`))
