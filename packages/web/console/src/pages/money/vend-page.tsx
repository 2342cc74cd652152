import { useQuery } from '@apollo/client/react'
import { Anchor, Stack } from '@mantine/core'
import { Link, useParams } from 'wouter'
import { MachineEventsDocument, type VendDetailFragment, VendPageDocument } from '../../generated/graphql.ts'
import { Answer } from '../../ui/answer.tsx'
import { NotFound } from '../../ui/not-found.tsx'
import { Page } from '../../ui/page.tsx'
import { DecisionButtons } from './decision-buttons.tsx'
import { MachineEvents } from './machine-events.tsx'
import { ProviderState, VendFacts } from './vend-facts.tsx'

/** One vend, whether something is wrong with it or not. */
export default function VendPage() {
  const { vendId = '' } = useParams()
  const query = useQuery(VendPageDocument, { variables: { vendId } })
  if (query.data?.vend === null) return <NotFound what="vend" />
  return <Answer of={query}>{({ vend }) => vend && <Vend vend={vend} />}</Answer>
}

function Vend({ vend }: { vend: VendDetailFragment }) {
  const machine = useQuery(MachineEventsDocument, { variables: { machineId: vend.machine.id } })
  return (
    <Page
      before={
        <Anchor component={Link} href={`/machines/${vend.machine.id}?tab=vends`} size="sm">
          ← {vend.machine.name}
        </Anchor>
      }
      title={`${vend.product.name}, ${vend.slot}`}
      note={`Vend ${vend.id}`}
      actions={<DecisionButtons vend={vend} />}
    >
      <Stack>
        <VendFacts vend={vend} />
        <ProviderState vend={vend} />
        <Answer of={machine}>
          {(data) => data.machine && <MachineEvents machine={data.machine} vendId={vend.id} />}
        </Answer>
      </Stack>
    </Page>
  )
}
