import { environment, isProduction, lambdaDefaults } from './defaults.ts'
import { followed } from './streams.ts'
import { linkTable } from './table.ts'
import type { createUsers } from './users.ts'

/**
 * Subscriptions: a WebSocket API whose every message finds a function, so that nothing idles. Changes of vends that the
 * API's function did not publish at once are published from the table's stream.
 */
export function createSocket(
  table: sst.aws.Dynamo,
  nextTokenKey: sst.Secret,
  lost: sst.aws.Queue,
  { issuer, clientId }: ReturnType<typeof createUsers>,
) {
  const socket = new sst.aws.ApiGatewayWebSocket('Socket', {
    accessLog: { retention: isProduction() ? '1 year' : '1 week' },
  })
  const shared = {
    ...lambdaDefaults(),
    memory: '1024 MB' as const,
    link: [
      linkTable('TableForSocket', table, 'GetItem BatchGetItem PutItem UpdateItem DeleteItem Query', 'Query'),
      nextTokenKey,
      socket,
    ],
    environment: { ...environment(), OIDC_ISSUER: issuer, OIDC_AUDIENCE: clientId },
  }
  const handler = new sst.aws.Function('SocketMessages', {
    ...shared,
    handler: 'packages/functions/src/socket.handler',
    description: 'Subscriptions',
  })
  for (const route of ['$connect', '$disconnect', '$default']) socket.route(route, handler.arn)
  table.subscribe(
    'PublishStream',
    {
      ...shared,
      handler: 'packages/functions/src/publish.handler',
      environment: { ...shared.environment, ...lambdaDefaults().environment },
      permissions: [{ actions: ['sqs:SendMessage'], resources: [lost.arn] }],
    },
    {
      filters: [
        { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { __edb_e__: { S: ['vend', 'alert'] } } } },
        { eventName: ['INSERT'], dynamodb: { NewImage: { __edb_e__: { S: ['command'] } } } },
      ],
      transform: followed(10, lost),
    },
  )
  return socket
}
