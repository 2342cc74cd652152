import type { UserManager } from 'oidc-client-ts'
import { config } from './config.ts'

/** Where oidc-client-ts keeps who is signed in: looking there tells without loading it. */
const STORED = `oidc.user:${config.issuer}:${config.clientId}`

/** Set when somebody signed out on purpose: the next sign-in asks who it is, though the provider may remember. */
const ASK_AGAIN = 'dispense.ask-again'

let managing: Promise<UserManager> | undefined

/** OpenID Connect by code + PKCE, at the local provider or Cognito alike; loaded when it is needed. */
function manager(): Promise<UserManager> {
  managing ??= load()
  return managing
}

async function load(): Promise<UserManager> {
  if (!isSecureContext) (await import('./digest.ts')).provideDigest()
  const { UserManager, WebStorageStateStore } = await import('oidc-client-ts')
  return new UserManager({
    authority: config.issuer,
    client_id: config.clientId,
    // Each of the two pages has its own: see infra/users.ts.
    redirect_uri: `${location.origin}${import.meta.env.BASE_URL}signed-in`,
    scope: 'openid email profile',
    userStore: new WebStorageStateStore({ store: localStorage }),
    // A token is renewed when one is needed (`idToken`).
    automaticSilentRenew: false,
  })
}

/** Whether somebody is signed in, as far as this browser knows. */
export const isSignedIn = (): boolean => localStorage.getItem(STORED) !== null

/** The bearer token for the API, renewed when it is about to end; undefined for a guest, or when renewing is over. */
export async function idToken(): Promise<string | undefined> {
  if (!isSignedIn()) return undefined
  const oidc = await manager()
  const user = await oidc.getUser()
  if (user && (user.expires_in ?? 0) > 30) return user.id_token
  const renewed = await renew(oidc)
  return renewed?.id_token
}

/** One renewal at a time, because a refresh token may be good for one only. A lost network is no reason to sign out. */
let renewing: ReturnType<UserManager['signinSilent']> | undefined

async function renew(oidc: UserManager): ReturnType<UserManager['signinSilent']> {
  renewing ??= oidc.signinSilent().finally(() => {
    renewing = undefined
  })
  try {
    return await renewing
  } catch (error) {
    if (navigator.onLine && (error as Error).name === 'ErrorResponse') await oidc.removeUser()
    return null
  }
}

/** What the token says of who is signed in: `cognito:groups`, `email`, `custom:operatorId`, ...; undefined for a guest. */
export async function claims(): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (!isSignedIn()) return undefined
  const user = await (await manager()).getUser()
  return user?.profile
}

/** Leaves the page for the provider's sign-in; it comes back to `signed-in`, and `completeSignIn` says where to go on. */
export async function signIn(returnTo: string): Promise<void> {
  const prompt = localStorage.getItem(ASK_AGAIN) === null ? undefined : 'login'
  localStorage.removeItem(ASK_AGAIN)
  await (await manager()).signinRedirect({ state: returnTo, ...(prompt && { prompt }) })
}

/**
 * Finishes the sign-in on the page that the provider came back to.
 * @returns where the person wanted to be
 * @throws Error when the provider refused, or the answer is not of this browser's asking
 */
export async function completeSignIn(): Promise<string> {
  const user = await (await manager()).signinRedirectCallback()
  return typeof user.state === 'string' ? user.state : import.meta.env.BASE_URL
}

/** Forgets who is signed in, here and with the provider's refresh token. */
export async function signOut(): Promise<void> {
  const oidc = await manager()
  localStorage.setItem(ASK_AGAIN, 'yes')
  // Without a network the token cannot be revoked, and is forgotten all the same.
  await oidc.revokeTokens(['refresh_token']).catch(() => undefined)
  await oidc.removeUser()
}
