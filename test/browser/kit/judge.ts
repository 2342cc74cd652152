import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { DEVICES, screenshot } from './browser.ts'

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The rules of WCAG 2.2 A and AA, and axe's own best practices. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * How each page is looked at. Its elements are the same on both devices, so each scheme is held against axe-core on one of them; the
 * other pictures are taken when ALL_LOOKS is set.
 */
const LOOKS = [
  { device: 'desktop', colorScheme: 'light', always: true },
  { device: 'desktop', colorScheme: 'dark', always: false },
  { device: 'phone', colorScheme: 'light', always: false },
  { device: 'phone', colorScheme: 'dark', always: true },
] as const

/**
 * Looks at a page on a desk in light and in a hand in dark, and takes a picture of each for a person to look at later.
 * @returns a line for whatever keeps somebody from using it: what axe-core calls serious, and what is wider than its screen
 */
export const judge = async (page: Page, name: string): Promise<string[]> => {
  const found: string[] = []
  await page.addStyleTag({ content: NO_FADING })
  for (const { device, colorScheme, always } of LOOKS) {
    if (!always && !process.env.ALL_LOOKS) continue
    await page.setViewportSize(DEVICES[device].viewport)
    await page.emulateMedia({ colorScheme })
    await page.waitForFunction(SETTLED, colorScheme)
    if (always) found.push(...(await violations(page)).map((line) => `${device}, ${colorScheme}: ${line}`))
    if (await isWide(page)) found.push(`${device}, ${colorScheme}: it is wider than the screen`)
    await screenshot(page, `${name}-${device}${colorScheme === 'dark' ? '-dark' : ''}`)
  }
  return found
}

/** Whether a page looks as the scheme has it: the console's components follow a moment later, by Mantine's attribute. */
const SETTLED = `(scheme) => (document.documentElement.dataset.mantineColorScheme ?? scheme) === scheme`

/** Colours that fade are judged as what they become. */
const NO_FADING = '*, *::before, *::after { transition: none !important; }'

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
