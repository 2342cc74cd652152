import { useQuery } from '@apollo/client/react'
import { Badge, Grid, Stack, Text, UnstyledButton } from '@mantine/core'
import { type ExceptionPartsFragment, OpenExceptionsDocument } from '../../generated/graphql.ts'
import { Answer } from '../../ui/answer.tsx'
import { More } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { formatAgo } from '../../ui/format.ts'
import { Section } from '../../ui/page.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useUrlState } from '../../ui/use-url-state.ts'
import { Decision } from './decision.tsx'
import { EXCEPTIONS } from './words.ts'

const DEFAULTS = { exception: '' }

/** What waits for a person: the list, and beside it all that is needed to decide the chosen one. */
export function ExceptionsTab() {
  const query = useQuery(OpenExceptionsDocument)
  const [{ exception: chosen }, change] = useUrlState(DEFAULTS)
  return (
    <Answer of={query}>
      {({ exceptions: { items, nextToken } }) => {
        if (items.length === 0) {
          return (
            <Section>
              <Empty title="Nothing waits for a decision">
                Refunds that customers ask for, vends of unknown outcome and late reports of machines come here.
              </Empty>
            </Section>
          )
        }
        const exception = items.find(({ id }) => id === chosen) ?? items[0]
        return (
          <Grid>
            <Grid.Col span={{ base: 12, md: 4 }}>
              <Section title={`Open (${items.length}${nextToken ? '+' : ''})`}>
                <List items={items} chosen={exception?.id} onChoose={(id) => change({ exception: id })} />
                {nextToken && <More more={() => query.fetchMore({ variables: { nextToken } })} />}
              </Section>
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 8 }}>
              {exception && <Decision key={exception.id} exception={exception} />}
            </Grid.Col>
          </Grid>
        )
      }}
    </Answer>
  )
}

function List({
  items,
  chosen,
  onChoose,
}: {
  items: readonly ExceptionPartsFragment[]
  chosen: string | undefined
  onChoose(id: string): void
}) {
  const now = useNow()
  return (
    <Stack gap={4} component="ul" m={0} p={0} className="bare-list">
      {items.map(({ id, code, message, createdAt }) => (
        <li key={id}>
          <UnstyledButton className="choice" aria-current={id === chosen} onClick={() => onChoose(id)}>
            <Text size="sm" fw={600}>
              {EXCEPTIONS[code] ?? message}
            </Text>
            <Text size="xs" c="dimmed">
              {formatAgo(createdAt, now)}
            </Text>
            <Badge variant="default" size="xs" tt="none" fw={500}>
              {code}
            </Badge>
          </UnstyledButton>
        </li>
      ))}
    </Stack>
  )
}
