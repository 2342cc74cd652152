import type { _Record, AttributeValue } from '@aws-sdk/client-dynamodb-streams'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { WriteLog } from '../layer/write-log.ts'
import type { Item } from '../world/table.ts'

/** One item as it was for a while. */
export interface Version {
  item: Item
  /** The step of the simulation that wrote it, and the one that ended it; the whole run where that is not known. */
  from: number
  to: number
  /** The invocation that wrote it; undefined for what was there at the beginning. */
  by: string | undefined
}

type Image = Record<string, AttributeValue>

/**
 * What every item of a table has ever been, from the table's own stream: in the order in which the database wrote it. Which
 * step of the simulation wrote it is known from the fault layer, which lets one call through at a time.
 */
export class History {
  readonly #versions = new Map<string, Version[]>()

  constructor(opening: readonly Image[], changes: readonly _Record[], log: WriteLog) {
    for (const image of opening) {
      this.#versions.set(keyOf(image), [{ item: plain(image), from: 0, to: Number.POSITIVE_INFINITY, by: undefined }])
    }
    const writes = Map.groupBy(log.writes, ({ key }) => key)
    for (const [key, records] of Map.groupBy(changes, ({ dynamodb }) => keyOf(dynamodb?.Keys))) {
      const by = writes.get(key) ?? []
      // A write that changes nothing leaves no record, and then it cannot be told which write made which.
      const known = by.length === records.length
      const versions = this.#versions.get(key) ?? []
      for (const [i, { dynamodb }] of records.entries()) {
        const from = known ? (by[i]?.step ?? 0) : 0
        const last = versions.at(-1)
        if (last && known) last.to = from
        const item = dynamodb?.NewImage ? plain(dynamodb.NewImage) : {}
        versions.push({ item, from, to: Number.POSITIVE_INFINITY, by: known ? by[i]?.worker : undefined })
      }
      this.#versions.set(key, versions)
    }
  }

  /** All versions of each item of an entity, oldest first. */
  of(entity: string): Version[][] {
    return [...this.#versions.values()].filter(([first]) => first?.item.__edb_e__ === entity)
  }

  /** What an item was at any moment between two steps, both included. */
  during(entity: string, is: (item: Item) => boolean, from: number, to: number): Item[] {
    const versions = this.of(entity).find(([first]) => first && is(first.item)) ?? []
    return versions.filter((version) => version.from <= to && version.to >= from).map(({ item }) => item)
  }
}

/** DynamoDB Local's stream gives an empty map without its type. */
const plain = (image: Image): Item =>
  Object.fromEntries(
    Object.entries(image).map(([name, value]) => [
      name,
      Object.keys(value).length === 0 ? {} : unmarshall({ value } as Parameters<typeof unmarshall>[0]).value,
    ]),
  )

const keyOf = (keys: Image | undefined): string => {
  const { pk, sk } = plain(keys ?? {})
  return `${pk} ${sk}`
}
