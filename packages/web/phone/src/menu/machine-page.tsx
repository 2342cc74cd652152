import { useEffect, useState } from 'preact/hooks'
import { isSignedIn, signIn } from '../../../shared/auth.ts'
import type { Fault } from '../../../shared/fault.ts'
import { ask, faultIn, watch } from '../api.ts'
import { openPurchase } from '../buy/purchase.ts'
import { type MachinePartsFragment, PhoneMachineChangedDocument, PhoneMachineDocument } from '../generated/graphql.ts'
import { addressOf, go, onReturn } from '../navigation.ts'
import { text } from '../text/index.ts'
import { Button, FaultNotice, Notice, Waiting } from '../ui/parts.tsx'
import { ProductCard } from './product-card.tsx'
import { ProductSheet } from './product-sheet.tsx'

/** A machine as this page has it: asked for when the page is opened or comes back, and told of each change. */
export function useMachine(code: string) {
  const [machine, setMachine] = useState<MachinePartsFragment | null>()
  const [fault, setFault] = useState<Fault>()
  const id = machine?.id
  useEffect(() => {
    const look = () => {
      ask(PhoneMachineDocument, { code }).then(
        ({ machineByCode }) => {
          setFault(undefined)
          setMachine(machineByCode)
        },
        (error: unknown) => setFault(faultIn(error)),
      )
    }
    look()
    return onReturn(look)
  }, [code])
  useEffect(() => {
    if (!id) return
    return watch(PhoneMachineChangedDocument, { machineId: id }, ({ onMachineChanged }) => {
      if (onMachineChanged) setMachine(onMachineChanged)
    })
  }, [id])
  return { machine, fault }
}

/** The first page: what the machine in front of the customer sells. */
export function MachinePage({ code }: { code: string }) {
  const { machine, fault } = useMachine(code)
  const [chosen, setChosen] = useState<string>()
  const ongoing = openPurchase(code, Date.now())
  if (fault && !machine) return <FaultNotice fault={fault} />
  if (machine === null) return <Notice alert>{text.machine.notFound}</Notice>
  if (!machine) return <Waiting />
  const slot = machine.slots.find((it) => it.code === chosen)
  return (
    <>
      <MachineHeader machine={machine} />
      <main id="products">
        {ongoing && (
          <Notice>
            <p>{text.machine.ongoing}</p>
            <Button onClick={() => go({ at: 'purchase', code, key: ongoing.key })}>{text.machine.show}</Button>
          </Notice>
        )}
        {machine.status === 'OFFLINE' && <Notice alert>{text.machine.offlineBody}</Notice>}
        {machine.status === 'OUT_OF_SERVICE' && <Notice alert>{text.machine.outOfServiceBody}</Notice>}
        <h2 class="hidden">{text.machine.products}</h2>
        <ul class="grid">
          {machine.slots.map((it) => (
            <ProductCard
              key={it.code}
              slot={it}
              sells={machine.status === 'ONLINE'}
              choose={() => setChosen(it.code)}
            />
          ))}
        </ul>
      </main>
      {slot && <ProductSheet machine={machine} slot={slot} close={() => setChosen(undefined)} />}
    </>
  )
}

/** Which machine this is, how it does, and the way to the account. */
export function MachineHeader({ machine }: { machine: MachinePartsFragment }) {
  const { code, name, place, operator } = machine
  const account = addressOf({ at: 'account', code })
  const open = (event: Event) => {
    event.preventDefault()
    if (isSignedIn()) go({ at: 'account', code })
    // The account's page has the way to sign in, too, and says what is wrong.
    else signIn(location.pathname + location.search).catch(() => go({ at: 'account', code }))
  }
  return (
    <header class="top">
      <div>
        <p class="operator">{operator.name}</p>
        <h1>{name}</h1>
        <p class="place">
          {place} <span class="code">{code}</span>
        </p>
        <Status machine={machine} />
      </div>
      <a class="button quiet" href={account} onClick={open}>
        {isSignedIn() ? text.machine.account : text.machine.signIn}
      </a>
    </header>
  )
}

function Status({ machine: { status, busy } }: { machine: MachinePartsFragment }) {
  const [kind, words] =
    status === 'OFFLINE'
      ? ['bad', text.machine.offline]
      : status === 'OUT_OF_SERVICE'
        ? ['bad', text.machine.outOfService]
        : busy
          ? ['busy', text.machine.busy]
          : ['good', text.machine.online]
  return (
    <p class={`status ${kind}`} role="status">
      {words}
    </p>
  )
}
