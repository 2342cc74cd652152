import { useMutation } from '@apollo/client/react'
import { Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { RefundVendDocument, type VendDetailFragment } from '../../generated/graphql.ts'
import { ActionDialog } from '../../ui/action-dialog.tsx'
import { AmountInput } from '../../ui/amount-input.tsx'
import { decimalText, formatMoney, parseAmount } from '../../ui/format.ts'
import { useKey } from '../../ui/use-key.ts'
import { leftOf } from './words.ts'

/** Gives back what a vend took, or a part of it. */
export function RefundDialog({ vend, onClose }: { vend: VendDetailFragment; onClose(): void }) {
  const [left] = useState(() => leftOf(vend))
  const [text, setText] = useState(decimalText(left))
  const [reason, setReason] = useState('')
  const [refund] = useMutation(RefundVendDocument)
  const idempotencyKey = useKey()
  const { currency } = left
  const amount = parseAmount(text, currency)
  const fits = amount !== undefined && amount >= 1 && amount <= left.amount
  const input = { vendId: vend.id, amount: { amount: amount ?? 0, currency }, reason, idempotencyKey }
  return (
    <ActionDialog
      title="Give money back"
      figures={[
        ['Bought', `${vend.product.name}, ${vend.machine.name}`],
        ['Paid', `${formatMoney(vend.price.total)} by ${vend.payment === 'CARD' ? 'card' : 'wallet'}`],
        ['Given back so far', formatMoney(vend.refunded)],
        ['Left', formatMoney(left)],
        [
          'Goes to',
          vend.payment === 'CARD' ? `the card ···· ${vend.card?.last4 ?? ''}` : `the wallet of ${vend.customerId}`,
        ],
      ]}
      confirm={fits ? `Give back ${formatMoney({ amount, currency })}` : 'Give back'}
      danger
      disabled={!fits || reason.trim() === ''}
      onConfirm={() => refund({ variables: { input } })}
      onClose={onClose}
    >
      <AmountInput label="Amount" currency={currency} text={text} onChange={setText} required />
      {amount !== undefined && amount > left.amount && (
        <Text size="sm" c="red" role="alert">
          Only {formatMoney(left)} is left of it.
        </Text>
      )}
      <TextInput
        label="Reason"
        description="It stays with the transfer"
        maxLength={200}
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActionDialog>
  )
}
