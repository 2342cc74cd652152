import { describe, expect, it } from 'vitest'
import { target } from '../../acceptance/kit/target.ts'
import { DEVICES, useWindows } from '../kit/browser.ts'
import { openConsole } from './kit.ts'

const open = useWindows()

describe('people and roles', () => {
  it('an owner invites somebody, who signs up and works in the role of now, and is out at once when removed', async () => {
    const name = `Ann ${Date.now()}`
    const email = `${name.toLowerCase().replace(' ', '-')}@people.example`
    const { page, faults } = await openConsole(open, 'owner:acme', '/people')
    await page.getByRole('button', { name: 'Invite a person' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('E-mail address').fill(email)
    await dialog.getByLabel('Name').fill(name)
    await dialog.getByLabel('Viewer').check()
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
    const letter = await dialog.getByRole('link', { name: 'write it yourself' }).getAttribute('href')
    expect(letter).toContain(`mailto:${email}`)
    await dialog.getByRole('button', { name: 'Done' }).click()
    const row = page.getByRole('row', { name: new RegExp(name) })
    await row.getByText('Invited').waitFor()

    const { page: theirs } = await open(DEVICES.desktop)
    await theirs.goto(`${target.web}/people`)
    await theirs.getByRole('button', { name: 'Sign in' }).click()
    await theirs.getByText('Create an account').click()
    await theirs.getByLabel('E-mail address').fill(email)
    await theirs.getByLabel('New password').fill('mine')
    await theirs.getByRole('button', { name: 'Create account' }).click()
    const own = theirs.getByRole('row', { name: new RegExp(`${name} \\(you\\)`) })
    await own.getByText('Works here').waitFor()
    expect(await theirs.getByRole('button', { name: /^(Invite|Change role|Remove)/ }).count()).toBe(0)

    await page.getByRole('button', { name: `Change role of ${name}` }).click()
    await dialog.getByLabel('Owner').check()
    await dialog.getByRole('button', { name: `Make ${name} owner` }).click()
    await row.getByText('Owner').waitFor()
    await theirs.reload()
    await theirs.getByRole('button', { name: 'Invite a person' }).waitFor()

    await page.getByRole('button', { name: `Remove ${name}` }).click()
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
    await row.waitFor({ state: 'detached' })
    await theirs.reload()
    await theirs.getByRole('button', { name: 'Sign in as somebody else' }).waitFor()
    await page.getByLabel('With who was removed').check()
    await row.getByText('Removed').waitFor()
    expect(page.url()).toContain('removed=yes')
    expect(faults).toEqual([])
  })

  it('what is refused is said with a way on: an address that is invited already, and nobody changes themselves', async () => {
    const { page } = await openConsole(open, 'owner:acme', '/people')
    const own = page.getByRole('row', { name: /\(you\)/ })
    await own.waitFor()
    expect(await own.getByRole('button').count()).toBe(0)
    await page.getByRole('button', { name: 'Invite a person' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('E-mail address').fill('Viewer@acme.example')
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click()
    await dialog.getByText('The e-mail address is invited already, or works here.').waitFor()
    await dialog.getByText(/Change the role of/).waitFor()
  })
})
