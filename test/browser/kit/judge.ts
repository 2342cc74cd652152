import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { DEVICES, screenshot } from './browser.ts'

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The rules of WCAG 2.2 A and AA, and axe's own best practices. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** How each page is looked at: the elements are the same, so that each scheme is held against axe-core on one device. */
const LOOKS = [
  { device: 'desktop', colorScheme: 'dark' },
  { device: 'phone', colorScheme: 'dark', axe: true },
  { device: 'phone', colorScheme: 'light' },
  { device: 'desktop', colorScheme: 'light', axe: true },
] as const

/**
 * Looks at a page on a desk and in a hand, in light and in dark, and takes a picture of each for a person to look at later.
 * @returns a line for whatever keeps somebody from using it: what axe-core calls serious, and what is wider than its screen
 */
export const judge = async (page: Page, name: string): Promise<string[]> => {
  const found: string[] = []
  const t: number[] = []
  for (const { device, colorScheme, ...look } of LOOKS) {
    t.push(performance.now())
    await page.setViewportSize(DEVICES[device].viewport)
    await page.emulateMedia({ colorScheme })
    t.push(performance.now())
    if ('axe' in look) found.push(...(await violations(page)).map((line) => `${device}, ${colorScheme}: ${line}`))
    if (await isWide(page)) found.push(`${device}, ${colorScheme}: it is wider than the screen`)
    t.push(performance.now())
    await screenshot(page, `${name}-${device}${colorScheme === 'dark' ? '-dark' : ''}`)
  }
  t.push(performance.now())
  console.log(
    'JUDGE',
    name,
    t
      .slice(1)
      .map((x, i) => Math.round(x - (t[i] ?? 0)))
      .join(' '),
  )
  return found
}

const isWide = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')

/** What axe-core finds on the page that keeps somebody from using it: one line for each, empty when there is nothing serious. */
const violations = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(await source)
  const options = { runOnly: RULES, resultTypes: ['violations'], preload: false }
  const { violations: all } = (await page.evaluate(`axe.run(${JSON.stringify(options)})`)) as AxeResults
  return all
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary?.replaceAll(/\s+/g, ' ')}`,
      ),
    )
}
