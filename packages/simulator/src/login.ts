import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  discovery,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { SimulatorError } from './errors.ts'
import { START_FIX } from './outputs.ts'

/** Who signs in, and to what. */
export interface Login {
  /** The OpenID issuer; its configuration is discovered. */
  issuer: string
  clientId: string
  /** A redirect URI that the client is allowed. Nothing listens there: the redirect is read, not followed. */
  redirectUri: string
  username: string
  password: string
}

/**
 * Signs a person in as a browser would and gives the ID token: OpenID Connect's authorization code flow with PKCE
 * (RFC 6749 section 4.1, RFC 7636), the provider's own pages filled in on the way.
 * @throws SimulatorError CLOUD_NOT_RUNNING when the issuer does not answer, LOGIN_FAILED when it lets nobody in.
 */
export const logIn = async (login: Login): Promise<string> => {
  const config = await discover(login)
  const pkceCodeVerifier = randomPKCECodeVerifier()
  const expectedNonce = randomNonce()
  const expectedState = randomState()
  const start = buildAuthorizationUrl(config, {
    redirect_uri: login.redirectUri,
    scope: 'openid email profile',
    code_challenge: await calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    nonce: expectedNonce,
    state: expectedState,
  })
  const landed = await walkPages(start, login)
  const tokens = await authorizationCodeGrant(config, landed, { pkceCodeVerifier, expectedNonce, expectedState })
  if (!tokens.id_token) throw loginFailed(login, 'the provider gave no ID token')
  return tokens.id_token
}

const discover = async ({ issuer, clientId }: Login) => {
  const url = new URL(issuer)
  try {
    // Plain http is the local cloud's; an issuer on https stays on https.
    const execute = url.protocol === 'http:' ? [allowInsecureRequests] : []
    return await discovery(url, clientId, undefined, None(), { execute })
  } catch (cause) {
    throw new SimulatorError('CLOUD_NOT_RUNNING', `The OpenID provider at ${issuer} does not answer.`, START_FIX, {
      cause,
    })
  }
}

/** A code flow takes a handful of pages; more is a provider that goes round in circles. */
const MAX_PAGES = 12

/** Follows redirects and submits forms until the provider redirects to the client, and gives that URL. */
const walkPages = async (start: URL, login: Login): Promise<URL> => {
  const cookies = new Map<string, string>()
  let next: Request = new Request(start)
  let passwordSent = false
  for (let page = 0; page < MAX_PAGES; page++) {
    const here = new URL(next.url)
    next.headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(next, { redirect: 'manual' })
    keepCookies(cookies, response)
    const location = response.headers.get('location')
    if (location) {
      const target = new URL(location, here)
      if (target.href.startsWith(login.redirectUri)) return target
      await response.body?.cancel()
      next = new Request(target)
    } else {
      const form = readForm(await response.text(), here)
      if (!form) throw loginFailed(login, `page ${here.pathname} has no form (HTTP ${response.status})`)
      // A provider that does not take the password shows its login form again.
      if (form.fields.has('password') && passwordSent) throw loginFailed(login, 'wrong user name or password')
      passwordSent ||= form.fields.has('password')
      next = submit(form, login)
    }
  }
  throw loginFailed(login, `no redirect to the client after ${MAX_PAGES} pages`)
}

interface Form {
  action: URL
  fields: URLSearchParams
}

/** The first form of a page, its fields as they stand. */
const readForm = (html: string, here: URL): Form | undefined => {
  const [, tag, inner] = /<form\b([^>]*)>([\s\S]*?)<\/form>/i.exec(html) ?? []
  if (tag === undefined || inner === undefined) return undefined
  const fields = new URLSearchParams()
  for (const [, input = ''] of inner.matchAll(/<input\b([^>]*)>/gi)) {
    const name = attribute(input, 'name')
    if (name) fields.set(name, attribute(input, 'value') ?? '')
  }
  return { action: new URL(attribute(tag, 'action') ?? here.href, here), fields }
}

/** Fills in the user's name and password where the form asks for them. */
const submit = ({ action, fields }: Form, login: Login): Request => {
  if (fields.has('username')) fields.set('username', login.username)
  if (fields.has('password')) fields.set('password', login.password)
  return new Request(action, { method: 'POST', body: fields })
}

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag)
  const value = found?.[1] ?? found?.[2] ?? found?.[3]
  return value?.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}

/** Remembers what Set-Cookie says; an emptied or expired cookie is forgotten (RFC 6265 section 5.3). */
const keepCookies = (cookies: Map<string, string>, response: Response) => {
  for (const line of response.headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(';')
    const [name = '', ...value] = pair.split('=')
    const expires = attributes.find((part) => /^\s*expires=/i.test(part))?.split('=')[1]
    const gone = expires !== undefined && Date.parse(expires) <= Date.now()
    if (gone || value.join('=') === '') cookies.delete(name.trim())
    else cookies.set(name.trim(), value.join('='))
  }
}

const loginFailed = ({ username, issuer }: Login, why: string) =>
  new SimulatorError(
    'LOGIN_FAILED',
    `${username} could not sign in at ${issuer}: ${why}.`,
    'Check that the local cloud runs with --users packages/simulator/demo-users.json (npm start does).',
  )
