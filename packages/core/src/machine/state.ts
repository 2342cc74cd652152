import { CustomAttributeType, type EntityItem } from '../db/electro.ts'
import { Entity, Service } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent, type Operation } from '../db/operation.ts'
import { OWN, partitionRead } from '../db/partition-read.ts'
import { Machine, type MachineRecord } from './machine.ts'

/** A rule for perishables. */
export const COLD_RULE = {
  max: { type: 'number', required: true },
  warm: { type: 'number', required: true },
  recover: { type: 'number', required: true },
} as const

/**
 * What changes with every vend: the lock, the stock and the numbers that order events. One item under 1 KB, so that
 * holding a unit, locking the machine and counting stock cost one write, not three.
 */
export const MachineState = new Entity(
  {
    model: model('machineState'),
    attributes: {
      machineId: { type: 'string', required: true },
      operatorId: { type: 'string', required: true },
      status: { type: ['ONLINE', 'OFFLINE', 'OUT_OF_SERVICE'] as const, required: true },
      /**
       * The `x` of its Ed25519 JWK (RFC 8037): what its tokens are checked with. Absent: it never enrolled, or its key was
       * revoked. It is here because every call of a machine reads this item, so that a key ends at once.
       */
      publicKey: { type: 'string' },
      /** The key before, which is good until a moment (epoch milliseconds). */
      previousKey: {
        type: 'map',
        properties: { publicKey: { type: 'string', required: true }, until: { type: 'number', required: true } },
      },
      /** The one enrolment whose code can be used. */
      enrolment: { type: 'string' },
      /** When the machine was last heard, as of `sighting`; epoch milliseconds. Absent: never since it enrolled. */
      seenAt: { type: 'number' },
      /** How long it may be silent; left out, `SILENCE_SECONDS`. */
      silenceSeconds: { type: 'number' },
      /** The health rule for perishables, where it sells some: tenths of a degree Celsius, and minutes. */
      cold: { type: 'map', properties: COLD_RULE },
      /** ISO 8601: since when it must not sell, by that rule. */
      stoppedAt: { type: 'string' },
      /** ISO 8601: when the sweep missed it. */
      silentSince: { type: 'string' },
      /** As long as it is heard: under which key, and from when on (epoch milliseconds), the sweep misses it. */
      due: { type: 'number' },
      dueAt: { type: 'number' },
      /** The one vend that the machine has to do or is doing. */
      activeVendId: { type: 'string' },
      /** Grows by one with every vend and every command of its outbox: of two the later has the greater. */
      fence: { type: 'number', required: true },
      /** The machine's own number on its last report. */
      reportSequence: { type: 'number', required: true },
      planogramVersion: { type: 'number', required: true },
      /** Grows by one with every restock: guards a planogram change against a restock in between. */
      restocks: { type: 'number', required: true },
      /** `slotKey` to units that can still be sold; a reserved unit is not among them. */
      stock: { type: CustomAttributeType<Record<string, number>>('any'), required: true },
      /** At how many units a slot is low: see `thresholdsOf`. Absent: none ever is. */
      lowAt: { type: CustomAttributeType<Record<string, number>>('any') },
      /** `slotKey` to the time when the machine said that the column is stuck. Not required: ElectroDB then would not remove a code. */
      jammed: { type: CustomAttributeType<Record<string, string>>('any'), default: () => ({}) },
    },
    indexes: {
      state: { collection: 'page', pk: key('pk', ['machineId']), sk: key('sk', []) },
      // Sparse: a machine is in it as long as it is heard.
      byDue: {
        index: 'gsi4',
        projection: 'keys_only',
        pk: key('gsi4pk', ['due']),
        sk: key('gsi4sk', ['dueAt']),
      },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** The state of one machine. */
export type MachineStateRecord = EntityItem<typeof MachineState>

/**
 * What a slot is called in `stock` and `jammed`. ElectroDB takes a number in a path for a list's index, so a code that
 * reads as one (`12`, `1E5`) gets a `_` before it, which no code can hold.
 */
export const slotKey = (code: string): string => (Number.isNaN(Number(code)) ? code : `_${code}`)

const page = new Service({ machine: Machine, state: MachineState })

/** A machine and its state as they are now: 1 Query. */
export const machineNow = (machineId: string): Operation<{ data: MachineView | null }> => {
  const both = consistent(machinePage(machineId))
  return { params: both.params, go: async (options) => ({ data: machineOfPage((await both.go(options)).data) }) }
}

/** Reads the state of one machine: 1 GetItem, 0.5 read units. */
export const stateOf = (machineId: string) => MachineState.get({ machineId })

/** Reads the states of machines by their ids, of those that have one: 1 BatchGetItem, half a read unit for each. */
export const statesOf = (machineIds: readonly string[]): Operation<{ data: Record<string, MachineStateRecord> }> => ({
  params: (options) => machineIds.map((machineId) => stateOf(machineId).params(options)),
  go: async (options) => {
    const found = await Promise.all(machineIds.map((machineId) => stateOf(machineId).go(options)))
    return { data: Object.fromEntries(found.flatMap(({ data }) => (data ? [[data.machineId, data]] : []))) }
  },
})

/** Reads the state of one machine as it is now: 1 GetItem, 1 read unit. */
export const stateNow = (machineId: string) => consistent(stateOf(machineId))

/** Reads a machine with its planogram, products and state: 1 Query. */
export const machinePage = partitionRead(
  (machineId: string) => page.collections.page({ machineId }),
  (Items) => ({ machine: Machine.parse({ Items }, OWN).data, state: MachineState.parse({ Items }, OWN).data }),
)

/** A machine, and its state where it was read along. */
export type MachineView = MachineRecord & { state?: MachineStateRecord }

/** What `machinePage` found, as one record; `null` when there is no such machine. */
export function machineOfPage(found: {
  machine: readonly MachineRecord[]
  state: readonly MachineStateRecord[]
}): MachineView | null {
  const [machine] = found.machine
  const [state] = found.state
  return machine && state ? { ...machine, state } : null
}
