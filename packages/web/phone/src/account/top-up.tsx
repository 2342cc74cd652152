import { useState } from 'preact/hooks'
import type { Fault } from '../../../shared/fault.ts'
import { decimalsOf } from '../../../shared/format.ts'
import { newKey } from '../../../shared/key.ts'
import { ask, faultIn, isUnsure } from '../api.ts'
import { PhoneTopUpDocument, type TopUpWalletInput } from '../generated/graphql.ts'
import { prove } from '../pay/card.ts'
import { CardForm } from '../pay/card-form.tsx'
import { money, text } from '../text/index.ts'
import { Button, FaultNotice, Notice } from '../ui/parts.tsx'

/** A top-up that was sent: kept, so that whatever happens it is sent again with the same key. */
const KEPT = 'dispense.top-up'

/** Whole amounts of the currency. */
const AMOUNTS = [5, 10, 20, 50]

/** A top-up that has no answer yet, from before the page was left. */
const keptTopUp = (operatorId: string): TopUpWalletInput | undefined => {
  const text = localStorage.getItem(KEPT)
  const kept = text ? (JSON.parse(text) as TopUpWalletInput) : undefined
  return kept?.operatorId === operatorId ? kept : undefined
}

interface TopUpProps {
  readonly operatorId: string
  readonly currency: string
  changed(): void
}

/** Puts money into the wallet, by card. */
export function TopUp({ operatorId, currency, changed }: TopUpProps) {
  const [units, setUnits] = useState(10)
  const [kept, setKept] = useState(() => keptTopUp(operatorId))
  const [said, setSaid] = useState<string>()
  const [secret, setSecret] = useState<string>()
  const [fault, setFault] = useState<Fault>()
  const amountOf = (whole: number) => ({ amount: whole * 10 ** decimalsOf(currency), currency })

  const send = async (input: TopUpWalletInput) => {
    localStorage.setItem(KEPT, JSON.stringify(input))
    setKept(input)
    setFault(undefined)
    try {
      const { topUpWallet } = await ask(PhoneTopUpDocument, { input })
      const { state = 'COMPLETED', clientSecret } = topUpWallet.topUp ?? {}
      setSecret(clientSecret ?? undefined)
      if (state === 'PENDING') return setSaid(clientSecret ? undefined : text.account.topUpPending)
      localStorage.removeItem(KEPT)
      setKept(undefined)
      setSaid(state === 'COMPLETED' ? text.account.topUpDone : text.account.topUpDeclined)
      changed()
    } catch (error) {
      const known = faultIn(error)
      setFault(known)
      // Only a refusal is the end of it: without an answer the same is sent again.
      if (!isUnsure(known)) {
        localStorage.removeItem(KEPT)
        setKept(undefined)
      }
    }
  }
  const pay = (token: string) =>
    send({ operatorId, amount: amountOf(units), card: { token }, idempotencyKey: newKey() })

  return (
    <div class="top-up" aria-live="polite">
      {fault && <FaultNotice fault={fault} />}
      {said && <Notice>{said}</Notice>}
      {secret && <Button onClick={() => void prove(secret)}>{text.progress.bank}</Button>}
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
          <CardForm amount={amountOf(units)} onToken={pay} />
        </>
      )}
    </div>
  )
}
