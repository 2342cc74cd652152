/** A drawing of a drink, made of its name: for products without a picture of their own. */

type Shape = 'can' | 'bottle' | 'cup' | 'carton'

/** Words in names that say what it is in, in both languages. */
const SHAPES: readonly [RegExp, Shape][] = [
  [/water|wasser|spritz|schorle|iced tea|eistee|juice|saft/i, 'bottle'],
  [/coffee|kaffee|latte|espresso|cappuccino/i, 'cup'],
  [/cocoa|kakao|milk|milch/i, 'carton'],
]

/** Words in names that say what colour it has: two colours of a gradient. */
const COLOURS: readonly [RegExp, readonly [string, string]][] = [
  [/zero|light/i, ['#3b3b44', '#16161b']],
  [/cola/i, ['#d8323c', '#8f1120']],
  [/orange/i, ['#ff9d2e', '#e2620b']],
  [/lemon|zitrone/i, ['#f7dd4a', '#d3a600']],
  [/spark|sprudel/i, ['#5cc6e8', '#1f7fb5']],
  [/water|wasser/i, ['#8fd3f2', '#3c93c9']],
  [/apple|apfel/i, ['#a6cf4f', '#5f9420']],
  [/tea|tee/i, ['#e9a45b', '#a4551c']],
  [/energy/i, ['#7a5cf0', '#3d22a8']],
  [/oat|hafer/i, ['#d8bd94', '#a17f4f']],
  [/coffee|kaffee/i, ['#a8765a', '#5e3a26']],
  [/cocoa|kakao/i, ['#8a5a44', '#4f2c1d']],
]

/** What a name looks like. */
export function lookOf(name: string): { shape: Shape; colours: readonly [string, string] } {
  const shape = SHAPES.find(([words]) => words.test(name))?.[1] ?? 'can'
  const known = COLOURS.find(([words]) => words.test(name))?.[1]
  let hue = 7
  for (const letter of name) hue = (hue * 31 + (letter.codePointAt(0) ?? 0)) % 360
  return { shape, colours: known ?? [`hsl(${hue} 62% 58%)`, `hsl(${hue} 62% 34%)`] }
}

/** Outlines in a field of 120 by 140. */
const OUTLINE: Record<Shape, string> = {
  can: 'M38 24q22-7 44 0l5 9v80q-2 9-9 12-18 5-36 0-7-3-9-12V33z',
  bottle: 'M51 8h18v14q0 8 8 16 9 8 9 20v62q0 8-8 8H42q-8 0-8-8V58q0-12 9-20 8-8 8-16z',
  cup: 'M32 30h56l-7 90q-1 8-9 8H48q-8 0-9-8z',
  carton: 'M36 40 46 16h28l10 24v80q0 8-8 8H44q-8 0-8-8z',
}

const EXTRA: Record<Shape, string> = {
  can: 'M40 24q20 6 40 0M38 118q22 7 44 0',
  bottle: 'M50 14h20',
  cup: 'M28 30h64M70 29 78 6h10',
  carton: 'M36 40h48M46 16h28',
}

/** The product's picture, or the drawing. It says nothing that the name beside it does not say. */
export function Picture({ name, imageUrl }: { name: string; imageUrl?: string | null | undefined }) {
  if (imageUrl) return <img class="picture" src={imageUrl} alt="" loading="lazy" />
  const { shape, colours } = lookOf(name)
  const id = `p-${name.replace(/\W/g, '-')}`
  return (
    <svg class="picture" viewBox="0 0 120 140" aria-hidden="true">
      <defs>
        <linearGradient id={id} x1="0" x2="1">
          <stop offset="0" stop-color={colours[1]} />
          <stop offset=".35" stop-color={colours[0]} />
          <stop offset="1" stop-color={colours[1]} />
        </linearGradient>
        <clipPath id={`${id}-clip`}>
          <path d={OUTLINE[shape]} />
        </clipPath>
      </defs>
      <ellipse cx="60" cy="131" rx="30" ry="4" fill="#0003" />
      <path d={OUTLINE[shape]} fill={`url(#${id})`} />
      <g clip-path={`url(#${id}-clip)`}>
        <path d="M20 84q20-14 40 0t40 0v22q-20 14-40 0t-40 0z" fill="#fffd" />
        <path d="M44 0h7v140h-7z" fill="#fff3" />
      </g>
      <path d={EXTRA[shape]} fill="none" stroke="#fff8" stroke-width="3" stroke-linecap="round" />
      <text x="60" y="102" text-anchor="middle" font-size="17" font-weight="800" fill={colours[1]}>
        {initials(name)}
      </text>
    </svg>
  )
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('')
