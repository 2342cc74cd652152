import type { Operation } from '../db/operation.ts'
import type { SalesEvent } from './figures.ts'
import { addToDay, beginDay } from './machine-day.ts'

/**
 * Counts an event in its machine's day, once: 1 UpdateItem, for the first event of a day 1 PutItem after it. Answers whether
 * it was counted now; `false` when it was in it.
 * @throws Error when the day cannot be made and is not there: something is wrong with the table
 */
export const countEvent = (event: SalesEvent): Operation<{ data: boolean }> => ({
  params: (options) => addToDay(event).params(options),
  go: async (options) => {
    // Two first events of a day meet: the one that comes second to making the day is added to it.
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const added = await addToDay(event).go(options)
      if (!added.rejected) return { data: true }
      if (added.data) return { data: false }
      const begun = await beginDay(event).go(options)
      if (!begun.rejected) return { data: true }
    }
    throw new Error(`The event ${event.eventId} could not be counted`)
  },
})
