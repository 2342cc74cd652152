import { lambdaDefaults } from './defaults.ts'
import { linkTable } from './table.ts'

/** Where the followers of the table's stream tell what they gave up: it holds nothing up and is not lost. */
export function createLostEvents() {
  return new sst.aws.Queue('LostEvents', {
    transform: { queue: { messageRetentionSeconds: 14 * 24 * 60 * 60 } },
  })
}

/**
 * Follows changes of products and promotions into the machines that sell them. At 10 ms each, one run changes 30,000
 * machines; what is left comes with the next, which passes over those.
 */
export function subscribeCatalog(table: sst.aws.Dynamo, lost: sst.aws.Queue) {
  table.subscribe(
    'CatalogStream',
    {
      ...lambdaDefaults(),
      handler: 'packages/functions/src/stream.handler',
      timeout: '5 minutes',
      link: [linkTable('TableForCatalog', table, 'GetItem Query UpdateItem', 'Query')],
      permissions: [{ actions: ['sqs:SendMessage'], resources: [lost.arn] }],
    },
    {
      // __edb_e__ is the name of the entity, as ElectroDB writes it.
      filters: [
        { eventName: ['MODIFY'], dynamodb: { NewImage: { __edb_e__: { S: ['product'] } } } },
        { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { __edb_e__: { S: ['promotion'] } } } },
        { eventName: ['INSERT'], dynamodb: { NewImage: { __edb_e__: { S: ['machine'] } } } },
      ],
      transform: followed(20, lost),
    },
  )
}

/**
 * Sales figures and points, from vends that have ended and from refunds; which slots are low or empty, from the machines'
 * states; vends whose outcome a machine's audit file proves. One function for all: DynamoDB promises no more than two readers of a shard. What cannot be counted is told to a queue, after
 * a quarter of an hour or so, and holds nothing up.
 */
export function subscribeSales(table: sst.aws.Dynamo, lost: sst.aws.Queue) {
  const ended = ['COMPLETED', 'FAILED', 'REFUNDED']
  const isEnded = { __edb_e__: { S: ['vend'] }, state: { S: ended } }
  const wasNot = { state: { S: [{ 'anything-but': ended }] } }
  table.subscribe(
    'SalesStream',
    {
      ...lambdaDefaults(),
      handler: 'packages/functions/src/stream-sales.handler',
      link: [linkTable('TableForSales', table, 'GetItem BatchGetItem PutItem UpdateItem', 'Query')],
      permissions: [{ actions: ['sqs:SendMessage'], resources: [lost.arn] }],
    },
    {
      filters: [
        { eventName: ['MODIFY'], dynamodb: { NewImage: isEnded, OldImage: wasNot } },
        // A vend that a machine did while it was offline.
        { eventName: ['INSERT'], dynamodb: { NewImage: isEnded } },
        { eventName: ['INSERT'], dynamodb: { NewImage: { __edb_e__: { S: ['transfer'] }, kind: { S: ['REFUND'] } } } },
        {
          eventName: ['INSERT', 'MODIFY'],
          dynamodb: { NewImage: { __edb_e__: { S: ['machineState', 'health', 'machineDay'] } } },
        },
        { eventName: ['INSERT'], dynamodb: { NewImage: { __edb_e__: { S: ['audit'] }, state: { S: ['IMPORTED'] } } } },
      ],
      transform: followed(20, lost),
    },
  )
}

/**
 * How a function follows the table's stream: from the oldest record, so that none is lost while the mapping is being set up;
 * and what failed comes again so often, by itself, before it is told to the queue and the stream goes on.
 */
export function followed(maximumRetryAttempts: number, lost: sst.aws.Queue) {
  return {
    eventSourceMapping: {
      startingPosition: 'TRIM_HORIZON',
      functionResponseTypes: ['ReportBatchItemFailures'],
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts,
      destinationConfig: { onFailure: { destinationArn: lost.arn } },
    },
  }
}
