import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { DocumentClientLike } from '@dispense/appsync'
import { currentWorker } from '../sim/worker.ts'
import type { Bug, PlainCall } from './bug.ts'

type Command = { input: PlainCall['input'] }

/** A document client with a bug in front of it. */
export function buggedClient(client: DynamoDBDocumentClient, { intercept }: Bug): DocumentClientLike {
  return {
    send(command, options) {
      const { input } = command as unknown as Command
      const Same = (command as object).constructor as new (input: never) => object
      const worker = currentWorker()
      const send: PlainCall['send'] = (other = input, Command = Same) =>
        client.send(new Command(other as never) as never, options as never)
      return worker && intercept ? intercept({ command: Same.name, input, worker, send }) : send()
    },
  }
}
