/** What the API is asked for. */
export interface Asked {
  machines: number
  vendsPerDay: number
  cardPercent: number
  servers: number
}

/** The least and the most of each, as the API has them. */
export const LIMITS: Record<keyof Asked, readonly [min: number, max: number]> = {
  machines: [0, 10_000_000],
  vendsPerDay: [0, 100_000_000],
  cardPercent: [0, 100],
  servers: [1, 10_000],
}

/** What stands in the address, as the API takes it: whole, and within its limits. */
export const askedOf = (state: { machines: string; vends: string; cards: string; servers: string }): Asked => ({
  machines: within('machines', state.machines),
  vendsPerDay: within('vendsPerDay', state.vends),
  cardPercent: within('cardPercent', state.cards),
  servers: within('servers', state.servers),
})

function within(name: keyof Asked, text: string): number {
  const [min, max] = LIMITS[name]
  const number = Math.round(Number(text))
  return Number.isFinite(number) ? Math.min(max, Math.max(min, number)) : min
}
