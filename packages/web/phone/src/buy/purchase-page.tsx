import { useEffect, useState } from 'preact/hooks'
import type { Fault } from '../../../shared/fault.ts'
import { SignInButton } from '../account/sign-in-button.tsx'
import { faultIn } from '../api.ts'
import { addressOf, go } from '../navigation.ts'
import { ToBank } from '../pay/to-bank.tsx'
import { money, text } from '../text/index.ts'
import { Button, FaultNotice, Notice } from '../ui/parts.tsx'
import { Picture } from '../ui/picture.tsx'
import { type Following, useFollowing } from './follow.ts'
import type { Step } from './progress.ts'
import { forget, keep, purchaseOf } from './purchase.ts'
import { Receipt } from './receipt.tsx'

/** A purchase from the tap to the receipt. */
export function PurchasePage({ code, buyKey }: { code: string; buyKey: string }) {
  useReturnFromBank(buyKey)
  const following = useFollowing(buyKey)
  const { purchase, vend, step, refusal, offline } = following
  const toMenu = () => go({ at: 'machine', code }, true)
  if (!purchase) {
    return (
      <main class="purchase">
        <Notice alert>{text.progress.unknownKey}</Notice>
        <Button onClick={toMenu}>{text.progress.another}</Button>
      </main>
    )
  }
  return (
    <main class="purchase">
      <Scene name={purchase.name} imageUrl={purchase.imageUrl} step={refusal ? 'returned' : step} />
      {refusal ? <Refused fault={refusal} code={code} /> : <Told following={following} />}
      {offline && !refusal && !(vend && step === 'enjoy') && <Notice alert>{text.progress.offline}</Notice>}
      <Ways following={following} code={code} />
      {vend && (step === 'enjoy' || step === 'refunded') && <Receipt vend={vend} />}
    </main>
  )
}

/** The bank's page comes back with its answer in the address: the question is not asked again. */
function useReturnFromBank(key: string): void {
  useState(() => {
    if (!new URLSearchParams(location.search).has('redirect_status')) return
    const purchase = purchaseOf(key)
    if (!purchase) return
    keep({ ...purchase, clientSecret: undefined })
    history.replaceState(null, '', addressOf({ at: 'purchase', code: purchase.code, key }))
  })
}

/** Why the API refused the tap. */
function Refused({ fault, code }: { fault: Fault; code: string }) {
  const needsAccount = ['AGE_PROOF_NEEDED', 'FORBIDDEN', 'UNAUTHENTICATED', 'Unauthorized'].includes(fault.code)
  const total = fault.code === 'PRICE_CHANGED' ? (fault.info.total as { amount: number; currency: string }) : undefined
  return (
    <FaultNotice fault={fault}>
      {total && <p class="total">{money(total)}</p>}
      {needsAccount && <SignInButton returnTo={addressOf({ at: 'machine', code })} />}
      {fault.code === 'INSUFFICIENT_FUNDS' && (
        <Button onClick={() => go({ at: 'account', code })}>{text.account.topUp}</Button>
      )}
    </FaultNotice>
  )
}

/** What is happening, in words; each change is read out. */
function Told({ following: { step, vend } }: { following: Following }) {
  const declined = vend?.state === 'DECLINED'
  const [title, body] = text.progress[declined ? 'declined' : step]
  return (
    <div aria-live="polite" class="told">
      <h1>{title}</h1>
      <p>{body}</p>
      {vend && step === 'returned' && <Reason vend={vend} />}
    </div>
  )
}

function Reason({ vend: { state, failure, card, price } }: { vend: NonNullable<Following['vend']> }) {
  if (state === 'DECLINED') return <p>{text.progress.reason(card?.declineCode)}</p>
  const why =
    state === 'CANCELLED'
      ? text.progress.cancelled
      : state === 'EXPIRED'
        ? text.progress.expired
        : text.progress.failed[failure?.code ?? 'OTHER']
  return (
    <>
      <p>{why}</p>
      {card && state !== 'CANCELLED' && <p class="small">{text.progress.nothingTaken(money(price.total))}</p>}
    </>
  )
}

/** What the customer can do now. */
function Ways({ following, code }: { following: Following; code: string }) {
  const { step, purchase, vend, refusal, resend, proved, cancel } = following
  const [fault, setFault] = useState<Fault>()
  const toMenu = () => go({ at: 'machine', code }, true)
  const isOver = refusal || step === 'enjoy' || step === 'returned' || step === 'refunded' || step === 'unknown'
  return (
    <div class="ways">
      {fault && <FaultNotice fault={fault} />}
      {!refusal && step === 'proving' && purchase?.clientSecret && (
        <ToBank secret={purchase.clientSecret} answered={proved} />
      )}
      {!refusal && step === 'unsure' && (
        <>
          <Button onClick={resend}>{text.progress.again}</Button>
          <Button
            kind="plain"
            onClick={() => {
              if (purchase) forget(purchase.key)
              toMenu()
            }}
          >
            {text.progress.leave}
          </Button>
        </>
      )}
      {(step === 'waiting' || step === 'proving') && (
        <Button kind="quiet" onClick={() => void cancel().catch((error: unknown) => setFault(faultIn(error)))}>
          {text.progress.cancel}
        </Button>
      )}
      {isOver && (
        <Button onClick={toMenu}>{vend?.state === 'DECLINED' ? text.progress.otherCard : text.progress.another}</Button>
      )}
    </div>
  )
}

/** How far each step is on the line of three. */
const REACHED: Record<Step, number> = {
  sending: 0,
  unsure: 0,
  proving: 0,
  paying: 0,
  waiting: 1,
  dispensing: 1,
  enjoy: 3,
  returned: 0,
  refunded: 3,
  unknown: 1,
}

function Scene({ name, imageUrl, step }: { name: string; imageUrl?: string | null | undefined; step: Step }) {
  useEffect(() => {
    document.title = `${name} · ${text.appName}`
    return () => {
      document.title = text.appName
    }
  }, [name])
  const reached = REACHED[step]
  return (
    <div class={`scene ${step}`}>
      <div class="stage">
        <Picture name={name} imageUrl={imageUrl} />
      </div>
      <p class="bought">{name}</p>
      {step !== 'returned' && step !== 'refunded' && (
        <ol class="line" aria-hidden="true">
          {text.progress.steps.map((label, index) => (
            <li key={label} data-done={index < reached} data-now={index === reached}>
              {label}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
