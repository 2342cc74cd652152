import type { Context } from '@dispense/appsync'
import { type Caller, Refusal } from '@dispense/core'

type Any = Pick<Context, 'identity'>

/** The groups of an operator's staff. */
const STAFF_GROUPS: readonly string[] = ['owner', 'route-driver', 'viewer']

/**
 * Who calls, in the domain's words. The token was checked before (`authenticate`). Staff are who has both an operator and
 * a group: whoever was taken out of all groups is a customer like any other.
 */
export function callerOf({ identity }: Any): Caller {
  if (!identity) return { kind: 'GUEST' }
  if ('resolverContext' in identity) {
    const { machineId, operatorId, publicKey } = identity.resolverContext
    return { kind: 'MACHINE', id: String(machineId), operatorId: String(operatorId), publicKey: String(publicKey) }
  }
  if (!('claims' in identity)) throw new Refusal('FORBIDDEN', { needs: 'a token of the user pool or of a machine' })
  const operatorId = identity.claims['custom:operatorId']
  const groups = 'groups' in identity ? (identity.groups ?? []) : []
  const isStaff = groups.some((group) => STAFF_GROUPS.includes(group))
  if (typeof operatorId === 'string' && isStaff) return { kind: 'STAFF', id: identity.sub, operatorId, groups }
  const birthDate = birthDateOf(identity.claims.birthdate)
  return { kind: 'CUSTOMER', id: identity.sub, ...(birthDate && { birthDate }) }
}

/** OpenID Connect Core 1.0, section 5.1: `YYYY-MM-DD`, or `YYYY`; the year 0000 says that the year is not told. */
const birthDateOf = (claim: unknown): string | undefined =>
  typeof claim === 'string' && /^(?!0000)\d{4}(-\d{2}-\d{2})?$/.test(claim) ? claim : undefined

/** The kinds of caller that a command is for. */
export type CallerOf<Kind extends Caller['kind']> = Extract<Caller, { kind: Kind }>

/** The caller, when it is of one of these kinds. Throws FORBIDDEN otherwise. */
export function callerAs<Kind extends Caller['kind']>(ctx: Any, ...kinds: Kind[]): CallerOf<Kind> {
  const caller = callerOf(ctx)
  if (isOf(caller, kinds)) return caller
  throw new Refusal('FORBIDDEN', { needs: kinds.join(' or ') })
}

const isOf = <Kind extends Caller['kind']>(caller: Caller, kinds: Kind[]): caller is CallerOf<Kind> =>
  kinds.some((kind) => kind === caller.kind)

/**
 * The tenant wall: what belongs to another operator than the caller's staff or machine does not exist for them. Guests
 * and customers may look at any operator's public fields.
 */
export function isVisible(ctx: Any, record: { operatorId: string } | null | undefined): boolean {
  if (!record) return false
  const caller = callerOf(ctx)
  return caller.kind === 'GUEST' || caller.kind === 'CUSTOMER' || caller.operatorId === record.operatorId
}
