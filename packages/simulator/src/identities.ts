import users from '../demo-users.json' with { type: 'json' }
import { SimulatorError } from './errors.ts'

/** A user of the local user pool; the attributes and groups become claims of the ID token, as Cognito names them. */
export interface DemoUser {
  /** The identity itself, for example `owner:acme`. */
  username: string
  password: string
  /** `cognito:groups`. */
  groups: readonly string[]
  /** Standard attributes (`sub`, `email`) and `custom:operatorId` of an operator's staff. */
  attributes: Readonly<Record<string, string | undefined>>
}

/** Who can ask for a token: a person of the user pool, or a machine with a key of its own. */
export type Identity = { kind: 'person'; user: DemoUser } | { kind: 'machine'; machineId: string }

/** The people of the demo, in the order in which they are shown. */
export const demoUsers: readonly DemoUser[] = users

/** The machines of the demo. Their codes are their ids in upper case. */
export const demoMachineIds: readonly string[] = ['acme', 'globex'].flatMap((operatorId) =>
  [1, 2, 3, 4, 5, 6].map((number) => `${operatorId}-${String(number).padStart(4, '0')}`),
)

/** Every identity that has a token, as one would type it. */
export const identityNames: readonly string[] = [...demoUsers.map((user) => user.username), 'machine:<machineId>']

/**
 * Reads an identity, for example `customer:demo` or `machine:acme-0001`.
 * @throws SimulatorError UNKNOWN_IDENTITY for anything else.
 */
export const parseIdentity = (text: string): Identity => {
  if (text.startsWith('machine:')) return { kind: 'machine', machineId: text.slice('machine:'.length) }
  const user = demoUsers.find(({ username }) => username === text)
  if (user) return { kind: 'person', user }
  throw new SimulatorError(
    'UNKNOWN_IDENTITY',
    `"${text}" is not an identity of the demo.`,
    `Use one of: ${identityNames.join(', ')}`,
  )
}
