import { useMutation } from '@apollo/client/react'
import {
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  useDndContext,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useRef, useState } from 'react'
import { useRange } from '../../api/use-range.ts'
import { type MachineDetailFragment, SetPlanogramDocument } from '../../generated/graphql.ts'
import { ActionDialog } from '../../ui/action-dialog.tsx'
import { IconPlus } from '../../ui/icons.ts'
import { Section } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import {
  type Change,
  type Choice,
  changesOf,
  type DraftSlot,
  draftOf,
  inputOf,
  place,
  put,
  shelvesOf,
  swap,
} from './draft.ts'
import { Palette, SlotTile } from './planogram-tiles.tsx'
import { SlotForm } from './slot-form.tsx'

/** Changes what the columns sell: by dragging a product or a column onto a column, or by the form of a column. */
export function PlanogramEditor({ machine, onDone }: { machine: MachineDetailFragment; onDone(): void }) {
  // What the machine had when the editing began: the API refuses the draft when somebody else was faster.
  const [base] = useState(machine)
  const [draft, setDraft] = useState(() => draftOf(machine.slots))
  const [form, setForm] = useState<DraftSlot>()
  const [saving, setSaving] = useState(false)
  const range = useRange()
  const choices = range.products
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor),
  )
  const changes = changesOf(base.slots, draft)
  const { take, drop } = useCarrying(choices, draft, setDraft)
  return (
    <DndContext sensors={sensors} collisionDetection={underPointer} onDragStart={take} onDragEnd={drop}>
      <Section
        title="Edit the planogram"
        actions={
          <>
            <Button variant="default" onClick={onDone}>
              Discard
            </Button>
            <Button disabled={changes.length === 0} onClick={() => setSaving(true)}>
              Save {changes.length > 0 && `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`}
            </Button>
          </>
        }
      >
        {Boolean(range.error) && <ProblemNote error={range.error} />}
        <Stack>
          <Hint />
          <Palette products={choices} />
          <DraftCabinet draft={draft} changes={changes} onEdit={setForm} />
          <Group>
            <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => setForm(EMPTY)}>
              Add a column
            </Button>
          </Group>
        </Stack>
      </Section>
      {form && (
        <SlotForm
          slot={form}
          isNew={form === EMPTY}
          taken={draft.map(({ code }) => code)}
          products={choices}
          currency={base.offlineLimit.currency}
          onPut={(slot) => setDraft(put(draft, slot))}
          onRemove={() => setDraft(draft.filter(({ code }) => code !== form.code))}
          onClose={() => setForm(undefined)}
        />
      )}
      {saving && (
        <SaveDialog base={base} draft={draft} changes={changes} onDone={onDone} onClose={() => setSaving(false)} />
      )}
      <DragOverlay dropAnimation={null}>
        <Dragged />
      </DragOverlay>
    </DndContext>
  )
}

/**
 * What taking up and putting down does. A product is kept from when it is taken up: the list may be read anew before it is put down, and
 * one that is looked up then would be dropped for nothing.
 */
function useCarrying(choices: readonly Choice[], draft: DraftSlot[], setDraft: (draft: DraftSlot[]) => void) {
  const carried = useRef<Choice>(undefined)
  const take = ({ active }: DragStartEvent) => {
    carried.current = choices.find(({ id }) => active.id === `product ${id}`)
  }
  const drop = ({ active, over }: DragEndEvent) => {
    if (!over) return
    const [kind, id = ''] = String(active.id).split(' ')
    if (kind === 'slot') setDraft(swap(draft, id, String(over.id)))
    else if (carried.current) setDraft(place(draft, String(over.id), carried.current))
  }
  return { take, drop }
}

const Hint = () => (
  <Text size="sm" c="dimmed">
    Drag a product onto a column, or a column onto another one to swap what they sell. With the keyboard: space takes
    one up, the arrows move it, space puts it down. Choose a column for its form.
  </Text>
)

/** Where the pointer is; of the keyboard, which has none, the nearest. */
const underPointer: CollisionDetection = (situation) =>
  situation.pointerCoordinates ? pointerWithin(situation) : closestCenter(situation)

/** What is under way: above everything, also above what scrolls by itself. */
function Dragged() {
  const { active } = useDndContext()
  return active && <span className="palette-item dragged">{String(active.data.current?.name)}</span>
}

function DraftCabinet({
  draft,
  changes,
  onEdit,
}: {
  draft: readonly DraftSlot[]
  changes: readonly Change[]
  onEdit(slot: DraftSlot): void
}) {
  return (
    <div className="cabinet">
      {shelvesOf(draft).map((shelf) => (
        <ul key={shelf[0]?.code} className="shelf">
          {shelf.map((slot) => (
            <li key={slot.code}>
              <SlotTile
                slot={slot}
                changed={changes.some(({ code }) => code === slot.code)}
                onEdit={() => onEdit(slot)}
              />
            </li>
          ))}
        </ul>
      ))}
    </div>
  )
}

const EMPTY: DraftSlot = {
  ...{ code: '', productId: '', productName: '', ownPrice: null },
  ...{ capacity: 10, parLevel: 10, lowAt: null, enabled: true },
}

function SaveDialog({
  base,
  draft,
  changes,
  onDone,
  onClose,
}: {
  base: MachineDetailFragment
  draft: readonly DraftSlot[]
  changes: readonly Change[]
  onDone(): void
  onClose(): void
}) {
  const [save] = useMutation(SetPlanogramDocument)
  const emptied = changes.reduce((sum, change) => sum + change.emptied, 0)
  const run = async () => {
    await save({ variables: { input: inputOf(base, draft, base.offlineLimit.currency) } })
    onDone()
  }
  return (
    <ActionDialog
      title={`Save the planogram of ${base.name}`}
      figures={changes.map(({ code, what, emptied: units }) => [
        code,
        `${what}${units > 0 ? `: take out ${units}` : ''}`,
      ])}
      confirm={`Save ${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`}
      danger={emptied > 0}
      onConfirm={run}
      onClose={onClose}
    >
      {emptied > 0 && (
        <Text size="sm" fw={600}>
          {emptied} units are no longer counted: a column that sells another product starts empty, until a restock visit
          is recorded.
        </Text>
      )}
    </ActionDialog>
  )
}
