import { isProduction, lambdaDefaults, webOrigins } from './defaults.ts'
import { linkTable } from './table.ts'

/**
 * The people: everybody signs up by themselves. Who works for an operator is in the table, and a function puts it into each ID
 * token; only an operator's first owner is made by an administrator of the pool.
 */
export function createUsers(router: sst.aws.Router, table: sst.aws.Dynamo) {
  const users = new sst.aws.CognitoUserPool('Users', {
    usernames: ['email'],
    // The account's id, because the prefix is unique among everybody's in the region.
    domain: { prefix: $interpolate`dispense-${$app.stage}-${aws.getCallerIdentityOutput({}).accountId}` },
    triggers: {
      preTokenGeneration: {
        ...lambdaDefaults(),
        handler: 'packages/functions/src/sign-in.handler',
        description: 'Says in each ID token whom somebody works for',
        // The pool waits no longer than that.
        timeout: '5 seconds',
        link: [linkTable('TableForSignIn', table, 'GetItem BatchGetItem PutItem UpdateItem')],
      },
    },
    transform: {
      userPool: {
        deletionProtection: isProduction() ? 'ACTIVE' : 'INACTIVE',
        schemas: [
          {
            name: 'operatorId',
            attributeDataType: 'String',
            mutable: true,
            stringAttributeConstraints: { minLength: '1', maxLength: '64' },
          },
        ],
      },
    },
  })
  for (const name of ['owner', 'route-driver', 'viewer']) {
    new aws.cognito.UserGroup(`UserGroup-${name}`, { name, userPoolId: users.id })
  }
  const client = users.addClient('Web', {
    // Where each of the two pages comes back to.
    callbackUrls: [router.url, ...webOrigins()].flatMap((origin) => [
      $interpolate`${origin}/signed-in`,
      $interpolate`${origin}/m/signed-in`,
    ]),
    transform: {
      client: {
        // A public client: the authorization code with PKCE, and no secret.
        generateSecret: false,
        allowedOauthFlows: ['code'],
        allowedOauthScopes: ['openid', 'email', 'profile'],
        explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        preventUserExistenceErrors: 'ENABLED',
        enableTokenRevocation: true,
        readAttributes: ['email', 'email_verified', 'name', 'birthdate', 'custom:operatorId'],
        // Without custom:operatorId: whoever could write it would choose the tenant to work for. Without birthdate: an
        // administrator writes it, who has seen a document, and so it is proof of age.
        writeAttributes: ['email', 'name'],
      },
    },
  })
  // Cognito names its endpoint without a scheme; the local provider's carries one, because it is plain HTTP.
  const issuer = users.nodes.userPool.endpoint.apply((url) => (url.includes('://') ? url : `https://${url}`))
  return { issuer, clientId: client.id }
}
