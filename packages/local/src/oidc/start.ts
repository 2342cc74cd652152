import { join } from 'node:path'
import type { Plan } from '../config/plan.ts'
import type { Listener } from '../listen.ts'
import type { Invoke } from './trigger.ts'

/** Serves the user pools of a plan. Loaded when there is one: the OpenID provider takes long to load. */
export const startUserPools = async (
  { userPools: pools }: Plan,
  oidc: Listener,
  { users: usersFile, host }: { readonly users?: string | undefined; readonly host?: string | undefined },
  dataDir: string,
  invoke: Invoke,
): Promise<void> => {
  if (pools.length === 0) return
  const { attachUserPools } = await import('./user-pool.ts')
  const keysFile = join(dataDir, 'oidc-keys.json')
  await attachUserPools(oidc.handle, { pools, usersFile, keysFile, invoke, forDevices: host !== undefined })
}
