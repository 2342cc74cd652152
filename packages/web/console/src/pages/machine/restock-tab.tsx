import { useMutation } from '@apollo/client/react'
import { Alert, Button, Checkbox, Group, NumberInput, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { newKey } from '../../../../shared/key.ts'
import { useSession } from '../../auth/session-provider.tsx'
import { type MachineDetailFragment, RecordRestockDocument, type SlotPartsFragment } from '../../generated/graphql.ts'
import { Empty } from '../../ui/empty.tsx'
import { IconCheck } from '../../ui/icons.ts'
import { Section } from '../../ui/page.tsx'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { Scroll } from '../../ui/scroll.tsx'
import { enter, entryOf, fillUp, impossible, slotsOf, type Visit } from './visit.ts'

/** The form of a visit: what was put in and taken out, column by column. */
export function RestockTab({ machine }: { machine: MachineDetailFragment }) {
  const { may } = useSession()
  const [visit, setVisit] = useState<Visit>({})
  const [key, setKey] = useState(newKey)
  const [record, { loading, error, data }] = useMutation(RecordRestockDocument)
  const wrong = impossible(machine.slots, visit)
  const slots = slotsOf(machine.slots, visit)
  const added = slots.reduce((sum, slot) => sum + slot.added, 0)
  if (machine.slots.length === 0) return <Empty title="It sells nothing yet">Say in its planogram what it sells.</Empty>
  const save = async () => {
    const input = { machineId: machine.id, slots, idempotencyKey: key }
    await record({ variables: { input } })
    setVisit({})
    setKey(newKey())
  }
  return (
    <Section
      title="Record a restock visit"
      actions={
        <Button variant="default" onClick={() => setVisit(fillUp(machine.slots, visit))} disabled={!may('restock')}>
          Everything up to par
        </Button>
      }
    >
      <Stack>
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
              {machine.slots.map((slot) => (
                <Line key={slot.code} slot={slot} visit={visit} wrong={wrong.includes(slot.code)} onChange={setVisit} />
              ))}
            </Table.Tbody>
          </Table>
        </Scroll>
        {error && <ProblemNote error={error} />}
        {data && !error && slots.length === 0 && (
          <Alert color="green" icon={<IconCheck />} role="status">
            The visit is recorded, and the stock with it.
          </Alert>
        )}
        <Group justify="space-between">
          <Text size="sm" c="dimmed" role="status">
            {slots.length} columns touched, {added} units {added < 0 ? 'fewer' : 'more'}
          </Text>
          <Button
            onClick={() => void save().catch(() => undefined)}
            loading={loading}
            disabled={!may('restock') || slots.length === 0 || wrong.length > 0}
          >
            Record the visit
          </Button>
        </Group>
      </Stack>
    </Section>
  )
}

function Line({
  slot: { code, product, stock, parLevel, jammed },
  visit,
  wrong,
  onChange,
}: {
  slot: SlotPartsFragment
  visit: Visit
  wrong: boolean
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
