import {
  CreateTableCommand,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { DescribeStreamCommand, DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'

/** Makes DynamoDB Local do a little of everything, so that it has loaded what it needs for it. */
export const exercise = async (endpoint: string): Promise<void> => {
  const settings = { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
  const client = new DynamoDBClient(settings)
  const streams = new DynamoDBStreamsClient(settings)
  const TableName = 'exercise'
  const Key = { pk: { S: 'a' } }
  const { TableDescription } = await client.send(
    new CreateTableCommand({
      TableName,
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  )
  await client.send(new PutItemCommand({ TableName, Item: Key, ConditionExpression: 'attribute_not_exists(pk)' }))
  const change = {
    TableName,
    Key,
    UpdateExpression: 'SET n = if_not_exists(n, :one) + :one',
    ExpressionAttributeValues: { ':one': { N: '1' } },
  }
  await client.send(new UpdateItemCommand(change))
  await client.send(new TransactWriteItemsCommand({ TransactItems: [{ Update: change }] }))
  const KeyConditionExpression = 'pk = :pk'
  const ExpressionAttributeValues = { ':pk': Key.pk }
  await client.send(new QueryCommand({ TableName, KeyConditionExpression, ExpressionAttributeValues }))
  await streams.send(new DescribeStreamCommand({ StreamArn: TableDescription?.LatestStreamArn }))
  client.destroy()
  streams.destroy()
}
