import { type CSSVariablesResolver, createTheme, defaultVariantColorsResolver, type MantineTheme } from '@mantine/core'

/** Where Mantine's darkest shade is too pale for text on its lightest one. */
const INK: Record<string, string> = {
  yellow: '#6b4400',
  orange: '#8a3200',
  green: '#1f6f32',
  gray: '#343a40',
  teal: '#06594a',
}

/**
 * Colours are chosen for contrast: text of at least 4.5 : 1 on what it stands on, in light and in dark, which axe-core checks on
 * every page.
 */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 8 },
  defaultRadius: 'md',
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  headings: { fontWeight: '650' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver(input) {
    const colors = defaultVariantColorsResolver(input)
    const name = input.color?.split('.')[0]
    if (input.variant === 'filled' && name === 'red') {
      return { ...colors, background: 'var(--mantine-color-red-9)', hover: 'var(--mantine-color-red-8)' }
    }
    if (input.variant !== 'light' || !name) return colors
    const ink = INK[name] ?? `var(--mantine-color-${name}-9)`
    return { ...colors, color: `light-dark(${ink}, var(--mantine-color-${name}-2))` }
  },
})

const shaded = (colors: MantineTheme['colors'], shade: number) =>
  Object.fromEntries(
    Object.keys(colors).map((name) => [`--mantine-color-${name}-text`, `var(--mantine-color-${name}-${shade})`]),
  )

/** What Mantine's own variables would leave too pale. */
export const resolveVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    ...shaded(colors, 9),
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-anchor': 'var(--mantine-color-indigo-8)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--page': '#f6f7f9',
    '--card': '#ffffff',
  },
  dark: {
    ...shaded(colors, 3),
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-1)',
    '--mantine-color-anchor': 'var(--mantine-color-indigo-3)',
    '--mantine-color-error': 'var(--mantine-color-red-3)',
    '--page': '#16181d',
    '--card': '#1e2128',
  },
})
