import { useMutation } from '@apollo/client/react'
import { CancelVendDocument, type VendDetailFragment } from '../../generated/graphql.ts'
import { ActionDialog } from '../../ui/action-dialog.tsx'
import { formatMoney } from '../../ui/format.ts'

/** Gives up a vend that no machine has taken yet. */
export function CancelDialog({ vend, onClose }: { vend: VendDetailFragment; onClose(): void }) {
  const [cancel] = useMutation(CancelVendDocument)
  return (
    <ActionDialog
      title="Cancel the vend"
      figures={[
        ['Bought', `${vend.product.name} from ${vend.slot}, ${vend.machine.name}`],
        ['What follows', `${formatMoney(vend.price.total)} is let go, and the unit can be sold again.`],
      ]}
      confirm={`Let ${formatMoney(vend.price.total)} go`}
      danger
      onConfirm={() => cancel({ variables: { input: { vendId: vend.id } } })}
      onClose={onClose}
    />
  )
}
