import { describe, expect, inject, it } from 'vitest'
import { WEB_ORIGIN } from './global-setup.ts'
import { ofType, resource } from './stack.ts'

describe.each(['production', 'test'] as const)('the user pool of stage %s', (name) => {
  const stack = inject(name)
  const client = resource(stack, 'aws:cognito/userPoolClient:UserPoolClient', 'WebClient')

  it('has the groups of an operator’s staff', () => {
    const groups = Object.values(ofType(stack, 'aws:cognito/userGroup:UserGroup'))
    expect(groups.map((group) => group.name)).toEqual(['owner', 'route-driver', 'viewer'])
  })

  it('lets nobody choose the operator to work for: the attribute can be read by the web client and not written', () => {
    const pool = resource(stack, 'aws:cognito/userPool:UserPool', 'UsersUserPool')
    expect(pool.schemas).toEqual([expect.objectContaining({ name: 'operatorId', attributeDataType: 'String' })])
    expect(client.readAttributes).toContain('custom:operatorId')
    expect(client.writeAttributes).toEqual(['email', 'name'])
  })

  it('takes nobody’s word for the age: the birth date can be read by the web client and not written', () => {
    expect(client.readAttributes).toContain('birthdate')
    expect(client.writeAttributes).not.toContain('birthdate')
  })

  it('asks a function before it signs an ID token, by the event whose answers are about ID tokens only', () => {
    const { lambdaConfig } = resource(stack, 'aws:cognito/userPool:UserPool', 'UsersUserPool')
    expect(lambdaConfig).toMatchObject({
      preTokenGenerationConfig: {
        lambdaArn: expect.stringContaining('UsersTriggerpreTokenGeneration'),
        lambdaVersion: 'V1_0',
      },
    })
  })

  it('gives the web client the code flow only, and no secret', () => {
    expect(client).toMatchObject({ allowedOauthFlows: ['code'], generateSecret: false })
    const others = name === 'production' ? [WEB_ORIGIN] : ['http://localhost:5173', 'http://localhost:5174']
    const origins = [String(stack.outputs.web), ...others]
    expect(client.callbackUrls).toEqual(origins.flatMap((origin) => [`${origin}/signed-in`, `${origin}/m/signed-in`]))
  })

  it('has a sign-in page under a name that no other account can have taken', () => {
    const { domain } = resource(stack, 'aws:cognito/userPoolDomain:UserPoolDomain', 'UsersDomain')
    expect(domain).toBe(`dispense-${name}-123456789012`)
  })

  it(name === 'production' ? 'cannot be deleted' : 'can be deleted', () => {
    const { deletionProtection } = resource(stack, 'aws:cognito/userPool:UserPool', 'UsersUserPool')
    expect(deletionProtection).toBe(name === 'production' ? 'ACTIVE' : 'INACTIVE')
  })
})
