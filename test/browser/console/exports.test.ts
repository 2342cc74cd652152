import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { useWindows } from '../kit/browser.ts'
import { openConsole } from './kit.ts'

const open = useWindows()

describe('an export', () => {
  it('is asked for, is made, and is downloaded as a file that holds what it says', async () => {
    const { page, faults } = await openConsole(open, 'owner:acme', '/money?tab=exports')
    await page.getByRole('button', { name: 'Export…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('First day (UTC)').fill('2020-01-02')
    await dialog.getByLabel('Last day (UTC)').fill('2020-01-03')
    await dialog.getByRole('button', { name: 'Make the file' }).click()
    await dialog.waitFor({ state: 'detached' })
    const button = page.getByRole('button', { name: 'Download sales_2020-01-02_2020-01-04.csv' }).first()
    await button.waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
    expect(download.suggestedFilename()).toBe('sales_2020-01-02_2020-01-04.csv')
    const lines = (await text(await download.createReadStream())).split('\r\n')
    expect(lines[0]).toMatch(/^time_utc,vend_id,machine_id,/)
    expect(lines[0]).toContain(',total_minor_units,')
    expect(lines.at(-1)).toBe('')
    expect(faults).toEqual([])
  })

  it('that the API refuses is told in the dialog, which stays', async () => {
    const { page } = await openConsole(open, 'viewer:acme', '/money?tab=exports')
    await page.getByRole('button', { name: 'Export…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('First day (UTC)').fill('2020-01-02')
    await dialog.getByRole('button', { name: 'Make the file' }).click()
    await dialog.getByText('BAD_INPUT').waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'detached' })
  })
})
