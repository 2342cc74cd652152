/** The groups of an operator's staff, as the user pool names them. */
export type Role = 'owner' | 'route-driver' | 'viewer'

/** What a person may do: the names follow the mutations that need it. */
export type Permission =
  | 'moveMoney'
  | 'changeProducts'
  | 'commandMachines'
  | 'registerMachines'
  | 'changeMachines'
  | 'restock'
  | 'handleAlerts'
  | 'readBooks'
  | 'managePeople'

/** Who may do what, as the directives of the schema say. The API decides; this only leaves out what it would refuse. */
export const PERMISSIONS: Record<Permission, { roles: readonly Role[]; says: string }> = {
  moveMoney: { roles: ['owner'], says: 'Refund a vend, decide an unknown outcome, close an exception' },
  changeProducts: { roles: ['owner'], says: 'Create and change products, prices and promotions' },
  commandMachines: { roles: ['owner'], says: 'Reboot a machine, switch slots on and off, set a price from afar' },
  registerMachines: { roles: ['owner'], says: 'Register a machine, give out enrolment codes, revoke keys' },
  changeMachines: { roles: ['owner', 'route-driver'], says: 'Change a machine and its planogram' },
  restock: { roles: ['owner', 'route-driver'], says: 'Record a restock visit' },
  handleAlerts: { roles: ['owner', 'route-driver'], says: 'Acknowledge and resolve alerts' },
  managePeople: { roles: ['owner'], says: 'Invite and remove people, change their roles' },
  readBooks: { roles: ['owner', 'viewer'], says: 'Read the ledger and the reconciliation, export' },
}

/** The roles, the one that may do most first. */
export const ROLES: readonly Role[] = ['owner', 'route-driver', 'viewer']

/** The staff roles among the groups of a token. */
export const rolesIn = (groups: unknown): Role[] =>
  Array.isArray(groups) ? ROLES.filter((role) => groups.includes(role)) : []

/** Whether somebody with these roles may do this. */
export const may = (roles: readonly Role[], permission: Permission): boolean =>
  PERMISSIONS[permission].roles.some((role) => roles.includes(role))
