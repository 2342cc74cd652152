/**
 * AppSync's scalars and directives as SDL, and `@cacheControl`. `aws.graphql` beside it holds the same text, for tools that read files
 * (code generators, editors); a test keeps the two equal.
 */
export const awsTypeDefs = /* GraphQL */ `
"A date: \`2026-11-22\`, with an optional offset (\`2026-11-22Z\`, \`2026-11-22+01:00\`)."
scalar AWSDate

"A time of day: \`15:34:00.000\`, with an optional offset."
scalar AWSTime

"A date and time with its offset: \`2026-11-22T15:34:00.000Z\`."
scalar AWSDateTime

"Seconds since 1970-01-01T00:00Z; may be negative."
scalar AWSTimestamp

"An e-mail address (RFC 822)."
scalar AWSEmail

"Any JSON, as a string."
scalar AWSJSON

"A URL (RFC 1738) with its scheme."
scalar AWSURL

"A phone number."
scalar AWSPhone

"An IPv4 or IPv6 address, with an optional subnet."
scalar AWSIPAddress

"Open to whoever has the API key: here, a caller without a token."
directive @aws_api_key on OBJECT | FIELD_DEFINITION

"Open to AWS principals (SigV4)."
directive @aws_iam on OBJECT | FIELD_DEFINITION

"Open to who signed in with an OpenID Connect provider."
directive @aws_oidc on OBJECT | FIELD_DEFINITION

"Open to who signed in with the user pool; with groups, to their members only."
directive @aws_cognito_user_pools(cognito_groups: [String!]) on OBJECT | FIELD_DEFINITION

"Open to who the Lambda authorizer lets in: here, a machine that signs with its own key."
directive @aws_lambda on OBJECT | FIELD_DEFINITION

"Open to members of these groups of the user pool, when that is the default authorization."
directive @aws_auth(cognito_groups: [String!]!) on OBJECT | FIELD_DEFINITION

"The mutations whose results a subscription receives."
directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION

"Whether an answer may be kept for everybody, and for which part of it."
enum CacheControlScope {
  "For everybody."
  PUBLIC
  "For nobody else."
  PRIVATE
}

"""
For how many seconds an answer with this field, or with fields of this type, may be kept. Apollo Server's, with
\`staleWhileRevalidate\` added; AppSync has no such directive.
"""
directive @cacheControl(
  maxAge: Int
  staleWhileRevalidate: Int
  scope: CacheControlScope
  inheritMaxAge: Boolean
) on FIELD_DEFINITION | OBJECT
`
