import { type MachineStateRecord, type Operation, stateOf } from '@dispense/core'

/** A machine as the schema's fields find it: with its state, where that was read along. */
type Source = { readonly id: string; readonly state?: unknown }

type Read = Operation<{ data: MachineStateRecord | null }>

/** What was built for a machine of an answer; it lives as long as the answer. */
const reads = new WeakMap<Source, Read>()

/**
 * Reads a machine's state, once for all fields of it that show some: in a long list, an operation for each machine and field
 * costs more than their one BatchGetItem. `null` where the state was read along.
 */
export function readStateOf(source: Source): Read | null {
  if (source.state) return null
  const before = reads.get(source)
  if (before) return before
  const operation = stateOf(source.id)
  let answer: ReturnType<Read['go']> | undefined
  const read: Read = {
    params: operation.params,
    go: (options) => {
      answer ??= operation.go(options)
      return answer
    },
  }
  reads.set(source, read)
  return read
}
