import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname, join } from 'node:path'
import Provider, { type Configuration } from 'oidc-provider'
import type { UserPoolPlan } from '../config/plan.ts'
import type { Listener } from '../listen.ts'
import { ownAddresses } from '../network.ts'
import { Accounts } from './accounts.ts'
import { type ProviderKeys, providerKeys } from './keys.ts'
import { errorPage, type LoginFault, loginPage } from './pages.ts'
import { memoryStorage } from './storage.ts'
import { askTrigger, type Invoke } from './trigger.ts'
import { readUsers, type User } from './users.ts'

/** What the provider needs. */
export interface UserPoolOptions {
  readonly pools: readonly UserPoolPlan[]
  readonly usersFile: string | undefined
  /** Beside it lie the users who signed up by themselves. */
  readonly keysFile: string
  /** Invokes the function that a pool asks before it signs an ID token. */
  readonly invoke: Invoke
  /** Whether pages on other devices may come back to where this machine is in their network; default false. */
  readonly forDevices?: boolean
}

/** Lifetimes in seconds, Cognito's defaults. */
const ID_TOKEN_TTL = 3600
const REFRESH_TOKEN_TTL = 30 * 24 * 3600

/**
 * Serves user pools as OpenID providers at `/<poolId>` of a server that is listening already: authorization code flow
 * with PKCE, a sign-in page, Cognito's paths and the claims of Cognito's ID tokens ("Understanding the ID token").
 * @throws UsersError
 */
export const attachUserPools = async (
  handle: Listener['handle'],
  { pools, usersFile, keysFile, invoke, forDevices = false }: UserPoolOptions,
): Promise<void> => {
  const keys = await providerKeys(keysFile)
  const handlers = new Map<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>>()
  for (const pool of pools) {
    const users = await readUsers(usersFile, pool)
    const accounts = await Accounts.open(users, join(dirname(keysFile), `signed-up-${pool.name}.json`))
    handlers.set(pool.poolId, poolHandler(pool, accounts, keys, invoke, forDevices))
  }
  handle((request, response) => {
    const poolId = /^\/([^/?]+)/.exec(request.url ?? '')?.[1] ?? ''
    const handler = handlers.get(poolId)
    if (handler)
      handler(request, response).catch(() =>
        sendPage(response, 500, errorPage('server_error', 'The sign-in failed. Try again')),
      )
    else response.writeHead(404, { 'content-type': 'application/json' }).end('{"message":"No such user pool"}')
  })
}

const poolHandler = (
  pool: UserPoolPlan,
  accounts: Accounts,
  keys: ProviderKeys,
  invoke: Invoke,
  forDevices: boolean,
) => {
  const prefix = `/${pool.poolId}`
  const provider = new Provider(pool.issuer, configuration(pool, accounts, keys))
  askBeforeSigning(provider, pool, accounts, invoke)
  provider.Client.prototype.redirectUriAllowed = (uri) =>
    isLoopback(uri) ||
    [uri, ...(forDevices ? seenFromHere(uri) : [])].some((known) =>
      pool.clients.some(({ callbackUrls }) => callbackUrls.includes(known)),
    )
  const serve = provider.callback()
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '').slice(prefix.length).replace(/\?.*/, '')
    if (path.startsWith('/login/')) return login(provider, accounts, request, response)
    // What a router does that mounts an application: the provider finds its own place by the difference.
    Object.assign(request, { originalUrl: request.url, url: (request.url ?? '').slice(prefix.length) || '/' })
    await serve(request, response)
  }
}

/** The ID tokens of a pool with a function for them are as that function has them; it may add claims of any name. */
const askBeforeSigning = (provider: Provider, pool: UserPoolPlan, accounts: Accounts, invoke: Invoke): void => {
  const { prototype } = provider.IdToken as unknown as { prototype: IdTokenParts }
  const own = prototype.payload
  prototype.payload = async function payload() {
    const claims = await own.call(this)
    const user = accounts.bySub(claims.sub)
    if (!user || !this.ctx) return claims
    const { client, params } = this.ctx.oidc
    const isRenewal = params?.grant_type === 'refresh_token'
    return await askTrigger(pool, { user, clientId: client?.clientId ?? '', isRenewal, claims }, invoke)
  }
}

