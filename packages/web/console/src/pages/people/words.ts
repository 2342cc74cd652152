import type { PersonPartsFragment, PersonState, Role } from '../../generated/graphql.ts'
import type { Look } from '../../ui/states.ts'

/** How each role is shown. */
export const ROLE_LOOKS: Record<Role, Look> = {
  OWNER: { label: 'Owner', color: 'indigo' },
  ROUTE_DRIVER: { label: 'Route driver', color: 'teal' },
  VIEWER: { label: 'Viewer', color: 'gray' },
}

/** How each state of a person is shown. */
export const PERSON_STATES: Record<PersonState, Look> = {
  ACTIVE: { label: 'Works here', color: 'green' },
  INVITED: { label: 'Invited', color: 'yellow' },
  REMOVED: { label: 'Removed', color: 'gray' },
}

/** What a role is chosen from. */
export const ROLE_CHOICES = [
  { value: 'OWNER', label: 'Owner: changes everything, and says who else may' },
  { value: 'ROUTE_DRIVER', label: 'Route driver: fills and services machines' },
  { value: 'VIEWER', label: 'Viewer: sees everything and changes nothing' },
] as const satisfies readonly { value: Role; label: string }[]

/** What a person is called: by name, else by address. */
export const nameOf = ({ name, email }: Pick<PersonPartsFragment, 'name' | 'email'>): string => name || email

/** Whether a text can be an e-mail address; the API looks closer. */
export const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())

/**
 * Those who are shown: by name, who is removed only when they are asked for, and then last. Who is gone and was invited again
 * has a line for each time.
 */
export function shownOf(people: readonly PersonPartsFragment[], withRemoved: boolean): PersonPartsFragment[] {
  return people
    .filter(({ state }) => withRemoved || state !== 'REMOVED')
    .toSorted(
      (a, b) =>
        Number(a.state === 'REMOVED') - Number(b.state === 'REMOVED') || nameOf(a).localeCompare(nameOf(b)) || 0,
    )
}

/** A letter to somebody who was invited, for the mail program: the API sends none. */
export const letterTo = ({ email }: PersonPartsFragment, operator: string, address: string): string => {
  const subject = `Your access to ${operator}`
  const body = `Hello,\n\nyou can work for ${operator} now. Sign in, or create an account, with this e-mail address (${email}) at ${address}\n`
  return `mailto:${email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
}
