import { useMutation } from '@apollo/client/react'
import { Text } from '@mantine/core'
import { useState } from 'react'
import {
  type MachineDetailFragment,
  MachinePageDocument,
  type RemoteCommandKind,
  SendMachineCommandDocument,
  type SlotPartsFragment,
} from '../../generated/graphql.ts'
import { ActionDialog, type Figure } from '../../ui/action-dialog.tsx'
import { AmountInput } from '../../ui/amount-input.tsx'
import { decimalText, formatMoney, parseAmount } from '../../ui/format.ts'
import { useKey } from '../../ui/use-key.ts'

/** What each command is, in the words of the one who sends it. */
export const COMMANDS: Record<RemoteCommandKind, { title: string; confirm: string; says: string }> = {
  REBOOT: {
    title: 'Reboot the machine',
    confirm: 'Reboot',
    says: 'It sells nothing while it starts anew, some minutes at most. If it is away now, it is told for an hour.',
  },
  DISABLE_SLOT: {
    title: 'Switch the column off',
    confirm: 'Switch off',
    says: 'Nothing is sold from it, from now on and until it is switched on again.',
  },
  ENABLE_SLOT: { title: 'Switch the column on', confirm: 'Switch on', says: 'It sells again, from now on.' },
  SET_PRICE: {
    title: 'Set the price of the column',
    confirm: 'Set the price',
    says: 'The next customer pays it. Whoever has seen the old price is asked again, and the list price is not followed any more.',
  },
}

/** Sends a command to a machine, after showing what it does. */
export function CommandDialog({
  machine,
  kind,
  slot,
  onClose,
}: {
  machine: MachineDetailFragment
  kind: RemoteCommandKind
  slot?: SlotPartsFragment
  onClose(): void
}) {
  const currency = machine.offlineLimit.currency
  const [text, setText] = useState(slot ? decimalText(slot.price) : '')
  const [send] = useMutation(SendMachineCommandDocument)
  const idempotencyKey = useKey()
  const { title, confirm, says } = COMMANDS[kind]
  const amount = parseAmount(text, currency)
  const isPrice = kind === 'SET_PRICE'
  const figures: Figure[] = [
    ['Machine', `${machine.name}, ${machine.place}`],
    ...(slot ? ([['Column', `${slot.code}: ${slot.product.name}`]] as const) : []),
    ...(slot && isPrice ? ([['Price now', formatMoney(slot.price)]] as const) : []),
  ]
  const input = {
    ...{ machineId: machine.id, kind, idempotencyKey },
    ...(slot && { slot: slot.code }),
    ...(isPrice && { price: { amount: amount ?? 0, currency } }),
  }
  return (
    <ActionDialog
      title={title}
      figures={figures}
      confirm={isPrice && amount !== undefined ? `Set ${formatMoney({ amount, currency })}` : confirm}
      danger={kind === 'REBOOT' || kind === 'DISABLE_SLOT'}
      disabled={isPrice && amount === undefined}
      onConfirm={() => send({ variables: { input }, refetchQueries: [MachinePageDocument] })}
      onClose={onClose}
    >
      <Text size="sm">{says}</Text>
      {isPrice && <AmountInput label="New shelf price" currency={currency} text={text} onChange={setText} required />}
    </ActionDialog>
  )
}
