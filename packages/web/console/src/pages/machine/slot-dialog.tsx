import { Button, Group, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '../../auth/session-provider.tsx'
import type { MachineDetailFragment, RemoteCommandKind, SlotPartsFragment } from '../../generated/graphql.ts'
import { Figures } from '../../ui/action-dialog.tsx'
import { formatMoney } from '../../ui/format.ts'
import { LookBadge } from '../../ui/look-badge.tsx'
import { CommandDialog } from './command-dialog.tsx'
import { marksOf, ProductPicture } from './slot-card.tsx'

/** All that is known of a column, and what it can be told from afar. */
export function SlotDialog({
  machine,
  slot,
  onClose,
}: {
  machine: MachineDetailFragment
  slot: SlotPartsFragment
  onClose(): void
}) {
  const { may } = useSession()
  const [command, setCommand] = useState<RemoteCommandKind>()
  if (command) {
    return <CommandDialog machine={machine} kind={command} slot={slot} onClose={onClose} />
  }
  const { product, price, promotion, total, stock, capacity, parLevel, lowAt } = slot
  return (
    <Modal opened onClose={onClose} title={`${slot.code}: ${product.name}`} centered>
      <Stack>
        <Group>
          <ProductPicture name={product.name} imageUrl={product.imageUrl} />
          <Group gap={4}>
            {marksOf(slot).map((look) => (
              <LookBadge key={look.label} look={look} />
            ))}
          </Group>
        </Group>
        <Figures
          figures={[
            ['Shelf price', `${formatMoney(price)}${slot.ownPrice ? ', its own' : ', the list price'}`],
            ...(promotion
              ? ([
                  ['Promotion', `${promotion.name}: ${formatMoney(promotion.price)} until ${promotion.until}`],
                ] as const)
              : []),
            ['Deposit', formatMoney(product.deposit)],
            ['The customer pays', formatMoney(total)],
            ['Stock', `${stock} of ${capacity}, filled up to ${parLevel}, low at ${lowAt}`],
            ...(product.minimumAge ? ([['Buyer must be', `${product.minimumAge} years`]] as const) : []),
          ]}
        />
        {may('commandMachines') && (
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setCommand('SET_PRICE')}>
              Set the price
            </Button>
            {slot.switchedOff ? (
              <Button onClick={() => setCommand('ENABLE_SLOT')}>Switch on</Button>
            ) : (
              <Button color="red" variant="light" onClick={() => setCommand('DISABLE_SLOT')}>
                Switch off
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </Modal>
  )
}
