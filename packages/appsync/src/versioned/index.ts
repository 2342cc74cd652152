import type { Params } from '../dynamodb/params.ts'
import type { DynamoDocument } from '../dynamodb/request.ts'
import type { PageTokens } from '../dynamodb/token.ts'
import type { LambdaInvoker } from '../sources/lambda.ts'
import type { DataSourceCall, ElectroClient, SyncConfig } from '../types.ts'
import { sync } from './sync.ts'
import { writeVersioned } from './write.ts'

/** A versioned data source's configuration, named as AppSync's `DeltaSyncConfig`. */
export interface Versioning {
  /**
   * The table that changes are recorded in: keys `ds_pk` and `ds_sk`, time to live on `_ttl`, and for `deltaIndexName` an
   * index with keys `gsi_ds_pk` and `gsi_ds_sk`.
   */
  deltaSyncTableName: string
  /** Minutes for which changes stay there. A `Sync` from further back reads the base table. */
  deltaSyncTableTTL: number
  /** Minutes for which a deleted item stays as a tombstone; 0 deletes it at once. The table has time to live on `_ttl`. */
  baseTableTTL: number
  /** How conflicts are found and resolved where the resolver has no `syncConfig` of its own. */
  syncConfig?: SyncConfig
  /** The base table's partition key: only needed for a `Sync` with `basePartitionKey`. */
  partitionKey?: string
  /** The AWS SDK's `new Lambda({})`: only needed for the conflict handler `LAMBDA`. */
  lambda?: LambdaInvoker
  /**
   * How far before `lastSync` a `Sync` of the delta table looks, in milliseconds. The default is 5,000: a change that was
   * under way while the last `Sync` read is then not lost, and some changes come twice, which their `_version` tells.
   * AppSync looks no further back.
   */
  overlapMs?: number
}

/** What a versioned operation is run with. */
export interface VersionedRun {
  table: string
  client: ElectroClient
  document: DynamoDocument
  call: DataSourceCall
  tokens: PageTokens
}

/** The operations that a versioned data source has besides, or does differently. */
export function versionedRunners(versioning: Versioning): Record<string, (run: VersionedRun) => Promise<unknown>> {
  const write = (run: VersionedRun) => writeVersioned(run, versioning)
  return {
    PutItem: write,
    UpdateItem: write,
    DeleteItem: write,
    Sync: (run) => sync(run, versioning),
    BatchPutItem: refuse,
    BatchDeleteItem: refuse,
    TransactWriteItems: refuse,
  }
}

/** They would write past the versions and the delta table. AppSync says that they may fail; here they always do. */
async function refuse({ document }: { document: Params | DynamoDocument }): Promise<never> {
  throw new TypeError(
    `A versioned data source does not take ${document.operation}: write item by item, or give the resolver a data source without 'versioned'.`,
  )
}
