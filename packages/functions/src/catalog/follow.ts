import { runOptions } from '@dispense/api'
import type { DynamoTransport } from '@dispense/appsync'
import {
  type MachineRecord,
  machineById,
  machinesOf,
  type Operation,
  productById,
  promoteMachine,
  promotionsOn,
  type RunOptions,
  repriceMachine,
  type Written,
} from '@dispense/core'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'

/** How often a machine is read again because somebody changed its planogram at the same moment. */
const ATTEMPTS = 3

/**
 * Follows changes of products and promotions into the machines that sell them. An event only says "look": what counts is
 * what is there now, so events that come twice or late do no harm. Records are handled in order; the first that fails is
 * reported, and the stream goes on from there; machines that have followed already are passed over. `deadline` is in epoch
 * milliseconds.
 */
export function catalogFollower(client: DynamoTransport, table: string) {
  return async (event: DynamoDBStreamEvent, deadline: number): Promise<DynamoDBBatchResponse> => {
    const electro = runOptions(client, table, deadline)
    for (const record of event.Records) {
      try {
        await follow(record, electro)
      } catch (error) {
        console.error('A change could not be followed into the machines', error)
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
      }
    }
    return { batchItemFailures: [] }
  }
}

async function follow({ dynamodb }: DynamoDBRecord, electro: RunOptions): Promise<void> {
  const { __edb_e__: entity, ...image } = dynamodb?.NewImage ?? {}
  const idOf = (name: string) => image[name]?.S ?? ''
  if (entity?.S === 'product') await followProduct(idOf('productId'), electro)
  if (entity?.S === 'promotion') await followPromotions(idOf('operatorId'), electro)
  if (entity?.S === 'machine') await welcomeMachine(idOf('machineId'), electro)
}

/** The product is read again for each page of machines: it may have changed meanwhile. */
async function followProduct(productId: string, electro: RunOptions): Promise<void> {
  const { data: first } = await productById(productId).go({ ...electro, consistent: true })
  if (!first) return
  for await (const machines of pagesOf(first.operatorId, electro)) {
    const { data: product } = await productById(productId).go({ ...electro, consistent: true })
    if (!product) return
    for (const machine of machines) await change(machine, (one) => repriceMachine(one, product, Date.now()), electro)
  }
}

async function followPromotions(operatorId: string, electro: RunOptions): Promise<void> {
  for await (const machines of pagesOf(operatorId, electro)) {
    const promotions = await promotionsNow(operatorId, electro)
    for (const machine of machines) await change(machine, (one) => promoteMachine(one, promotions, Date.now()), electro)
  }
}

/** A new machine takes over the promotions that are on. */
async function welcomeMachine(machineId: string, electro: RunOptions): Promise<void> {
  const { data: machine } = await machineById(machineId).go({ ...electro, consistent: true })
  if (!machine) return
  const promotions = await promotionsNow(machine.operatorId, electro)
  await change(machine, (one) => promoteMachine(one, promotions, Date.now()), electro)
}

const promotionsNow = async (operatorId: string, electro: RunOptions) =>
  (await promotionsOn(operatorId).go(electro)).data

/** The machines of an operator. The list comes from an index that may be late: what it says is only a first guess. */
async function* pagesOf(operatorId: string, electro: RunOptions): AsyncGenerator<MachineRecord[]> {
  let cursor: string | null = null
  do {
    const page: { data: MachineRecord[]; cursor: string | null } = await machinesOf(operatorId, {
      limit: 100,
      cursor,
    }).go(electro)
    yield page.data
    cursor = page.cursor
  } while (cursor)
}

/** Changes a machine; reads it again when what was known of it is not true any more. */
async function change(
  known: MachineRecord,
  changed: (machine: MachineRecord) => Operation<Written> | null,
  electro: RunOptions,
): Promise<void> {
  let machine: MachineRecord | null = known
  for (let attempt = 0; machine && attempt < ATTEMPTS; attempt += 1) {
    const operation = changed(machine)
    if (!operation) return
    const { canceled } = await operation.go(electro)
    if (!canceled) return
    machine = (await machineById(machine.machineId).go({ ...electro, consistent: true })).data
  }
  if (machine) throw new Error(`Machine ${machine.machineId} kept changing while a change was followed into it`)
}
