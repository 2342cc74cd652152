import { type MachineRecord, machineById, machinesOf, productById, repriceMachine } from '@dispense/core'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { Resource } from 'sst'
import * as v from 'valibot'
import { createDocumentClient } from './dynamo.ts'
import { readEnvironment, Setting } from './env.ts'

const env = readEnvironment(v.object({ TABLE: Setting }), { TABLE: Resource.TableForCatalog.name })
const electro = { client: createDocumentClient(), table: env.TABLE }

/** How often a machine is read again because somebody changed its planogram at the same moment. */
const ATTEMPTS = 3

/**
 * Follows changes of products into the planograms that sell them. An event only says "look": what counts is the product
 * as it is now, so events that come twice or late do no harm. Records are handled in order; the first that fails is
 * reported, and the stream goes on from there.
 */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  for (const record of event.Records) {
    try {
      await followProduct(record)
    } catch (error) {
      console.error('A product could not be followed into the planograms', error)
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
    }
  }
  return { batchItemFailures: [] }
}

async function followProduct({ dynamodb }: DynamoDBRecord): Promise<void> {
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
    for (const machine of page.data) await reprice(machine, product)
    cursor = page.cursor
  } while (cursor)
}

/** The list comes from an index that may be late, so what it says is only a first guess. */
async function reprice(listed: MachineRecord, product: Parameters<typeof repriceMachine>[1]): Promise<void> {
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
