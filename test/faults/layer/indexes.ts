import type { Answer } from '@dispense/dynamodb'
import type { DynamoInput } from './write-log.ts'

/**
 * What queries of indexes were answered before. An index is written after its table, so a later question may still be
 * answered like an earlier one: entries that have left it are there, and new ones are not.
 */
export class IndexMemory {
  readonly #answers = new Map<string, Answer>()

  /** What the same question was answered with the last time; undefined when it was not asked, or is none of an index. */
  earlier(input: DynamoInput): Answer | undefined {
    return isOfIndex(input) ? this.#answers.get(questionOf(input)) : undefined
  }

  /** Keeps an answer. */
  keep(input: DynamoInput, answer: Answer): void {
    if (isOfIndex(input) && answer.status === 200) this.#answers.set(questionOf(input), answer)
  }
}

/** The first page of a query of an index. */
const isOfIndex = ({ IndexName, ExclusiveStartKey }: DynamoInput): boolean =>
  IndexName !== undefined && ExclusiveStartKey === undefined

/** Which entries are asked for, whatever the limits of time or number. */
const questionOf = ({ IndexName, ExpressionAttributeValues: values = {} }: DynamoInput): string =>
  `${IndexName} ${JSON.stringify((values as Record<string, unknown>)[':pk'])}`
