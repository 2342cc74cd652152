import type { Item } from '../dynamodb/calls.ts'

/**
 * AppSync's Automerge of one value: lists are appended, sets united, maps merged member by member; what is new or was null
 * is taken; of anything else the value that is there stays.
 */
export function merged(present: unknown, incoming: unknown): unknown {
  if (present === undefined || present === null) return incoming
  if (present instanceof Set) return united(present, incoming)
  if (Array.isArray(present)) return Array.isArray(incoming) ? [...present, ...incoming] : present
  return isMap(present) && isMap(incoming) ? mergedItem(present, incoming) : present
}

/** The same for a whole item. What the incoming one does not have stays. */
export function mergedItem(present: Item, incoming: Item): Item {
  const entries = Object.entries(incoming).map(([name, value]) => [name, merged(present[name], value)])
  return { ...present, ...Object.fromEntries(entries) }
}

/** A set of the database may come as a list, which is what GraphQL has. */
function united(present: Set<unknown>, incoming: unknown): Set<unknown> {
  const members = incoming instanceof Set || Array.isArray(incoming) ? [...incoming] : []
  return new Map([...present, ...members].map((member) => [idOf(member), member]))
    .values()
    .reduce((set, member) => set.add(member), new Set<unknown>())
}

/** Bytes are equal by what they hold. */
function idOf(member: unknown): unknown {
  return member instanceof Uint8Array ? Buffer.from(member).toString('base64') : member
}

function isMap(value: unknown): value is Item {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !ArrayBuffer.isView(value) &&
    !(value instanceof Set)
  )
}
