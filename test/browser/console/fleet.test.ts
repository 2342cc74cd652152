import { expect, it } from 'vitest'
import { ReportTelemetryDocument, UpdateMachineDocument } from '../../acceptance/generated/operations.ts'
import { openShop } from '../../acceptance/kit/shop.ts'
import { useWindows } from '../kit/browser.ts'
import { openConsole } from './kit.ts'

const open = useWindows()

it('the API finds machines by word and condition, and the address keeps what was looked for', async () => {
  const [first, second] = await Promise.all([openShop(), openShop()])
  const { page, faults } = await openConsole(open, 'owner:acme', '/fleet')
  const asked: unknown[] = []
  page.on('request', (request) => {
    const { variables, operationName } = request.postDataJSON() ?? {}
    if (operationName === 'Fleet') asked.push(variables.filter)
  })
  await page.getByLabel('Search in the fleet').fill(first.code)
  const rows = page.getByRole('table').first().locator('tbody tr')
  await page.getByRole('row', { name: new RegExp(first.code) }).waitFor()
  await expect.poll(() => rows.count()).toBe(1)
  await expect.poll(() => asked).toContainEqual({ text: first.code })

  await first.owner.request(UpdateMachineDocument, { input: { machineId: first.machineId, status: 'OUT_OF_SERVICE' } })
  await page.getByRole('combobox', { name: 'Any state' }).click()
  await page.getByRole('option', { name: 'Out of service' }).click()
  await expect.poll(() => asked).toContainEqual({ text: first.code, conditions: ['OUT_OF_SERVICE'] })
  await page.reload()
  await page.getByRole('row', { name: new RegExp(first.code) }).waitFor()
  expect(await page.getByLabel('Search in the fleet').inputValue()).toBe(first.code)

  await page.getByLabel('Search in the fleet').fill(second.code)
  await page.getByText('No machine fits the filter').waitFor()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect.poll(() => rows.count()).toBeGreaterThan(1)
  expect(new URL(page.url()).search).toBe('')
  expect(faults).toEqual([])
})

it('the search of the whole console finds a machine that no page has shown', async () => {
  const shop = await openShop()
  const { page } = await openConsole(open, 'owner:acme', '/cost')
  await page.getByRole('button', { name: 'Search machines and pages' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill(shop.code)
  await page.getByText(new RegExp(`· ${shop.code}`)).click()
  await page.waitForURL(new RegExp(`/machines/${shop.machineId}`))
})

it('the API finds the machines with open alerts', async () => {
  const [calm, alarmed] = await Promise.all([openShop(), openShop()])
  await alarmed.controller.client.request(ReportTelemetryDocument, { input: { sequence: 1, coinMech: 'FAULT' } })
  const { page } = await openConsole(open, 'owner:acme', `/fleet?state=ALERTS&q=${alarmed.code}`)
  await page.getByRole('row', { name: new RegExp(alarmed.code) }).waitFor()
  await page.getByLabel('Search in the fleet').fill(calm.code)
  await page.getByText('No machine fits the filter').waitFor()
})

it('machines at one place are one marker on the map, and all of them are told by keyboard', async () => {
  const label = ` at one place ${Date.now()}`
  const shops = await Promise.all([openShop({ A1: {} }, { label }), openShop({ A1: {} }, { label })])
  for (const { owner, machineId } of shops) {
    await owner.request(UpdateMachineDocument, { input: { machineId, location: { lat: 53.1, lng: 8.8 } } })
  }
  const { page } = await openConsole(open, 'owner:acme', `/fleet?view=map&q=${encodeURIComponent(label.trim())}`)
  await page
    .getByRole('region', { name: 'Map of the fleet' })
    .getByRole('button', { name: /^2 machines/ })
    .press('Enter')
  const dialog = page.getByRole('dialog', { name: '2 machines close together' })
  await expect.poll(() => dialog.getByRole('link', { name: `A machine${label}` }).count()).toBe(2)
})

it('the cost is asked for what was typed, and not for what stood there while it was', async () => {
  const { page } = await openConsole(open, 'owner:acme', '/cost')
  const servers = page.getByLabel('Servers beside it')
  await servers.fill('')
  await servers.pressSequentially('20')
  await page.waitForURL(/servers=20/)
  await servers.blur()
  expect(await servers.inputValue()).toBe('20')
  await page.getByText('Mutation.startVend').first().waitFor()
})
