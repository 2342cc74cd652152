import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { outputOf } from './target.ts'

/** How to take the first message of a queue in which a text stands; others that come before it are thrown away. */
export const messagesOf =
  (sqs: SQSClient) =>
  async (queue: string, text: string): Promise<string> => {
    const QueueUrl = outputOf(queue)
    for (let attempt = 0; attempt < 5; attempt++) {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 10 }))
      for (const { Body = '', ReceiptHandle } of Messages) {
        await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
        if (Body.includes(text)) return Body
      }
    }
    throw new Error(`No message of the queue ${queue} has ${text}`)
  }
