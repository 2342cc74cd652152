import { useState } from 'preact/hooks'
import { decimalsOf } from '../../../shared/format.ts'
import { newKey } from '../../../shared/key.ts'
import { addressOf } from '../navigation.ts'
import { CardForm } from '../pay/card-form.tsx'
import { ToBank } from '../pay/to-bank.tsx'
import { money, text } from '../text/index.ts'
import { Button, FaultNotice, Notice } from '../ui/parts.tsx'
import { type ToppingUp, useTopUp } from './use-top-up.ts'

/** Whole amounts of the currency. */
const AMOUNTS = [5, 10, 20, 50]

interface TopUpProps {
  readonly operatorId: string
  readonly currency: string
  /** The code of the machine, for the way back from a bank's page. */
  readonly code: string
  changed(): void
}

/** Puts money into the wallet, by card. */
export function TopUp({ operatorId, currency, code, changed }: TopUpProps) {
  const [units, setUnits] = useState(10)
  const toppingUp = useTopUp(operatorId, changed)
  const { kept, secret, send, proved } = toppingUp
  const amountOf = (whole: number) => ({ amount: whole * 10 ** decimalsOf(currency), currency })
  const pay = (token: string) =>
    send({ operatorId, amount: amountOf(units), card: { token }, idempotencyKey: newKey() })
  return (
    <div class="top-up" aria-live="polite">
      <Told toppingUp={toppingUp} />
      {secret && <ToBank secret={secret} answered={proved} />}
      {kept ? (
        <Button kind="plain" onClick={() => void send(kept)}>
          {text.progress.again} ({money(kept.amount)})
        </Button>
      ) : (
        <>
          <fieldset class="amounts">
            <legend>{text.account.amount}</legend>
            {AMOUNTS.map((whole) => (
              <label key={whole} class="chip" data-on={whole === units}>
                <input type="radio" name="amount" checked={whole === units} onChange={() => setUnits(whole)} />
                {money(amountOf(whole))}
              </label>
            ))}
          </fieldset>
          <CardForm
            amount={amountOf(units)}
            capture="automatic"
            returnTo={addressOf({ at: 'account', code })}
            onToken={pay}
          />
        </>
      )}
    </div>
  )
}

/** How it stands. */
function Told({ toppingUp: { state, secret, declineCode, fault } }: { toppingUp: ToppingUp }) {
  if (fault) return <FaultNotice fault={fault} />
  if (state === 'COMPLETED') return <Notice>{text.account.topUpDone}</Notice>
  if (state === 'PENDING') return <Notice>{secret ? text.account.topUpProof : text.account.topUpPending}</Notice>
  if (!state) return null
  if (state === 'EXPIRED') return <Notice alert>{text.account.topUpExpired}</Notice>
  return (
    <Notice alert>
      <p>{text.account.topUpDeclined}</p>
      <p>{text.progress.reason(declineCode)}</p>
    </Notice>
  )
}
