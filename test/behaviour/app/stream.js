import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { Resource } from 'sst'

const client = new SQSClient({})

/** Tells each record of the table in the queue of records, and reports the first of those that say so as failed. */
export const follow = async ({ Records }) => {
  for (const record of Records) {
    const MessageBody = JSON.stringify(record)
    await client.send(new SendMessageCommand({ QueueUrl: Resource.Records.url, MessageBody }))
    if (record.dynamodb.NewImage?.fail) {
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb.SequenceNumber }] }
    }
  }
  return { batchItemFailures: [] }
}
