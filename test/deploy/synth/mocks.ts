/** A resource as the configuration asked Pulumi for it. */
export interface Resource {
  /** Pulumi's type, for example `aws:lambda/function:Function`. */
  type: string
  /** Its logical name, unique within its type. */
  name: string
  /** Its arguments, all Outputs known. */
  inputs: Record<string, unknown>
}

/** What Pulumi's test mocks take (`runtime.setMocks`). */
interface Mocks {
  newResource(args: Resource): { id: string; state: Record<string, unknown> }
  call(args: { token: string; inputs: Record<string, unknown> }): Record<string, unknown>
}

const REGION = 'eu-central-1'
const ACCOUNT = '123456789012'

/** Mocks that note every resource in `seen` and give it the attributes that AWS would. */
export function createMocks(seen: Resource[]): Mocks {
  return {
    newResource({ type, name, inputs }) {
      seen.push({ type, name, inputs: withoutSecretMarks(inputs) as Record<string, unknown> })
      return { id: `${name}-id`, state: { ...inputs, ...attributes(type, name, inputs) } }
    },
    call({ token, inputs }) {
      const answer = calls[token]
      if (!answer) throw new Error(`The configuration calls ${token}: add its answer to test/deploy/synth/mocks.ts`)
      return answer(inputs)
    },
  }
}

/** The attributes that AWS fills in, for the types whose attributes the configuration uses. */
function attributes(type: string, name: string, inputs: Record<string, unknown>): Record<string, unknown> {
  const physical = typeof inputs.name === 'string' ? inputs.name : name
  const tableArn = `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${physical}`
  switch (type) {
    case 'aws:dynamodb/table:Table':
      return { arn: tableArn, streamArn: `${tableArn}/stream/2026-01-01T00:00:00.000` }
    case 'aws:lambda/function:Function':
      return { arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${physical}` }
    case 'aws:apigatewayv2/api:Api':
      return {
        apiEndpoint: `https://${name}.execute-api.${REGION}.amazonaws.com`,
        executionArn: `arn:aws:execute-api:${REGION}:${ACCOUNT}:${name}`,
      }
    case 'aws:cognito/userPool:UserPool':
      return { arn: `arn:aws:cognito-idp:${REGION}:${ACCOUNT}:userpool/${name}`, endpoint: userPoolEndpoint(name) }
    case 'aws:cloudfront/distribution:Distribution':
      return {
        arn: `arn:aws:cloudfront::${ACCOUNT}:distribution/${name}`,
        domainName: `${name.toLowerCase()}.cloudfront.net`,
      }
    case 'random:index/randomBytes:RandomBytes':
      return { base64: Buffer.alloc(32).toString('base64') }
    default:
      return { arn: `arn:aws:mock:${REGION}:${ACCOUNT}:${name}` }
  }
}

/** Without a scheme, as Cognito names it. */
const userPoolEndpoint = (name: string) => `cognito-idp.${REGION}.amazonaws.com/${name}-id`

const calls: Record<string, (inputs: Record<string, unknown>) => Record<string, unknown>> = {
  'aws:index/getRegion:getRegion': () => ({ region: REGION, name: REGION, id: REGION }),
  'aws:index/getPartition:getPartition': () => ({ partition: 'aws' }),
  'aws:index/getCallerIdentity:getCallerIdentity': () => ({ accountId: ACCOUNT }),
  'aws:iam/getPolicyDocument:getPolicyDocument': (inputs) => ({ ...inputs, json: JSON.stringify(inputs.statements) }),
}

/** The key by which Pulumi's wire format marks a special value: https://pulumi.com, `specialSigKey`. */
const SPECIAL = '4dabf18193072939515e22adb298388d'

/** Takes the wrappers off that Pulumi puts round secret values. */
function withoutSecretMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecretMarks)
  if (typeof value !== 'object' || value === null) return value
  if (SPECIAL in value && 'value' in value) return withoutSecretMarks(value.value)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutSecretMarks(inner)]))
}
