import { type DemoUser, parseIdentity } from './identities.ts'
import { readMachineKey, signMachineToken } from './keys.ts'
import { logIn } from './login.ts'
import { type Outputs, readOutputs } from './outputs.ts'

/**
 * The bearer token of an identity of the running local cloud: for a person the ID token of a real code + PKCE flow, for
 * a machine a token signed with its own key.
 * @throws SimulatorError with the fix, when there is no such identity or machine or the cloud does not run.
 */
export const bearerToken = async (identityName: string, dataDir: string): Promise<string> => {
  const identity = parseIdentity(identityName)
  if (identity.kind === 'machine') return signMachineToken(await readMachineKey(dataDir, identity.machineId))
  return personToken(await readOutputs(dataDir), identity.user)
}

/** The ID token of one user of a cloud. */
export const personToken = (
  { api, issuer, clientId }: Omit<Outputs, 'socket' | 'web'>,
  user: DemoUser,
): Promise<string> =>
  logIn({ issuer, clientId, redirectUri: `${api}/signed-in`, username: user.username, password: user.password })
