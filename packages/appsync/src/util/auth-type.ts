/**
 * `util.authType()`: the mode in AppSync's words, read off the identity. An identity that fits no mode wholly counts as
 * an API key, and one without any content as a Lambda authorizer that returned no context; both as observed on AppSync.
 */
export function authTypeOf(identity: unknown): string {
  if (typeof identity !== 'object' || identity === null) return apiKey
  const has = (...names: string[]) => names.every((name) => (identity as Record<string, unknown>)[name] != null)
  if ('resolverContext' in identity || Object.keys(identity).length === 0) return 'Lambda Authorization'
  if (has('accountId', 'userArn', 'username', 'sourceIp')) return 'IAM Authorization'
  if (has('sub', 'issuer', 'username', 'claims', 'sourceIp', 'defaultAuthStrategy')) return 'User Pool Authorization'
  if (has('sub', 'issuer', 'claims') && !('username' in identity)) return 'Open ID Connect Authorization'
  return apiKey
}

const apiKey = 'API Key Authorization'
