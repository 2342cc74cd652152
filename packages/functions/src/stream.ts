import { runOptions } from '@dispense/api'
import {
  type MachineRecord,
  machineById,
  machinesOf,
  type ProductRecord,
  productById,
  type RunOptions,
  repriceMachine,
} from '@dispense/core'
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { Resource } from 'sst'
import * as v from 'valibot'
import { createTransport } from './dynamo.ts'
import { readEnvironment, Setting } from './env.ts'

const env = readEnvironment(v.object({ TABLE: Setting }), { TABLE: Resource.TableForCatalog.name })
const client = createTransport()

/** How often a machine is read again because somebody changed its planogram at the same moment. */
const ATTEMPTS = 3

/**
 * Follows changes of products into the planograms that sell them. An event only says "look": what counts is the product
 * as it is now, so events that come twice or late do no harm. Records are handled in order; the first that fails is
 * reported, and the stream goes on from there.
 */
export async function handler(event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> {
  const deadline = Date.now() + context.getRemainingTimeInMillis()
  for (const record of event.Records) {
    try {
      await followProduct(record, deadline)
    } catch (error) {
      console.error('A product could not be followed into the planograms', error)
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
    }
  }
  return { batchItemFailures: [] }
}

async function followProduct({ dynamodb }: DynamoDBRecord, deadline: number): Promise<void> {
  const electro = runOptions(client, env.TABLE, deadline)
  const productId = dynamodb?.NewImage?.productId?.S
  if (!productId) return
  let cursor: string | null = null
  do {
    const { data: product } = await productById(productId).go({ ...electro, consistent: true })
    if (!product) return
    const page: { data: MachineRecord[]; cursor: string | null } = await machinesOf(product.operatorId, {
      limit: 100,
      cursor,
    }).go(electro)
    for (const machine of page.data) await reprice(machine, product, electro)
    cursor = page.cursor
  } while (cursor)
}

/** The list comes from an index that may be late, so what it says is only a first guess. */
async function reprice(listed: MachineRecord, product: ProductRecord, electro: RunOptions): Promise<void> {
  let machine: MachineRecord | null = listed
  for (let attempt = 0; machine && attempt < ATTEMPTS; attempt += 1) {
    const operation = repriceMachine(machine, product, Date.now())
    if (!operation) return
    const { canceled } = await operation.go(electro)
    if (!canceled) return
    machine = (await machineById(machine.machineId).go({ ...electro, consistent: true })).data
  }
  if (machine)
    throw new Error(`Machine ${machine.machineId} kept changing while product ${product.productId} was followed`)
}
