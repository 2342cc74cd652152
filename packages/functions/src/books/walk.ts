import { allOperators, type Operation, type OperatorRecord, type RunOptions } from '@dispense/core'

/** A page of a Query. */
export interface Page<T> {
  data: T[]
  cursor: string | null
}

/** Runs an operation of core, whose answer the caller knows. */
export const run = async <T>(operation: Operation, electro: RunOptions): Promise<T> =>
  (await operation.go(electro)) as T

/** All operators, page by page. */
export async function* everyone(electro: RunOptions): AsyncGenerator<OperatorRecord> {
  let cursor: string | null = null
  do {
    const page: Page<OperatorRecord> = await run(allOperators({ limit: 100, cursor }), electro)
    yield* page.data
    cursor = page.cursor
  } while (cursor)
}