/** Of the provider's ID tokens, what its types leave out. */
interface IdTokenParts {
  readonly ctx?: {
    readonly oidc: { readonly client?: { clientId: string }; readonly params?: { grant_type?: unknown } }
  }
  payload(): Promise<Record<string, unknown>>
}

const login = async (
  provider: Provider,
  accounts: Accounts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const show = (status: number, fault?: LoginFault) =>
    sendPage(response, status, loginPage(request.url ?? '', accounts.all, fault))
  if (request.method !== 'POST') return show(200)
  const fields = new URLSearchParams(await readText(request))
  const [name, email, password] = ['username', 'email', 'password'].map((field) => fields.get(field) ?? '')
  const isNew = fields.has('email')
  const user = isNew ? await accounts.signUp(email ?? '', password ?? '') : accounts.signIn(name ?? '', password ?? '')
  if (!user) return show(isNew ? 400 : 401, isNew ? 'no-account' : 'wrong-password')
  await provider.interactionFinished(request, response, { login: { accountId: user.attributes.sub } })
}

const configuration = (pool: UserPoolPlan, accounts: Accounts, { jwks, cookieKeys }: ProviderKeys): Configuration => ({
  adapter: memoryStorage(),
  claims: {
    openid: ['sub', 'cognito:groups', 'cognito:username', 'token_use', ...customAttributes(accounts.all)],
    email: ['email', 'email_verified'],
    profile: ['name', 'birthdate'],
  },
  clientBasedCORS: () => true,
  clients: pool.clients.map(({ clientId }) => ({
    client_id: clientId,
    // At least one must be named; any loopback address is allowed besides (redirectUriAllowed).
    redirect_uris: ['http://localhost/callback'],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  })),
  // Cognito puts every claim into the ID token, whatever else is asked for.
  conformIdTokenClaims: false,
  cookies: { keys: cookieKeys },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: true },
    revocation: { enabled: true },
  },
  findAccount: (_ctx, sub) => {
    const user = accounts.bySub(sub)
    return user && { accountId: sub, claims: () => claimsOf(user) }
  },
  interactions: { url: (_ctx, interaction) => `/${pool.poolId}/login/${interaction.uid}` },
  issueRefreshToken: () => true,
  jwks: jwks as Configuration['jwks'],
  // There is no consent page: the clients are the operator's own.
  loadExistingGrant: async (ctx) => {
    const { client, provider, session } = ctx.oidc
    if (!client || !session?.accountId) return undefined
    const known = session.grantIdFor(client.clientId)
    if (known) return provider.Grant.find(known)
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
    grant.addOIDCScope('openid email profile')
    await grant.save()
    return grant
  },
  pkce: { required: () => true },
  renderError: (ctx, { error, error_description: description }) => {
    ctx.type = 'html'
    ctx.body = errorPage(error, description ?? '')
  },
  routes: {
    authorization: '/oauth2/authorize',
    end_session: '/logout',
    jwks: '/.well-known/jwks.json',
    revocation: '/oauth2/revoke',
    token: '/oauth2/token',
    userinfo: '/oauth2/userInfo',
  },
  scopes: ['openid', 'email', 'profile'],
  ttl: {
    AccessToken: ID_TOKEN_TTL,
    AuthorizationCode: 60,
    Grant: REFRESH_TOKEN_TTL,
    IdToken: ID_TOKEN_TTL,
    Interaction: 3600,
    RefreshToken: REFRESH_TOKEN_TTL,
    Session: 3600,
  },
})

const claimsOf = ({ username, groups, attributes }: User) => ({
  ...attributes,
  email_verified: true,
  'cognito:username': username,
  // Cognito leaves the claim out for a user without groups.
  ...(groups.length > 0 && { 'cognito:groups': groups }),
  token_use: 'id',
})

const customAttributes = (users: readonly User[]): string[] => [
  ...new Set(users.flatMap(({ attributes }) => Object.keys(attributes).filter((name) => name.startsWith('custom:')))),
]

const isLoopback = (uri: string): boolean => {
  const url = URL.parse(uri)
  return url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
}

/** What another device calls by this machine's address, as the configuration has it: under `localhost`. */
const seenFromHere = (uri: string): string[] => {
  const url = URL.parse(uri)
  if (!url || !ownAddresses().includes(url.hostname)) return []
  url.hostname = 'localhost'
  return [url.href]
}

const readText = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const sendPage = (response: ServerResponse, status: number, html: string): void => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html)
}
