import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '../../auth/session-provider.tsx'
import type { MachineDetailFragment, SlotPartsFragment } from '../../generated/graphql.ts'
import { Empty } from '../../ui/empty.tsx'
import { IconPencil } from '../../ui/icons.ts'
import { Section } from '../../ui/page.tsx'
import { shelvesOf } from './draft.ts'
import { PlanogramEditor } from './planogram-editor.tsx'
import { SlotCard } from './slot-card.tsx'
import { SlotDialog } from './slot-dialog.tsx'

/** What every column sells, in the order in which one sees it standing before the machine. */
export function PlanogramTab({ machine }: { machine: MachineDetailFragment }) {
  const { may } = useSession()
  const [editing, setEditing] = useState(false)
  const [chosen, setChosen] = useState<string>()
  const slot = machine.slots.find(({ code }) => code === chosen)
  if (editing) return <PlanogramEditor machine={machine} onDone={() => setEditing(false)} />
  return (
    <Section
      title="Planogram"
      actions={
        may('changeMachines') && (
          <Button leftSection={<IconPencil size={16} />} variant="default" onClick={() => setEditing(true)}>
            Edit
          </Button>
        )
      }
    >
      {slot && <SlotDialog machine={machine} slot={slot} onClose={() => setChosen(undefined)} />}
      {machine.slots.length === 0 ? (
        <Empty title="It sells nothing yet">Edit the planogram to put products into its columns.</Empty>
      ) : (
        <Cabinet slots={machine.slots} onChoose={setChosen} />
      )}
    </Section>
  )
}

function Cabinet({ slots, onChoose }: { slots: readonly SlotPartsFragment[]; onChoose(code: string): void }) {
  return (
    <Stack gap="sm">
      <div className="cabinet">
        {shelvesOf(slots).map((shelf) => (
          <ul key={shelf[0]?.code} className="shelf">
            {shelf.map((slot) => (
              <li key={slot.code}>
                <SlotCard slot={slot} onClick={() => onChoose(slot.code)} />
              </li>
            ))}
          </ul>
        ))}
        <div className="tray" aria-hidden="true" />
      </div>
      <Group gap="md">
        <Text size="sm" c="dimmed">
          The bar shows the stock; its mark is the par level that a restock fills up to. Choose a column for its details
          and commands.
        </Text>
      </Group>
    </Stack>
  )
}
