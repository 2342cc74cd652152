import type { EntityItem } from 'electrodb'
import { Entity } from '../db/entity.ts'
import { key, model, TABLE_PLACEHOLDER } from '../db/model.ts'
import { consistent, withOptions } from '../db/operation.ts'

/** What an owner can have a machine do from afar. */
export const REMOTE_COMMANDS = ['REBOOT', 'DISABLE_SLOT', 'ENABLE_SLOT', 'SET_PRICE'] as const

/** What an owner can have a machine do from afar. */
export type RemoteKind = (typeof REMOTE_COMMANDS)[number]

/** How long a command is kept, in seconds: 30 days. */
export const KEPT_SECONDS = 30 * 24 * 60 * 60

const HOUR_MS = 60 * 60 * 1000

/** How long a machine is told of a command: one that comes back later must not start anew for what was wrong yesterday. */
export const validFor = (kind: RemoteKind): number => (kind === 'REBOOT' ? HOUR_MS : 24 * HOUR_MS)

/** What a machine was told to do, apart from vends. It lies with its machine, in the order of its number. */
export const OutboxCommand = new Entity(
  {
    model: model('command'),
    attributes: {
      machineId: { type: 'string', required: true },
      operatorId: { type: 'string', required: true },
      /** `fence` of the machine when it was sent, with leading zeros. */
      number: { type: 'string', required: true },
      fence: { type: 'number', required: true },
      kind: { type: REMOTE_COMMANDS, required: true },
      slot: { type: 'string' },
      /** The new shelf price, in minor units. */
      price: { type: 'number' },
      currency: { type: 'string' },
      state: { type: ['SENT', 'DONE', 'FAILED'] as const, required: true },
      /** The machine's own words. */
      message: { type: 'string' },
      sentBy: { type: 'string', required: true },
      createdAt: { type: 'string', required: true },
      acknowledgedAt: { type: 'string' },
      /** Until when a machine is told, epoch milliseconds. */
      validUntil: { type: 'number', required: true },
      expiresAt: { type: 'number', required: true },
    },
    indexes: {
      command: { pk: key('pk', ['machineId']), sk: key('sk', ['number']) },
    },
  },
  { table: TABLE_PLACEHOLDER },
)

/** One command. */
export type OutboxRecord = EntityItem<typeof OutboxCommand>

/**
 * The number that a machine sees. Vends and other commands count up the same `fence`, so all that a machine is told has one
 * order; the end of a vend comes between its start and the next command.
 */
export const commandSequence = (fence: number, isEnd = false): number => fence * 2 + Number(isEnd)

/** How a fence is written in a key. */
export const numberOf = (fence: number): string => String(fence).padStart(10, '0')

/** Reads one command by the number that its machine saw, as it is now: 1 GetItem. */
export const commandBy = (machineId: string, sequence: number) =>
  consistent(OutboxCommand.get({ machineId, number: numberOf(Math.floor(sequence / 2)) }))

/**
 * The first commands of a machine with a number greater than this one that are to be done (now in epoch milliseconds), in their
 * order: 1 Query, or more when much of what was sent is over.
 */
export const commandsAfter = (machineId: string, sequence: number, now: number, count: number) =>
  withOptions(
    OutboxCommand.query
      .command({ machineId })
      .gt({ number: numberOf(Math.floor(sequence / 2)) })
      .where((item, op) => `${op.eq(item.state, 'SENT')} AND ${op.gt(item.validUntil, now)}`),
    { count, consistent: true },
  )

/** A page of a machine's commands, newest first: 1 Query. */
export const commandsOf = (machineId: string, page: { limit: number; cursor?: string | null }) =>
  withOptions(OutboxCommand.query.command({ machineId }), { ...page, order: 'desc' })

/** Whether a machine is still to be told (now in epoch milliseconds). */
export const isToDo = ({ state, validUntil }: OutboxRecord, now: number): boolean =>
  state === 'SENT' && validUntil > now
