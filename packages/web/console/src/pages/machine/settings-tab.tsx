import { useMutation } from '@apollo/client/react'
import { Button, Grid, Group, Select, SimpleGrid, Stack, Switch, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '../../auth/session-provider.tsx'
import { type MachineDetailFragment, UpdateMachineDocument } from '../../generated/graphql.ts'
import { ActionDialog } from '../../ui/action-dialog.tsx'
import { AmountInput } from '../../ui/amount-input.tsx'
import { Faults } from '../../ui/faults.tsx'
import { Section } from '../../ui/page.tsx'
import { EnrolmentSection } from './enrolment-section.tsx'
import { differences, type Settings, settingsOf, updateOf, wrongIn } from './settings.ts'

/** What a machine is called, where it stands, and the rules that it sells by. */
export function SettingsTab({ machine }: { machine: MachineDetailFragment }) {
  const { may } = useSession()
  const [settings, setSettings] = useState(() => settingsOf(machine))
  const [saving, setSaving] = useState(false)
  const [update] = useMutation(UpdateMachineDocument)
  const { currency } = machine.offlineLimit
  const change = (next: Partial<Settings>) => setSettings((before) => ({ ...before, ...next }))
  const wrong = wrongIn(settings, machine)
  const changes = differences(machine, settings)
  return (
    <Grid>
      <Grid.Col span={{ base: 12, md: 8 }}>
        <Section title="Settings">
          {saving && (
            <ActionDialog
              title={`Change ${machine.name}`}
              figures={changes}
              confirm={`Save ${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`}
              onConfirm={() => update({ variables: { input: updateOf(machine, settings) } })}
              onClose={() => setSaving(false)}
            />
          )}
          <fieldset disabled={!may('changeMachines')} className="bare">
            <Stack>
              <WhereFields settings={settings} change={change} />
              <RuleFields settings={settings} change={change} currency={currency} />
              <Faults faults={wrong} />
              <Group justify="flex-end">
                <Button disabled={wrong.length > 0 || changes.length === 0} onClick={() => setSaving(true)}>
                  Save
                </Button>
              </Group>
            </Stack>
          </fieldset>
        </Section>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 4 }}>
        <EnrolmentSection machine={machine} />
      </Grid.Col>
    </Grid>
  )
}

interface FieldsProps {
  settings: Settings
  change(next: Partial<Settings>): void
}

const ZONES = Intl.supportedValuesOf('timeZone')

function WhereFields({ settings, change }: FieldsProps) {
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label="Name" value={settings.name} onChange={(e) => change({ name: e.currentTarget.value })} />
        <TextInput label="Place" value={settings.place} onChange={(e) => change({ place: e.currentTarget.value })} />
        <TextInput
          label="Latitude"
          description="Degrees, for example 53.0833"
          inputMode="decimal"
          value={settings.lat}
          onChange={(e) => change({ lat: e.currentTarget.value })}
        />
        <TextInput
          label="Longitude"
          description="Degrees, for example 8.8137"
          inputMode="decimal"
          value={settings.lng}
          onChange={(e) => change({ lng: e.currentTarget.value })}
        />
      </SimpleGrid>
      <TagsInput
        label="Tags"
        description="What to group it by"
        maxTags={10}
        value={settings.tags}
        onChange={(tags) => change({ tags })}
      />
    </>
  )
}

function RuleFields({ settings, change, currency }: FieldsProps & { currency: string }) {
  const isOwner = useSession().may('commandMachines')
  return (
    <>
      <Select
        label="Time zone"
        description="Promotions and age checks follow this clock"
        data={ZONES}
        searchable
        allowDeselect={false}
        value={settings.timeZone}
        onChange={(timeZone) => timeZone && change({ timeZone })}
      />
      <fieldset disabled={!isOwner} className="bare" title={isOwner ? undefined : 'An owner can change these'}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label="Tax, %"
            inputMode="decimal"
            value={settings.tax}
            onChange={(e) => change({ tax: e.currentTarget.value })}
          />
          <AmountInput
            label="Offline limit"
            description="The most that one sale may cost without a network"
            currency={currency}
            text={settings.offlineLimit}
            onChange={(offlineLimit) => change({ offlineLimit })}
          />
          <Switch
            label="Prices hold the tax already"
            checked={settings.inclusive}
            onChange={(e) => change({ inclusive: e.currentTarget.checked })}
          />
          <Switch
            label="It sells perishables"
            description="Stops its sales when it is too warm for too long"
            checked={settings.perishable}
            onChange={(e) => change({ perishable: e.currentTarget.checked })}
          />
          <TextInput
            label="Highest temperature, °C"
            inputMode="decimal"
            disabled={!settings.perishable}
            value={settings.maxTemperature}
            onChange={(e) => change({ maxTemperature: e.currentTarget.value })}
          />
        </SimpleGrid>
      </fieldset>
      <TextInput
        label="May be silent, minutes"
        description="Then it counts as offline and sells nothing"
        inputMode="decimal"
        value={settings.silence}
        onChange={(e) => change({ silence: e.currentTarget.value })}
      />
    </>
  )
}
