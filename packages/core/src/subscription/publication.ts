import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'

/** How long it is known that an event was published: as long as the table's stream may repeat it. */
const KEPT_SECONDS = 25 * 60 * 60

/**
 * An event that somebody was told of, to the last subscriber. A mutation publishes at once and the table's stream publishes
 * again: what is recorded here the stream leaves out. An event that nobody waited for is not recorded and costs nothing.
 */
export const Publication = new Entity(
  {
    model: model('publication'),
    attributes: {
      eventId: { type: 'string', required: true },
      expiresAt: { type: 'number', required: true },
    },
    indexes: {
      event: { pk: key('pk', ['eventId']), sk: key('sk', []) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** Reads whether an event was published: 1 GetItem, 0.5 read units. */
export const publicationOf = (eventId: string) => Publication.get({ eventId })

/** Records that an event was published: 1 PutItem. */
export const recordPublication = (eventId: string, now: number) =>
  Publication.put({ eventId, expiresAt: Math.floor(now / 1000) + KEPT_SECONDS })
