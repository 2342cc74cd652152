import { useMutation } from '@apollo/client/react'
import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { useSession } from '../../auth/session-provider.tsx'
import { type MachineDetailFragment, UpdateMachineDocument } from '../../generated/graphql.ts'
import { ActionDialog } from '../../ui/action-dialog.tsx'
import { IconChevronDown, IconPower, IconRefresh, IconTool } from '../../ui/icons.ts'
import { CommandDialog } from './command-dialog.tsx'

type Asked = 'reboot' | 'status'

/** What can be done to the whole machine. */
export function CommandMenu({ machine }: { machine: MachineDetailFragment }) {
  const { may } = useSession()
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  if (!may('changeMachines')) return null
  const out = machine.status === 'OUT_OF_SERVICE'
  return (
    <>
      {asked === 'reboot' && <CommandDialog machine={machine} kind="REBOOT" onClose={close} />}
      {asked === 'status' && <StatusDialog machine={machine} onClose={close} />}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} />}>
            Commands
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {may('commandMachines') && (
            <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => setAsked('reboot')}>
              Reboot
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={out ? <IconPower size={16} /> : <IconTool size={16} />}
            onClick={() => setAsked('status')}
          >
            {out ? 'Put back into service' : 'Take out of service'}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

function StatusDialog({ machine, onClose }: { machine: MachineDetailFragment; onClose(): void }) {
  const [update] = useMutation(UpdateMachineDocument)
  const out = machine.status === 'OUT_OF_SERVICE'
  const status = out ? 'ONLINE' : 'OUT_OF_SERVICE'
  return (
    <ActionDialog
      title={out ? 'Put the machine back into service' : 'Take the machine out of service'}
      figures={[
        ['Machine', `${machine.name}, ${machine.place}`],
        [
          'What follows',
          out
            ? 'It sells again from now on.'
            : 'Customers read “out of service”; nothing is sold until it is put back.',
        ],
      ]}
      confirm={out ? 'Put into service' : 'Take out of service'}
      danger={!out}
      onConfirm={() => update({ variables: { input: { machineId: machine.id, status } } })}
      onClose={onClose}
    />
  )
}
