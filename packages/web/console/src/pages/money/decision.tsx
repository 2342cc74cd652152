import { useQuery } from '@apollo/client/react'
import { Blockquote, List, Stack, Text } from '@mantine/core'
import { type ExceptionPartsFragment, MachineEventsDocument, VendPageDocument } from '../../generated/graphql.ts'
import { Answer } from '../../ui/answer.tsx'
import { Empty } from '../../ui/empty.tsx'
import { formatMoment } from '../../ui/format.ts'
import { Section } from '../../ui/page.tsx'
import { DecisionButtons } from './decision-buttons.tsx'
import { MachineEvents } from './machine-events.tsx'
import { ProviderState, VendFacts } from './vend-facts.tsx'
import { ACTIONS, EXCEPTIONS } from './words.ts'

/** One exception with all that decides it: what it says, the vend, the machine, the payment provider, and the buttons. */
export function Decision({ exception }: { exception: ExceptionPartsFragment }) {
  const { code, message, createdAt, topUpId, vendId, machineId, actions, operation } = exception
  const vend = useQuery(VendPageDocument, { variables: { vendId }, skip: topUpId !== null })
  const machine = useQuery(MachineEventsDocument, { variables: { machineId }, skip: topUpId !== null })
  const found = vend.data?.vend
  return (
    <Stack>
      <Section title={EXCEPTIONS[code] ?? 'A machine was refused'}>
        <Stack gap="xs">
          <Blockquote p="sm" cite={`${operation}, ${formatMoment(createdAt)}`}>
            {message}
          </Blockquote>
          <Text size="sm" fw={600}>
            What can be done
          </Text>
          <List size="sm">
            {actions.map((action) => (
              <List.Item key={action}>{ACTIONS[action]}</List.Item>
            ))}
          </List>
          <DecisionButtons exception={exception} vend={found ?? null} />
        </Stack>
      </Section>
      {topUpId === null ? (
        <Answer of={vend}>
          {() =>
            found ? (
              <>
                <VendFacts vend={found} />
                <ProviderState vend={found} />
              </>
            ) : (
              <Section title="The vend">
                <Empty title={`There is no vend ${vendId}`}>
                  The machine named one that this operator does not have.
                </Empty>
              </Section>
            )
          }
        </Answer>
      ) : (
        <Section title="The top-up">
          <Text size="sm">
            Top-up {topUpId}: look for it in the payment provider's dashboard under this id. The wallet is credited by
            itself when the provider has taken the money.
          </Text>
        </Section>
      )}
      {topUpId === null && (
        <Answer of={machine}>
          {(data) => data.machine && <MachineEvents machine={data.machine} vendId={vendId} />}
        </Answer>
      )}
    </Stack>
  )
}
