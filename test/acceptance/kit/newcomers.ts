import { createHash } from 'node:crypto'
import { personToken } from '@dispense/simulator'
import { target } from './target.ts'

const PASSWORD = 'mine'

/** Makes an account at the local provider, as a browser does by the form of its sign-in page. */
export const signUp = async (email: string): Promise<void> => {
  const url = new URL(`${target.issuer}/oauth2/authorize`)
  const asked = {
    client_id: target.clientId,
    response_type: 'code',
    redirect_uri: 'http://localhost/',
    scope: 'openid email',
  }
  const code_challenge = createHash('sha256').update(email).digest('base64url')
  url.search = String(new URLSearchParams({ ...asked, code_challenge, code_challenge_method: 'S256' }))
  const page = await fetch(url, { redirect: 'manual' })
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const form = new URL(page.headers.get('location') ?? '', url)
  const body = new URLSearchParams({ email, password: PASSWORD })
  const { status } = await fetch(form, { method: 'POST', redirect: 'manual', headers: { cookie }, body })
  if (status !== 303) throw new Error(`${email} could not sign up: HTTP ${status}`)
}

/** The ID token of who signed up, by a real login. */
export const tokenOfNewcomer = (email: string): Promise<string> =>
  personToken(target, { username: email, password: PASSWORD, groups: [], attributes: { email } })
