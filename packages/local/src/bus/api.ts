import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readText } from '../http-body.ts'
import type { Buses, EventEntry } from './buses.ts'

/** Most entries of a request, and most bytes of all of them ("Sending events with PutEvents"). */
const MAX_ENTRIES = 10
const MAX_BYTES = 256 * 1024
const MAX_BODY = 4 * MAX_BYTES

/** True for a request of EventBridge's JSON protocol. */
export const isBusRequest = ({ headers }: IncomingMessage): boolean =>
  String(headers['x-amz-target'] ?? '').startsWith('AWSEvents.')

/** EventBridge's PutEvents, as the AWS SDK sends it. */
export const handleBus = async (buses: Buses, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID() }
  const refuse = (name: string, message: string) =>
    void response.writeHead(400, headers).end(JSON.stringify({ __type: name, message }))
  const action = String(request.headers['x-amz-target']).replace('AWSEvents.', '')
  const text = await readText(request, MAX_BODY)
  if (action !== 'PutEvents') {
    return refuse(
      'UnknownOperationException',
      `The local cloud does not support ${action}; buses and rules are made by sst.config.ts`,
    )
  }
  const { Entries = [] } = JSON.parse(text ?? '{}') as { Entries?: EventEntry[] }
  if (Entries.length < 1 || Entries.length > MAX_ENTRIES) {
    return refuse('ValidationException', `Entries must have 1 to ${MAX_ENTRIES} elements; there are ${Entries.length}`)
  }
  const size = Entries.reduce((sum, entry) => sum + sizeOf(entry), 0)
  if (text === undefined || size > MAX_BYTES)
    return refuse('ValidationException', 'Total size of the entries in the request is over the limit.')
  const results = Entries.map((entry) => buses.put(entry))
  const FailedEntryCount = results.filter((result) => 'ErrorCode' in result).length
  response.writeHead(200, headers).end(JSON.stringify({ FailedEntryCount, Entries: results }))
}

/** "Calculating Amazon EventBridge PutEvents event entry size". */
const sizeOf = ({ Time, Source = '', DetailType = '', Detail = '', Resources = [] }: EventEntry): number =>
  (Time === undefined ? 0 : 14) + Buffer.byteLength(Source + DetailType + Detail + Resources.join(''))
