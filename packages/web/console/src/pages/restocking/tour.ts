/** The most machines that a plan may have, as the API has it. */
export const MAX_MACHINES = 25

/** The machines of a tour as they stand in the address: `a,b`; empty: those that are low. */
export const tourOf = (text: string, low: readonly string[]): string[] =>
  (text === '' ? [...low] : text.split(',')).slice(0, MAX_MACHINES)

/** What was picked already, by a text for each line. */
export type Picked = ReadonlySet<string>

/** The lines of a tour that were ticked, as this browser keeps them; a tour is its day and its machines. */
export const keptTicks = (tour: string): Picked =>
  new Set(JSON.parse(localStorage.getItem(PREFIX + tour) ?? '[]') as string[])

/** Keeps what was ticked: a phone in the van loads a page anew. Of tours before this one nothing is kept. */
export function keepTicks(tour: string, picked: Picked): void {
  const day = tour.slice(0, '2026-01-01'.length)
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith(PREFIX) && name.slice(PREFIX.length) < day) localStorage.removeItem(name)
  }
  localStorage.setItem(PREFIX + tour, JSON.stringify([...picked]))
}

const PREFIX = 'dispense.tour.'

/** The picked lines with this one ticked, or not any more. */
export function tick(picked: Picked, line: string): Picked {
  const next = new Set(picked)
  if (!next.delete(line)) next.add(line)
  return next
}
