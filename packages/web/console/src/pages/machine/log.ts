import type { MachineLogQuery } from '../../generated/graphql.ts'
import { formatMoney } from '../../ui/format.ts'
import { RULES } from '../../ui/states.ts'

/** A line of a machine's service log. */
export interface LogEntry {
  id: string
  at: string
  kind: 'Restock' | 'Command' | 'Alert' | 'Exception'
  what: string
  /** Who did it, when a person did. */
  by: string
}

const COMMANDS: Record<string, string> = {
  REBOOT: 'Reboot',
  DISABLE_SLOT: 'Switch off',
  ENABLE_SLOT: 'Switch on',
  SET_PRICE: 'Set the price of',
}

const OUTCOMES: Record<string, string> = {
  SENT: 'sent, not done yet',
  DONE: 'done',
  FAILED: 'the machine could not',
  EXPIRED: 'the machine was away for too long',
}

/** Everything that was done to a machine or went wrong with it, newest first. */
export function logOf({ machine, alerts }: MachineLogQuery): LogEntry[] {
  const visits = machine?.restocks.items.map(
    ({ id, createdAt, by, slots }): LogEntry => ({
      ...{ id, at: createdAt, kind: 'Restock', by },
      what: visitWords(slots),
    }),
  )
  const commands = machine?.commands.items.map(({ sequence, kind, slot, price, state, message, sentAt }): LogEntry => {
    const deed = [COMMANDS[kind] ?? kind, slot, price && `to ${formatMoney(price)}`].filter(Boolean).join(' ')
    const outcome = [OUTCOMES[state ?? ''], message].filter(Boolean).join(': ')
    return { id: `command ${sequence}`, at: sentAt, kind: 'Command', what: `${deed} (${outcome})`, by: '' }
  })
  const exceptions = machine?.exceptions.items.map(
    ({ id, createdAt, code, message }): LogEntry => ({
      ...{ id, at: createdAt, kind: 'Exception', by: '' },
      what: `${code}: ${message}`,
    }),
  )
  const closed = alerts.items.flatMap(({ id, rule, part, closedAt, resolvedBy }): LogEntry[] =>
    closedAt
      ? [{ id, at: closedAt, kind: 'Alert', what: `No more: ${RULES[rule](part ?? '')}`, by: resolvedBy ?? '' }]
      : [],
  )
  return [visits, commands, exceptions, closed]
    .flatMap((entries) => entries ?? [])
    .sort((a, b) => b.at.localeCompare(a.at))
}

function visitWords(slots: readonly { code: string; added: number; jamCleared: boolean }[]): string {
  const added = slots.reduce((sum, slot) => sum + slot.added, 0)
  const parts = slots.map(({ code, added: units, jamCleared }) =>
    [units !== 0 && `${code} ${units > 0 ? '+' : ''}${units}`, jamCleared && `${code} jam cleared`]
      .filter(Boolean)
      .join(', '),
  )
  return `${added} units: ${parts.join(', ')}`
}
