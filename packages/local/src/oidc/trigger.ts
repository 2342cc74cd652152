import type { UserPoolPlan } from '../config/plan.ts'
import type { User } from './users.ts'

/** Invokes a function by its ARN with a JSON payload. */
export type Invoke = (
  arn: string,
  payload: string,
) => Promise<{ readonly payload: string; readonly functionError?: string | undefined }>

/** An ID token that is about to be signed. */
export interface Draft {
  readonly user: User
  readonly clientId: string
  /** Whether it renews one of before. */
  readonly isRenewal: boolean
  readonly claims: Readonly<Record<string, unknown>>
}

/** Of what the function answers, what the pool follows. */
interface Answer {
  readonly response?: {
    readonly claimsOverrideDetails?: {
      readonly claimsToAddOrOverride?: Readonly<Record<string, string>> | null
      readonly claimsToSuppress?: readonly string[] | null
      readonly groupOverrideDetails?: { readonly groupsToOverride?: readonly string[] | null } | null
    } | null
  }
}

/** What no function can change ("Pre token generation Lambda trigger", Amazon Cognito Developer Guide). */
const FIXED = [
  ...['acr', 'amr', 'at_hash', 'aud', 'auth_time', 'azp', 'cognito:username', 'exp', 'iat', 'identities', 'iss', 'jti'],
  ...['nbf', 'nonce', 'origin_jti', 'sub', 'token_use', 'cognito:groups'],
]

/**
 * The claims of an ID token as the pool's function for it, event version V1_0, has them.
 * @throws Error when the function fails, as Cognito then signs nobody in
 */
export async function askTrigger(pool: UserPoolPlan, draft: Draft, invoke: Invoke): Promise<Record<string, unknown>> {
  const arn = pool.preTokenGeneration
  if (arn === undefined) return { ...draft.claims }
  const { payload, functionError } = await invoke(arn, JSON.stringify(eventOf(pool, draft)))
  if (functionError) throw new Error(`PreTokenGeneration failed with error ${payload}`)
  const { claimsOverrideDetails: said } = (JSON.parse(payload) as Answer).response ?? {}
  const { 'cognito:groups': own, ...claims } = draft.claims
  const groups = said?.groupOverrideDetails?.groupsToOverride ?? own
  return {
    ...claims,
    ...(Array.isArray(groups) && groups.length > 0 && { 'cognito:groups': groups }),
    ...without(said?.claimsToAddOrOverride ?? {}, FIXED),
    // What is both overridden and suppressed is suppressed.
    ...Object.fromEntries(
      (said?.claimsToSuppress ?? []).filter((name) => !FIXED.includes(name)).map((name) => [name, undefined]),
    ),
  }
}

const without = (record: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))

const eventOf = ({ poolId }: UserPoolPlan, { user, clientId, isRenewal }: Draft) => ({
  version: '1',
  triggerSource: isRenewal ? 'TokenGeneration_RefreshTokens' : 'TokenGeneration_HostedAuth',
  region: poolId.split('_')[0],
  userPoolId: poolId,
  userName: user.username,
  callerContext: { awsSdkVersion: 'local', clientId },
  request: {
    userAttributes: { ...user.attributes, email_verified: 'true', 'cognito:user_status': 'CONFIRMED' },
    groupConfiguration: { groupsToOverride: user.groups, iamRolesToOverride: [], preferredRole: null },
  },
  response: { claimsOverrideDetails: null },
})
