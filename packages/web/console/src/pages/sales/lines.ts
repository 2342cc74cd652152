import type { SalesLinePartsFragment, SumsPartsFragment } from '../../generated/graphql.ts'

/** Sums of two periods side by side. */
export interface Compared {
  key: string
  label: string
  now: SumsPartsFragment
  before: SumsPartsFragment
}

/** The sums of nothing. */
export const nothing = (currency: string): SumsPartsFragment => ({
  ...{ vends: 0, failed: 0 },
  total: { amount: 0, currency },
  refunded: { amount: 0, currency },
})

type Lines = readonly SalesLinePartsFragment[]

/** The lines of both periods under these keys, in their order: where nothing was sold the sums are 0. */
export function atKeys(
  keys: readonly { key: string; before?: string; label: string }[],
  { now, before }: { now: Lines; before: Lines },
  currency: string,
): Compared[] {
  const [present, past] = [sumsByKey(now), sumsByKey(before)]
  return keys.map(({ key, before: other = key, label }) => ({
    ...{ key, label },
    now: present.get(key) ?? nothing(currency),
    before: past.get(other) ?? nothing(currency),
  }))
}

const sumsByKey = (lines: Lines) => new Map(lines.map(({ key, sums }) => [key, sums]))

/** Every key that one of the periods or the range knows, the best seller first. */
export function ranked(
  lines: { now: Lines; before: Lines },
  names: ReadonlyMap<string, string>,
  currency: string,
): Compared[] {
  const keys = new Set([...names.keys(), ...lines.now.map(({ key }) => key), ...lines.before.map(({ key }) => key)])
  const compared = atKeys(
    [...keys].map((key) => ({ key, label: names.get(key) ?? key })),
    lines,
    currency,
  )
  return compared.sort((a, b) => b.now.total.amount - a.now.total.amount || a.label.localeCompare(b.label))
}

/** The failed among all tries, between 0 and 1; of none it is 0. */
export const failureRate = ({ vends, failed }: Pick<SumsPartsFragment, 'vends' | 'failed'>): number =>
  vends + failed === 0 ? 0 : failed / (vends + failed)

/** How much more or less than before, between -1 and as much as it is; undefined where there was nothing before. */
export const growth = (now: number, before: number): number | undefined =>
  before === 0 ? undefined : (now - before) / before
