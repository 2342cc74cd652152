/** How much is bought in each hour of a working day, as a share of the busiest: breaks, lunch, the way home, the night shift. */
const HOURS = [5, 4, 3, 3, 5, 12, 30, 55, 60, 85, 80, 75, 100, 90, 60, 80, 70, 65, 50, 35, 25, 20, 12, 8]

const MEAN = HOURS.reduce((sum, share) => sum + share, 0) / HOURS.length

/** The demand at a moment of the day (0 to 1) as a multiple of the day's mean; between two hours it changes evenly. */
export function demandAt(day: number): number {
  const hour = (day - Math.floor(day)) * HOURS.length
  const [before, after] = [Math.floor(hour), Math.ceil(hour)].map((index) => HOURS[index % HOURS.length] ?? 0)
  return ((before ?? 0) + ((after ?? 0) - (before ?? 0)) * (hour % 1)) / MEAN
}

/** How popular the first, the second, ... of so many products is: Zipf's law, which sales of drinks follow well. */
export const popularity = (products: number): number[] => Array.from({ length: products }, (_, rank) => 1 / (rank + 1))
