import { type DynamoServer, makePlan, startDynamoDbLocal, type TablePlan } from '@dispense/local'
import { type StoredItem, Table } from './table.ts'

const CONFIG = new URL('../../../sst.config.ts', import.meta.url).pathname

/** One DynamoDB Local, and the table that sst.config.ts describes. */
export interface Database {
  server: DynamoServer
  plan: TablePlan
}

/** Starts it in a group of processes of its own: a Ctrl-C ends the simulation, which ends it when the seeds are over. */
export async function startDatabase(): Promise<Database> {
  const { tables } = await makePlan({ config: CONFIG })
  if (!tables[0]) throw new Error(`${CONFIG} describes no table`)
  return { server: await startDynamoDbLocal('java', undefined, 'apart'), plan: tables[0] }
}

/** Tables of a DynamoDB Local: one for each seed that is under way. */
export class Tables {
  readonly #endpoint: string
  readonly #plan: TablePlan
  readonly #owner: string
  readonly #free: Table[] = []
  #made = 0

  /** `owner` tells those who share the database from each other. */
  constructor(endpoint: string, plan: TablePlan, owner: string) {
    this.#endpoint = endpoint
    this.#plan = plan
    this.#owner = owner
  }

  /** A table with exactly these items in it: one that is free, because making one takes DynamoDB Local half a second. */
  async borrow(items: readonly StoredItem[] = []): Promise<Table> {
    const table = this.#free.pop() ?? (await this.#make())
    await table.fill(items)
    return table
  }

  /** Gives a table back. */
  giveBack(table: Table): void {
    this.#free.push(table)
  }

  async #make(): Promise<Table> {
    this.#made += 1
    const credentials = { accessKeyId: `${this.#owner}x${this.#made}`, secretAccessKey: 'local' }
    const table = new Table({ endpoint: this.#endpoint, region: 'us-east-1', credentials })
    await table.create(this.#plan)
    return table
  }
}
