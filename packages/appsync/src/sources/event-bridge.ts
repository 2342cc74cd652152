import { withinDeadline } from '../deadline.ts'
import type { DataSource } from '../types.ts'

/** An EventBridge request document. */
interface PutEventsDocument {
  operation: 'PutEvents'
  events: { source: string; detail: unknown; detailType: string; resources?: string[]; time?: string }[]
}

/** The method of the AWS SDK's `EventBridge` that is used. */
export interface EventPutter {
  putEvents(
    input: { Entries: Record<string, unknown>[] },
    options: { abortSignal: AbortSignal },
  ): Promise<{ Entries?: unknown; FailedEntryCount?: number | undefined }>
}

/**
 * An AppSync EventBridge data source. `ctx.result` is `{ Entries, FailedEntryCount }`; an event that was not taken is an
 * entry with `ErrorCode`, not an error.
 */
export function eventBridgeDataSource({ eventBus, client }: { eventBus: string; client: EventPutter }): DataSource {
  return {
    type: 'EventBridge',
    async execute(request, { context }) {
      const { operation, events } = request as PutEventsDocument
      if (operation !== 'PutEvents' || !Array.isArray(events)) {
        throw new TypeError("An EventBridge data source takes { operation: 'PutEvents', events: [...] }.")
      }
      const Entries = events.map(({ source, detail, detailType, resources, time }) => ({
        EventBusName: eventBus,
        Source: source,
        Detail: JSON.stringify(detail),
        DetailType: detailType,
        ...(resources ? { Resources: resources } : {}),
        ...(time ? { Time: new Date(time) } : {}),
      }))
      const put = (abortSignal: AbortSignal) => client.putEvents({ Entries }, { abortSignal })
      const output = await withinDeadline(context.deadline, put)
      return { Entries: output.Entries ?? [], FailedEntryCount: output.FailedEntryCount ?? 0 }
    },
  }
}
