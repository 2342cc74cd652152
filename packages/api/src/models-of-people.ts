import type { PersonRecord } from '@dispense/core'
import type { Person } from './generated/types.ts'

/** A person as the API shows one to the operator's staff. */
export const toPerson = ({ personId, createdAt, ...person }: PersonRecord): Person => ({
  id: personId,
  email: person.email,
  name: person.name ?? null,
  role: person.role,
  state: person.state,
  userId: person.userId ?? null,
  invitedBy: person.invitedBy ?? null,
  invitedAt: createdAt,
  activeAt: person.activeAt ?? null,
  changedAt: person.changedAt,
  changedBy: person.changedBy ?? null,
})
