import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { tokenOf } from '../acceptance/kit/callers.ts'
import { target } from '../acceptance/kit/target.ts'
import { DEVICES, screenshot, useWindows } from './kit/browser.ts'

const open = useWindows()
let page: Page
let requests: string[]
let faults: string[]

beforeEach(async () => {
  const window = await open(DEVICES.desktop)
  page = window.page
  faults = window.faults
  requests = []
  window.context.on('request', (request) => requests.push(request.url()))
  await page.goto(`${target.api}/explore`)
  await page.getByRole('link', { name: 'Mutation' }).waitFor()
})

describe('GraphiQL at /explore', () => {
  it('shows the schema, looks at a machine as a guest, and asks nobody but the API', async () => {
    await openTab('LookAtMachine')
    const { data } = await run()
    expect(data.machineByCode).toMatchObject({ id: 'acme-0001', status: 'ONLINE' })
    expect(data.machineByCode.slots).toHaveLength(12)
    await screenshot(page, 'explore/look-at-machine')

    expect(faults).toEqual([])
    expect(requests.filter((url) => new URL(url).origin !== target.api)).toEqual([])
    expect(requests.length).toBeGreaterThan(10)
  })

  it('buys a drink with the variables that are filled in, once the token is pasted into one tab', async () => {
    await openTab('WhoAmI')
    expect((await run()).data.me).toMatchObject({ kind: 'GUEST' })
    await pasteToken(await tokenOf('customer:demo'))
    expect((await run()).data.me).toMatchObject({ kind: 'CUSTOMER', id: 'customer-demo' })

    await openTab('StartVend')
    const { data } = await run()
    expect(data.startVend).toMatchObject({ state: 'AUTHORIZED' })
    expect((await run()).data.startVend.id).toBe(data.startVend.id)

    await openTab('LookAtVend')
    expect((await run()).data.vends.items[0].id).toBe(data.startVend.id)
    await openTab('MyWallet')
    expect((await run()).data.wallet.held).toEqual(data.startVend.price.total)
    await screenshot(page, 'explore/my-wallet')
    expect(faults).toEqual([])
  })

  it('keeps tabs and headers when the page is loaded again, and is dark where the system is', async () => {
    await pasteToken('kept')
    await expect.poll(() => page.evaluate(`localStorage['graphiql:tabState']`)).toContain('Bearer kept')
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.reload()
    await page.getByRole('link', { name: 'Mutation' }).waitFor()
    expect(await page.getByRole('tab').allInnerTexts()).toEqual([
      'WhoAmI',
      'LookAtMachine',
      'StartVend',
      'LookAtVend',
      'MyWallet',
    ])
    expect(await editorText('request-headers')).toContain('Bearer kept')
    await screenshot(page, 'explore/dark')
    expect(await lightness()).toBeLessThan(0.3)
    await page.emulateMedia({ colorScheme: 'light' })
    await expect.poll(lightness).toBeGreaterThan(0.7)
  })
})

async function openTab(name: string): Promise<void> {
  await page.getByRole('tab', { name }).click()
  // GraphiQL reads the name of the operation a moment later, and nothing on the page shows when it has.
  await page.waitForTimeout(500)
}

/** Runs the operation of the open tab, and answers what the page shows. */
async function run() {
  const answered = page.waitForResponse((response) => response.url().endsWith('/graphql'))
  await page.getByRole('button', { name: 'Execute query' }).click()
  const answer = await (await answered).json()
  await expect.poll(async () => JSON.parse((await editorText('response')) || 'null')).toEqual(answer)
  return answer
}

/**
 * Pastes a token into the headers of the open tab, behind the `Bearer ` that is on the last line but one. Just after the
 * page has come up the editor may lose what is typed, so it is tried until the token is there.
 */
async function pasteToken(token: string): Promise<void> {
  const paste = async () => {
    if (!(await editorText('request-headers')).includes(token)) await typeIntoHeaders(token)
    return editorText('request-headers')
  }
  await expect.poll(paste, { interval: 500, timeout: 15_000 }).toContain(`"Bearer ${token}"`)
}

async function typeIntoHeaders(text: string): Promise<void> {
  await page.getByRole('region', { name: 'Headers' }).locator('.graphiql-editor:not(.hidden)').click()
  for (const key of ['ControlOrMeta+End', 'ArrowUp', 'End', 'ArrowLeft']) await page.keyboard.press(key)
  await page.keyboard.insertText(text)
}

/** The text of one of GraphiQL's editors: they are Monaco's, which draws only the lines that are in view. */
const editorText = (name: string): Promise<string> =>
  page.evaluate(`__MONACO.editor.getModels().find(({ uri }) => uri.path.endsWith('${name}.json')).getValue()`)

/** Of the page's background: 0 is black, 1 is white. */
async function lightness(): Promise<number> {
  const color: string = await page.evaluate(
    `getComputedStyle(document.querySelector('.graphiql-container')).backgroundColor`,
  )
  const [red = 0, green = 0, blue = 0] = color.match(/\d+/g)?.map(Number) ?? []
  return (red + green + blue) / 3 / 255
}
