import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'

/**
 * The code on a machine's sticker points to the machine. An item of its own, because a key is unique and an index is
 * not: two machines can never carry the same code.
 */
export const MachineCode = new Entity(
  {
    model: model('machineCode'),
    attributes: {
      code: { type: 'string', required: true },
      machineId: { type: 'string', required: true },
      operatorId: { type: 'string', required: true },
    },
    indexes: {
      code: { pk: key('pk', ['code']), sk: key('sk', []) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** Reads which machine carries a code: 1 GetItem, 0.5 read units. */
export const machineCode = (code: string) => MachineCode.get({ code: code.toUpperCase() })

/** The code of a new machine: the last 8 characters (40 random bits) of its ULID, in two groups: `7KQ2-M3XD`. */
export const codeOf = (machineId: string) => `${machineId.slice(-8, -4)}-${machineId.slice(-4)}`
