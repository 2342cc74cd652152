import { type SubscriptionEvent, subscriptionsOfMutations } from '@dispense/appsync/subscriptions'
import { type AlertRecord, type OutboxRecord, type VendRecord, vendSequence } from '@dispense/core'
import type { GraphQLSchema } from 'graphql'
import { type MachineCommandModel, type MachineModel, toVend, type VendModel } from '../models.ts'
import { type AlertModel, toAlert, toCommand, toOutboxCommand } from '../models-of-machines.ts'

/** States of which the machine must know: that there is work, and that there is none any more. */
const COMMANDED: readonly VendRecord['state'][] = ['AUTHORIZED', 'CANCELLED', 'EXPIRED']

/** States that change what the machine shows: it is busy, or it is not any more and a unit is gone or back. */
const SHOWN: readonly VendRecord['state'][] = ['PENDING', 'DISPENSING', 'OUTCOME_UNKNOWN']

/** What subscribers are told of a vend that has changed. The same however often it is made of the same vend. */
export const eventsOfRecord = (record: VendRecord): SubscriptionEvent[] => eventsOfVend(toVend(record))

/** What a machine is told of a command of its outbox. The same however often it is made of the same command. */
export const eventsOfOutbox = (record: OutboxRecord): SubscriptionEvent[] => eventsOfCommand(toOutboxCommand(record))

/** What is told of an alert that has changed: to staff, and of a machine's silence to who looks at it. The same however often it is made of the same change. */
export const eventsOfAlert = (record: AlertRecord): SubscriptionEvent[] => eventsOfAlertModel(toAlert(record))

function eventsOfAlertModel(alert: AlertModel): SubscriptionEvent[] {
  const { id, machineId, operatorId, rule, severity, state, changedAt, acknowledgedAt, resolvedBy } = alert
  const at = Date.parse(acknowledgedAt && acknowledgedAt > changedAt ? acknowledgedAt : changedAt)
  const event = { id: `${machineId}:${id}:${state}:${at}`, sequence: at, at: endOfSecond(at) }
  const ofAlert = {
    ...event,
    fieldName: 'onAlert',
    fields: { operatorId, machineId, rule, severity, state },
    payload: alert,
  }
  // A machine fell silent, or was heard again: it shows another status.
  const isPresence = rule === 'OFFLINE' && at === Date.parse(changedAt) && !resolvedBy
  const ofMachine = { ...event, fieldName: 'onMachineChanged', fields: { machineId, operatorId }, payload: null }
  return isPresence ? [ofAlert, ofMachine] : [ofAlert]
}

/**
 * A rule's time is that of the stream's record, in whole seconds ("StreamRecord"): who subscribed within that second may have done so
 * before.
 */
const endOfSecond = (at: number) => (at % 1000 === 0 ? at + 999 : at)

function eventsOfCommand(command: MachineCommandModel): SubscriptionEvent[] {
  const { machineId, operatorId, kind, sequence, sentAt } = command
  const fields = { machineId, operatorId, kind }
  const told = { id: `${machineId}:${sequence}`, sequence, at: Date.parse(sentAt), fields, payload: command }
  return [{ fieldName: 'onMachineCommand', ...told }]
}

function eventsOfVend(vend: VendModel): SubscriptionEvent[] {
  const { id: vendId, machineId, operatorId, state } = vend
  const sequence = vendSequence(vend)
  const event = (fieldName: string): SubscriptionEvent => ({
    fieldName,
    id: `${vendId}:${sequence}`,
    sequence,
    at: Date.parse(vend.updatedAt),
    fields: { vendId, machineId, operatorId, state },
    payload: vend,
  })
  return [
    ...(COMMANDED.includes(state) ? [{ ...event('onMachineCommand'), payload: toCommand(vend) }] : []),
    event('onVendChanged'),
    ...(state === 'COMPLETED' ? [event('onSale')] : []),
    ...(SHOWN.includes(state) ? [] : [{ ...event('onMachineChanged'), sequence: Date.parse(vend.updatedAt) }]),
  ]
}

/** A machine that its operator changed. Its resolver reads it anew, so the event only says which one. */
function eventsOfMachine({ id: machineId, operatorId }: MachineModel, now: number): SubscriptionEvent[] {
  const id = `${machineId}:${crypto.randomUUID()}`
  return [
    { fieldName: 'onMachineChanged', id, sequence: now, at: now, fields: { machineId, operatorId }, payload: null },
  ]
}

/** The events of what a mutation answered, for the fields that `@aws_subscribe` ties to it. */
export function eventsOfMutation(schema: GraphQLSchema, fieldName: string, value: unknown): SubscriptionEvent[] {
  const fields = subscriptionsOfMutations(schema).get(fieldName) ?? []
  const events = eventsOfModel(value as Model)
  return events.filter((event) => fields.includes(event.fieldName))
}

type Model = VendModel | MachineModel | MachineCommandModel | AlertModel

function eventsOfModel(model: Model): SubscriptionEvent[] {
  if ('rule' in model) return eventsOfAlertModel(model)
  if ('kind' in model) return eventsOfCommand(model)
  return 'machineId' in model ? eventsOfVend(model) : eventsOfMachine(model, Date.now())
}
