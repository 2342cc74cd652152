import * as v from 'valibot'
import { ConfigError, type Place } from '../errors.ts'
import { output } from '../output.ts'
import type { Plan, UserPoolPlan } from '../plan.ts'
import { app, claimName, context, contribute, here, options, transformed } from '../registry.ts'
import { Component, component, type LinkDefinition } from './component.ts'
import { functionArnOf } from './function.ts'

/** Of Cognito's triggers the one that is asked before an ID token is signed, with the event of version V1_0. */
const Triggers = v.strictObject({
  preTokenGeneration: v.optional(v.unknown()),
  preTokenGenerationVersion: v.optional(v.literal('v1')),
})

const PoolOptions = v.strictObject({
  aliases: v.optional(v.array(v.picklist(['email', 'phone', 'preferred_username']))),
  domain: v.optional(v.unknown()),
  mfa: v.optional(v.picklist(['on', 'optional'])),
  softwareToken: v.optional(v.boolean()),
  triggers: v.optional(Triggers, {}),
  transform: v.optional(v.strictObject({ domain: v.optional(v.unknown()), userPool: v.optional(v.unknown()) })),
  usernames: v.optional(v.array(v.picklist(['email', 'phone']))),
  verify: v.optional(v.unknown()),
})

const ClientOptions = v.strictObject({
  callbackUrls: v.optional(v.array(v.string()), []),
  providers: v.optional(v.array(v.string())),
  transform: v.optional(v.strictObject({ client: v.optional(v.unknown()) })),
})

/** `sst.aws.CognitoUserPool`: locally an OpenID provider. Its `endpoint` carries `http://`, being no AWS host name. */
export class CognitoUserPool extends Component {
  static override readonly type = 'sst.aws.CognitoUserPool'

  constructor(name: string, args: object = {}) {
    super(claimName(name, 'sst.aws.CognitoUserPool'))
    const place = here()
    const given = transformed(CognitoUserPool, name, args)
    contribute(async (plan) => {
      const { triggers } = await options(PoolOptions, given, `sst.aws.CognitoUserPool "${name}"`, place)
      const preTokenGeneration = await triggerOf(name, triggers.preTokenGeneration, plan, place)
      const ids = { name, poolId: poolIdOf(name), issuer: issuerOf(name) }
      plan.userPools.push({ ...ids, preTokenGeneration, groups: [], clients: [] })
    })
  }

  get id() {
    return output(poolIdOf(this.logicalName))
  }

  get arn() {
    const { region, accountId } = context()
    return output(`arn:aws:cognito-idp:${region}:${accountId}:userpool/${poolIdOf(this.logicalName)}`)
  }

  get nodes() {
    const userPool = { id: this.id, arn: this.arn, endpoint: output(issuerOf(this.logicalName)) }
    return component({ userPool: component(userPool, 'nodes.userPool') }, 'nodes')
  }

  addClient(name: string, args: object = {}): CognitoUserPoolClient {
    return component(new CognitoUserPoolClient(name, this.logicalName, args), 'sst.aws.CognitoUserPoolClient')
  }

  getSSTLink(): LinkDefinition {
    return {
      properties: { id: this.id },
      include: [{ type: 'aws.permission', actions: ['cognito-idp:*'], resources: [this.arn] }],
    }
  }
}

const triggerOf = async (pool: string, definition: unknown, plan: Plan, place: Place | undefined) =>
  definition === undefined
    ? undefined
    : await functionArnOf(definition, `${pool}TriggerpreTokenGeneration`, {}, plan, place)

/** What `addClient` answers: a public client of the pool with an id that stays the same between starts. */
export class CognitoUserPoolClient extends Component {
  static override readonly type = 'sst.aws.CognitoUserPoolClient'

  constructor(name: string, pool: string, args: object) {
    super(claimName(name, 'addClient'))
    const place = here()
    contribute(async (plan) => {
      const { callbackUrls } = await options(ClientOptions, args, `client "${name}"`, place)
      poolOf(plan, (candidate) => candidate.name === pool, place).clients.push({
        name,
        clientId: clientIdOf(name),
        callbackUrls,
      })
    })
  }

  get id() {
    return output(clientIdOf(this.logicalName))
  }

  get nodes() {
    return component({ client: component({ id: this.id }, 'nodes.client') }, 'nodes')
  }

  getSSTLink(): LinkDefinition {
    return { properties: { id: this.id } }
  }
}

const GroupOptions = v.strictObject({
  description: v.optional(v.string()),
  name: v.optional(v.string()),
  precedence: v.optional(v.number()),
  roleArn: v.optional(v.string()),
  userPoolId: v.string(),
})

/** `aws.cognito.UserGroup`: a group that users of the pool can be in. */
export class UserGroup extends Component {
  static override readonly type = 'aws.cognito.UserGroup'

  constructor(name: string, args: object) {
    super(claimName(name, 'aws.cognito.UserGroup'))
    const place = here()
    contribute(async (plan) => {
      const group = await options(GroupOptions, args, `aws.cognito.UserGroup "${name}"`, place)
      poolOf(plan, (pool) => pool.poolId === group.userPoolId, place).groups.push(group.name ?? name)
    })
  }

  get name() {
    return output(this.logicalName)
  }
}

const poolOf = (plan: Plan, matches: (pool: UserPoolPlan) => boolean, place: Place | undefined): UserPoolPlan => {
  const pool = plan.userPools.find(matches)
  if (!pool) throw new ConfigError('the user pool named here is not one of this configuration', place)
  return pool
}

const poolIdOf = (name: string): string => `${context().region}_${name}`

const issuerOf = (name: string): string => `${context().oidcUrl}/${poolIdOf(name)}`

const clientIdOf = (name: string): string => `${app().name}-${app().stage}-${name}`
