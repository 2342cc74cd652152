import type { BrowserContextOptions, Page } from 'playwright-core'
import { tokenOf } from '../../acceptance/kit/callers.ts'
import { target } from '../../acceptance/kit/target.ts'

/** Fills in the sign-in page of the local provider, which the page has gone to. */
export const signInAs = async (page: Page, username: string, password = 'demo'): Promise<void> => {
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/**
 * A window of somebody who has signed in before, as oidc-client-ts keeps it: by a real token, without the provider's pages, which
 * have tests of their own.
 */
export const signedIn = async (username: string): Promise<BrowserContextOptions> => {
  const token = await tokenOf(username)
  const profile = claimsOf(token)
  const user = {
    id_token: token,
    token_type: 'Bearer',
    scope: 'openid email profile',
    profile,
    expires_at: profile.exp,
  }
  const stored = { name: `oidc.user:${target.issuer}:${target.clientId}`, value: JSON.stringify(user) }
  return { storageState: { cookies: [], origins: [{ origin: target.web, localStorage: [stored] }] } }
}

const claimsOf = (token: string): Readonly<Record<string, unknown>> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
