import { useMutation } from '@apollo/client/react'
import { Alert, Button, Checkbox, Group, NumberInput, Stack, Table, Text } from '@mantine/core'
import { problemOf } from '../../api/problem.ts'
import { useSession } from '../../auth/session-provider.tsx'
import { type MachineDetailFragment, RecordRestockDocument, type SlotPartsFragment } from '../../generated/graphql.ts'
import { Empty } from '../../ui/empty.tsx'
import { IconCheck } from '../../ui/icons.ts'
import { Section } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Scroll } from '../../ui/scroll.tsx'
import { useVisit } from './use-visit.ts'
import { enter, entryOf, fillUp, impossible, slotsOf, type Visit, visitWords } from './visit.ts'

/** Faults after which nobody knows whether the visit was recorded. */
const UNSURE = new Set(['NETWORK', 'TIMEOUT', 'CONFLICT', 'INTERNAL'])

/** The form of a visit: what was put in and taken out, column by column. */
export function RestockTab({ machine }: { machine: MachineDetailFragment }) {
  const { may } = useSession()
  const { visit, key, sent = false, change, sending, renew, clear } = useVisit(machine.id)
  const [record, { loading, error, data }] = useMutation(RecordRestockDocument)
  const slots = slotsOf(machine.slots, visit)
  // Nobody knows whether it was done: it is sent again as it is, and not as something else.
  const isUnsure = sent && !loading
  const locked = !may('restock') || loading || isUnsure
  // What may have been recorded is in the stock already.
  const wrong = sent ? [] : impossible(machine.slots, visit)
  if (machine.slots.length === 0) return <Empty title="It sells nothing yet">Say in its planogram what it sells.</Empty>
  const save = async () => {
    const input = { machineId: machine.id, slots, idempotencyKey: key }
    sending()
    try {
      await record({ variables: { input } })
      clear()
    } catch (failure) {
      if (!UNSURE.has(problemOf(failure).code)) renew()
    }
  }
  return (
    <Section
      title="Record a restock visit"
      actions={
        <Button variant="default" onClick={() => change(fillUp(machine.slots, visit))} disabled={locked}>
          Everything up to par
        </Button>
      }
    >
      <Stack>
        <Columns slots={machine.slots} visit={visit} wrong={wrong} locked={locked} onChange={change} />
        {error && <ProblemNote error={error} />}
        {data && !error && slots.length === 0 && (
          <Alert color="green" icon={<IconCheck />} role="status">
            The visit is recorded, and the stock with it.
          </Alert>
        )}
        <Group justify="space-between">
          <Text size="sm" c="dimmed" role="status">
            {visitWords(slots)}
          </Text>
          <Button
            onClick={() => void save()}
            loading={loading}
            disabled={!may('restock') || slots.length === 0 || wrong.length > 0}
          >
            {isUnsure ? 'Record it again, once' : 'Record the visit'}
          </Button>
        </Group>
      </Stack>
    </Section>
  )
}

interface ColumnsProps {
  slots: readonly SlotPartsFragment[]
  visit: Visit
  /** Codes of columns that what was entered does not fit. */
  wrong: readonly string[]
  /** Nothing can be entered. */
  locked: boolean
  onChange(visit: Visit): void
}

function Columns({ slots, visit, wrong, locked, onChange }: ColumnsProps) {
  return (
    <Scroll label="Columns">
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Column</Table.Th>
            <Table.Th scope="col">Product</Table.Th>
            <Table.Th scope="col" ta="end">
              In it
            </Table.Th>
            <Table.Th scope="col">Put in</Table.Th>
            <Table.Th scope="col" ta="end">
              Then
            </Table.Th>
            <Table.Th scope="col">Jam</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {slots.map((slot) => (
            <Line
              key={slot.code}
              slot={slot}
              visit={visit}
              wrong={wrong.includes(slot.code)}
              locked={locked}
              onChange={onChange}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Scroll>
  )
}

function Line({
  slot: { code, product, stock, parLevel, jammed },
  visit,
  wrong,
  locked,
  onChange,
}: {
  slot: SlotPartsFragment
  visit: Visit
  wrong: boolean
  /** Nothing can be entered. */
  locked: boolean
  onChange(visit: Visit): void
}) {
  const { added, jamCleared } = entryOf(visit, code)
  return (
    <Table.Tr>
      <Table.Td>
        <span className="slot-code">{code}</span>
      </Table.Td>
      <Table.Td>{product.name}</Table.Td>
      <Table.Td ta="end" className="figures">
        {stock} of {parLevel}
      </Table.Td>
      <Table.Td>
        <NumberInput
          aria-label={`Units put into ${code}`}
          size="sm"
          w={104}
          allowDecimal={false}
          disabled={locked}
          value={added}
          error={wrong && 'Does not fit'}
          onChange={(next) => onChange(enter(visit, code, { added: Number(next) || 0 }))}
        />
      </Table.Td>
      <Table.Td ta="end" className="figures">
        {stock + added}
      </Table.Td>
      <Table.Td>
        {jammed ? (
          <Checkbox
            label="Cleared"
            disabled={locked}
            checked={jamCleared}
            onChange={(event) => onChange(enter(visit, code, { jamCleared: event.currentTarget.checked }))}
          />
        ) : (
          <Text size="sm" c="dimmed">
            None
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
