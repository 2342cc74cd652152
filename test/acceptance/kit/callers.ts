import { basename } from 'node:path'
import {
  type ApiResponse,
  type Client,
  createClient,
  demoUsers,
  type MachineKey,
  machineTokens,
  personToken,
  RefusedError,
} from '@dispense/simulator'
import { chapterUsers, crowdUsers, founder, ownIdentity } from './crowd.ts'
import { endpoint, isLocal, target } from './target.ts'

/** Nobody signed in. */
export const guest: Client = createClient({ url: endpoint })

/** A client of whoever has this bearer token. */
export const bearer = (token: string): Client => createClient({ url: endpoint, token: () => token })

/** A person of the demo or of the crowd, for example `owner:acme`. Signs in once per test file. */
export const person = (identity: string): Client => createClient({ url: endpoint, token: () => tokenOf(identity) })

/** Names the customers of the demo that a chapter has to itself; when deployed, those of the demo. Give it `import.meta.filename`. */
export const ownCustomers =
  (file: string) =>
  (name: string): string =>
    isLocal ? ownIdentity(`customer:${name}`, basename(file, '.test.ts')) : `customer:${name}`

/** A machine, by its key. */
export const machine = (key: MachineKey): Client => createClient({ url: endpoint, token: machineTokens(key) })

const tokens = new Map<string, Promise<string>>()

/** The ID token of a person: of a real login locally, from DISPENSE_TOKENS when deployed. */
export const tokenOf = (identity: string): Promise<string> => {
  const known = tokens.get(identity) ?? (isLocal ? signIn(identity) : deployedToken(identity))
  tokens.set(identity, known)
  return known
}

const signIn = async (identity: string) => {
  const user = [...demoUsers, ...crowdUsers, ...chapterUsers, founder].find(({ username }) => username === identity)
  if (!user) throw new Error(`${identity} is not a user of the acceptance tests`)
  return personToken(target, user)
}

const deployedToken = async (identity: string) => {
  const given: Record<string, string> = JSON.parse(process.env.DISPENSE_TOKENS ?? '{}')
  const token = given[identity]
  if (!token) throw new Error(`DISPENSE_TOKENS has no token of ${identity}: see test/acceptance/README.md`)
  return token
}

/** The refusal that a call ends in; fails when the call is not refused. */
export const refusal = async (call: Promise<unknown>): Promise<RefusedError> => {
  try {
    const answer = await call
    throw new Error(`expected a refusal, got ${JSON.stringify(answer)}`)
  } catch (error) {
    if (error instanceof RefusedError) return error
    throw error
  }
}

/** The code of the first error of a response, or undefined when there is none. */
export const codeOf = (response: ApiResponse<unknown>): string | undefined => response.errors?.[0]?.extensions?.code
