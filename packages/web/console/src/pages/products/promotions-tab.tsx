import { useMutation, useQuery } from '@apollo/client/react'
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '../../auth/session-provider.tsx'
import { type PromotionPartsFragment, PromotionsDocument, UpdatePromotionDocument } from '../../generated/graphql.ts'
import { ActionDialog } from '../../ui/action-dialog.tsx'
import { Answer } from '../../ui/answer.tsx'
import { type Column, DataTable, ExportButton } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { formatDay } from '../../ui/format.ts'
import { IconDiscount, IconPlus } from '../../ui/icons.ts'
import { LookBadge } from '../../ui/look-badge.tsx'
import { Section } from '../../ui/page.tsx'
import { PromotionDialog } from './promotion-dialog.tsx'
import { discountWords, hoursWords, scopeWords } from './promotion-form.ts'

/** When what is cheaper. */
export function PromotionsTab() {
  const { may } = useSession()
  const [chosen, setChosen] = useState<PromotionPartsFragment | 'new'>()
  const [switching, setSwitching] = useState<PromotionPartsFragment>()
  const query = useQuery(PromotionsDocument)
  const items = query.data?.promotions.items ?? []
  const columns = columnsOf(may('changeProducts') ? { edit: setChosen, toggle: setSwitching } : undefined)
  return (
    <Section
      actions={
        <>
          <ExportButton
            name="promotions"
            rows={items}
            columns={columns}
            more={Boolean(query.data?.promotions.nextToken)}
          />
          {may('changeProducts') && (
            <Button leftSection={<IconPlus size={18} />} onClick={() => setChosen('new')}>
              Add a promotion
            </Button>
          )}
        </>
      }
    >
      {chosen && (
        <PromotionDialog promotion={chosen === 'new' ? undefined : chosen} onClose={() => setChosen(undefined)} />
      )}
      {switching && <SwitchDialog promotion={switching} onClose={() => setSwitching(undefined)} />}
      <Answer of={query}>
        {({ promotions: { nextToken } }) =>
          items.length === 0 ? (
            <Empty title="There is no promotion" icon={IconDiscount}>
              A happy hour, a percentage off one product, a lower price at one machine: of several that are on, the
              lowest price counts.
            </Empty>
          ) : (
            <DataTable
              label="Promotions"
              rows={items}
              columns={columns}
              keyOf={({ id }) => id}
              more={nextToken ? () => query.fetchMore({ variables: { nextToken } }) : undefined}
            />
          )
        }
      </Answer>
    </Section>
  )
}

function SwitchDialog({ promotion, onClose }: { promotion: PromotionPartsFragment; onClose(): void }) {
  const [update] = useMutation(UpdatePromotionDocument)
  const { id: promotionId, name, discount, enabled } = promotion
  return (
    <ActionDialog
      title={enabled ? `Switch ${name} off` : `Switch ${name} on`}
      figures={[
        ['It takes off', discountWords(discount)],
        ['When', hoursWords(promotion)],
        ['For', scopeWords(promotion)],
        [
          'What follows',
          enabled ? 'Shelf prices are back within seconds.' : 'Prices are lower within seconds, in its hours.',
        ],
      ]}
      confirm={enabled ? 'Switch off' : 'Switch on'}
      danger={!enabled}
      onConfirm={() => update({ variables: { input: { promotionId, enabled: !enabled } } })}
      onClose={onClose}
    />
  )
}

interface Actions {
  edit(promotion: PromotionPartsFragment): void
  toggle(promotion: PromotionPartsFragment): void
}

const dates = ({ startDate, endDate }: PromotionPartsFragment) =>
  [startDate && `from ${formatDay(startDate)}`, endDate && `before ${formatDay(endDate)}`].filter(Boolean).join(' ') ||
  'Always'

const columnsOf = (actions: Actions | undefined): Column<PromotionPartsFragment>[] => [
  {
    head: 'Name',
    cell: ({ name }) => (
      <Text size="sm" fw={600}>
        {name}
      </Text>
    ),
    text: ({ name }) => name,
  },
  {
    head: 'Takes off',
    cell: ({ discount }) => discountWords(discount),
    text: ({ discount }) => discountWords(discount),
  },
  { head: 'Hours', cell: hoursWords, text: hoursWords },
  { head: 'Dates', cell: dates, text: dates },
  {
    head: 'For',
    cell: scopeWords,
    text: ({ productIds, machineIds }) => [...productIds, ...machineIds].join(' '),
  },
  {
    head: 'State',
    cell: ({ enabled }) => (
      <LookBadge look={enabled ? { label: 'On', color: 'green' } : { label: 'Off', color: 'gray' }} />
    ),
    text: ({ enabled }) => (enabled ? 'on' : 'off'),
  },
  ...(actions
    ? [
        {
          head: 'Change',
          cell: (promotion: PromotionPartsFragment) => (
            <Group gap="xs" wrap="nowrap">
              <Button
                size="xs"
                variant="default"
                aria-label={`Change ${promotion.name}`}
                onClick={() => actions.edit(promotion)}
              >
                Change
              </Button>
              <Button
                size="xs"
                variant="light"
                aria-label={`${promotion.enabled ? 'Switch off' : 'Switch on'} ${promotion.name}`}
                onClick={() => actions.toggle(promotion)}
              >
                {promotion.enabled ? 'Switch off' : 'Switch on'}
              </Button>
            </Group>
          ),
        },
      ]
    : []),
]
