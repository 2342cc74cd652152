import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { XMLBuilder } from 'fast-xml-parser'
import { readText } from '../http-body.ts'
import type { MessageAttribute, MessageAttributes } from '../sqs/message.ts'
import { SnsError } from './errors.ts'
import type { Publication, Topics } from './topics.ts'

const NAMESPACE = 'http://sns.amazonaws.com/doc/2010-03-31/'
const MAX_BODY = 4 * 1024 * 1024
const builder = new XMLBuilder({ ignoreAttributes: false })

/** A request's parameters as a tree: `A.entry.1.B=x` is `{ A: { entry: { 1: { B: 'x' } } } }`. */
interface Tree {
  [name: string]: Tree | string
}

/** True for a request of the query protocol, which SNS speaks. */
export const isSnsRequest = ({ headers }: IncomingMessage): boolean =>
  String(headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')

/** SNS over HTTP in its query protocol ("Amazon SNS API Reference"), as the AWS SDK speaks it. */
export const handleSns = async (topics: Topics, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const RequestId = randomUUID()
  const headers = { 'content-type': 'text/xml', 'x-amzn-requestid': RequestId }
  try {
    const text = await readText(request, MAX_BODY)
    if (text === undefined) throw new SnsError('InvalidParameter', 'Invalid parameter: Message too long')
    const input = treeOf(text)
    const action = String(input.Action)
    const run = ACTIONS[action]
    if (!run)
      throw new SnsError(
        'InvalidAction',
        `The local cloud does not support ${action}; topics are made by sst.config.ts`,
      )
    const content = { '@_xmlns': NAMESPACE, [`${action}Result`]: run(input, topics), ResponseMetadata: { RequestId } }
    response.writeHead(200, headers).end(builder.build({ [`${action}Response`]: content }))
  } catch (error) {
    const known = error instanceof SnsError ? error : new SnsError('InternalError', String(error))
    const status = known.code === 'NotFound' ? 404 : error instanceof SnsError ? 400 : 500
    const Error_ = { Type: status === 500 ? 'Receiver' : 'Sender', Code: known.code, Message: known.message }
    response.writeHead(status, headers)
    response.end(builder.build({ ErrorResponse: { '@_xmlns': NAMESPACE, Error: Error_, RequestId } }))
  }
}

const ACTIONS: Readonly<Record<string, (input: Tree, topics: Topics) => object>> = {
  Publish: (input, topics) => ({ MessageId: topics.publish(topicOf(input), publicationOf(input)) }),
  PublishBatch: (input, topics) => publishBatch(input, topics),
  ListTopics: (_input, topics) => ({ Topics: { member: topics.all().map(({ arn }) => ({ TopicArn: arn })) } }),
  ListSubscriptionsByTopic: (input, topics) => ({
    Subscriptions: {
      member: topics.subscriptionsOf(topicOf(input)).map(({ arn, topicArn, endpointArn, protocol }) => ({
        SubscriptionArn: arn,
        Owner: '000000000000',
        Protocol: protocol,
        Endpoint: endpointArn,
        TopicArn: topicArn,
      })),
    },
  }),
}

const publishBatch = (input: Tree, topics: Topics): object => {
  const entries = listOf(input.PublishBatchRequestEntries)
  if (entries.length < 1) throw new SnsError('EmptyBatchRequest', "The batch request doesn't contain any entries.")
  if (entries.length > 10)
    throw new SnsError('TooManyEntriesInBatchRequest', 'The batch request contains more entries than permissible.')
  const Successful: object[] = []
  const Failed: object[] = []
  for (const entry of entries) {
    const Id = String(entry.Id)
    try {
      Successful.push({ Id, MessageId: topics.publish(topicOf(input), publicationOf(entry)) })
    } catch (error) {
      if (!(error instanceof SnsError) || error.code === 'NotFound') throw error
      Failed.push({ Id, Code: error.code, Message: error.message, SenderFault: true })
    }
  }
  return { Successful: { member: Successful }, Failed: { member: Failed } }
}

const topicOf = ({ TopicArn, TargetArn }: Tree): string => String(TopicArn ?? TargetArn ?? '')

const publicationOf = (input: Tree): Publication => ({
  message: textOf(input.Message) ?? '',
  subject: textOf(input.Subject),
  structure: textOf(input.MessageStructure),
  attributes: attributesOf(input.MessageAttributes),
  groupId: textOf(input.MessageGroupId),
  deduplicationId: textOf(input.MessageDeduplicationId),
})

const attributesOf = (given: Tree | string | undefined): MessageAttributes | undefined => {
  const entries = listOf(given).map(({ Name, Value }): [string, MessageAttribute] => {
    const { DataType, StringValue, BinaryValue } = Value as Tree
    return [
      String(Name),
      { DataType: String(DataType), StringValue: textOf(StringValue), BinaryValue: textOf(BinaryValue) },
    ]
  })
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

const textOf = (value: Tree | string | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

/** The members of a list or the entries of a map, in the order of their numbers. */
const listOf = (value: Tree | string | undefined): Tree[] => {
  if (typeof value !== 'object') return []
  const members = (value.member ?? value.entry ?? {}) as Tree
  return Object.keys(members)
    .sort((a, b) => Number(a) - Number(b))
    .map((key) => members[key] as Tree)
}

const treeOf = (text: string): Tree => {
  const tree: Tree = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.split('.')
    const last = path.pop() ?? ''
    let node = tree
    for (const part of path) {
      const inner = node[part]
      const next = typeof inner === 'object' ? inner : {}
      node[part] = next
      node = next
    }
    node[last] = value
  }
  return tree
}
