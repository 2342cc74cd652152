/** A place in degrees (WGS 84). */
export interface Place {
  lat: number
  lng: number
}

/** A point of the drawing, in its own units. */
export interface Point {
  x: number
  y: number
}

/** Turns places into points of a drawing. */
export interface Projection {
  at(place: Place): Point
  /** Lines of whole degrees (or parts of them) that cross the drawing. */
  grid: { meridians: { x: number; label: string }[]; parallels: { y: number; label: string }[] }
  /** A length on the ground that is round, and as long in the drawing. */
  scale: { width: number; label: string }
}

/** Mercator's latitude: what a web map calls y, growing to the north, in degrees at the equator. */
const mercator = (lat: number) => {
  const bounded = Math.max(-85, Math.min(85, lat))
  return (Math.log(Math.tan(Math.PI / 4 + (bounded * Math.PI) / 360)) * 180) / Math.PI
}

const inverse = (y: number) => (Math.atan(Math.exp((y * Math.PI) / 180)) * 360) / Math.PI - 90

/** Less than this wide, in degrees, a drawing shows nothing but one street. */
const MIN_SPAN = 0.02

/** A Mercator projection in which all these places lie, with a margin around them. */
export function project(places: readonly Place[], { width, height }: { width: number; height: number }): Projection {
  const [west, east] = bounds(places.map(({ lng }) => lng))
  const [south, north] = bounds(places.map(({ lat }) => mercator(lat)))
  const span = Math.max((east - west) / width, (north - south) / height, MIN_SPAN / width) * 1.25
  const [lng, y] = [(west + east) / 2, (south + north) / 2]
  const x = (degrees: number) => width / 2 + (degrees - lng) / span
  const fromMercator = (value: number) => height / 2 - (value - y) / span
  const step = roundStep(span * width)
  return {
    at: (place) => ({ x: x(place.lng), y: fromMercator(mercator(place.lat)) }),
    grid: {
      meridians: multiples(lng - (span * width) / 2, lng + (span * width) / 2, step).map((degrees) => ({
        x: x(degrees),
        label: degreesText(degrees, step, 'E', 'W'),
      })),
      parallels: multiples(inverse(y - (span * height) / 2), inverse(y + (span * height) / 2), step).map((degrees) => ({
        y: fromMercator(mercator(degrees)),
        label: degreesText(degrees, step, 'N', 'S'),
      })),
    },
    scale: scaleOf(span, inverse(y), width),
  }
}

function bounds(values: readonly number[]): [number, number] {
  return values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)]
}

/** The step of which some five fit: 1, 2 or 5 times a power of ten. */
function roundStep(range: number): number {
  const power = 10 ** Math.floor(Math.log10(range / 5))
  return power * ([1, 2, 5].find((factor) => range / (power * factor) <= 6) ?? 10)
}

const multiples = (from: number, to: number, step: number): number[] => {
  const first = Math.ceil(from / step)
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, i) => (first + i) * step)
}

const degreesText = (degrees: number, step: number, positive: string, negative: string) => {
  const decimals = Math.max(0, -Math.floor(Math.log10(step)))
  return `${Math.abs(degrees).toFixed(decimals)}° ${degrees < 0 ? negative : positive}`
}

/** Metres of a degree of longitude at the equator. */
const METRES = 111_320

function scaleOf(span: number, lat: number, width: number): Projection['scale'] {
  const metresPerUnit = span * METRES * Math.cos((lat * Math.PI) / 180)
  const metres = roundStep(metresPerUnit * width)
  const label = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`
  return { width: metres / metresPerUnit, label }
}

/** What lies closer together than `distance` becomes one group, at the point of its first member. */
export function groupNear<Item>(items: readonly { item: Item; at: Point }[], distance: number) {
  const groups: { at: Point; items: Item[] }[] = []
  for (const { item, at } of items) {
    const near = groups.find((group) => Math.hypot(group.at.x - at.x, group.at.y - at.y) < distance)
    if (near) near.items.push(item)
    else groups.push({ at, items: [item] })
  }
  return groups
}
