/** The policy that a Lambda authorizer answers. */
export interface PolicyDocument {
  readonly Statement?: readonly { readonly Effect: string; readonly Resource: string | readonly string[] }[]
}

/** True when a statement allows the ARN and none denies it; undefined when there is no policy. */
export const allowedByPolicy = (policy: PolicyDocument | undefined, arn: string): boolean | undefined => {
  if (!policy?.Statement) return undefined
  const effects = policy.Statement.filter(({ Resource }) => [Resource].flat().some((pattern) => matches(pattern, arn)))
  return effects.some(({ Effect }) => Effect === 'Allow') && !effects.some(({ Effect }) => Effect === 'Deny')
}

const matches = (pattern: string, arn: string): boolean => {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(arn)
}
