/** The most machines that a plan may have, as the API has it. */
export const MAX_MACHINES = 25

/** The machines of a tour as they stand in the address: `a,b`; empty: those that are low. */
export const tourOf = (text: string, low: readonly string[]): string[] =>
  (text === '' ? [...low] : text.split(',')).slice(0, MAX_MACHINES)

/** What was picked already, by a text for each line. */
export type Picked = ReadonlySet<string>

/** The picked lines with this one ticked, or not any more. */
export function tick(picked: Picked, line: string): Picked {
  const next = new Set(picked)
  if (!next.delete(line)) next.add(line)
  return next
}
