import { useEffect, useRef, useState } from 'preact/hooks'
import type { Money } from '../../../shared/format.ts'
import { money, text } from '../text/index.ts'
import { Button, Notice } from '../ui/parts.tsx'
import { cardsBy, groupDigits, groupExpiry, tokenOf } from './card.ts'
import type { Capture, CardElement } from './stripe.ts'

interface CardFormProps {
  readonly amount: Money
  /** Whether the money is held until the product fell, or taken at once: as the API does it. */
  readonly capture: Capture
  /** Where a bank's page of its own leads back to: a path of this site. */
  readonly returnTo: string
  /** Called once with the card's token; until it has settled, a second tap does nothing. */
  onToken(token: string): Promise<void> | void
}

/** Asks for a card: Stripe's Payment Element where there is a key, the stand-in's own form on a developer's machine. */
export function CardForm(props: CardFormProps) {
  if (cardsBy === 'nobody') return <Notice>{text.card.none}</Notice>
  return cardsBy === 'stripe' ? <StripeForm {...props} /> : <StandInForm {...props} />
}

/** Lets one tap through at a time, and shows why it failed. */
function useOneTap(act: () => Promise<void>) {
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string>()
  const tap = async () => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setFailed(undefined)
    try {
      await act()
    } catch (error) {
      setFailed((error as Error).message || text.card.invalid)
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { tap, busy, failed }
}

const TEST_CARDS = [
  ['4242 4242 4242 4242', 'paid'],
  ['4000 0000 0000 9995', 'declined'],
  ['4000 0027 6000 3184', 'proof'],
] as const

function StandInForm({ amount, onToken }: CardFormProps) {
  const [fields, setFields] = useState({ number: '', expiry: '', cvc: '' })
  const { tap, busy, failed } = useOneTap(async () => {
    const token = await tokenOf(fields).catch(() => {
      throw new Error(text.card.invalid)
    })
    await onToken(token)
  })
  const submit = (event: Event) => {
    event.preventDefault()
    void tap()
  }
  const typed = (name: keyof typeof fields, shape: (typed: string) => string) => (event: Event) =>
    setFields({ ...fields, [name]: shape((event.target as HTMLInputElement).value) })
  return (
    <form class="card-form" onSubmit={submit} aria-label={text.card.title}>
      <label>
        {text.card.number}
        <input
          inputMode="numeric"
          autocomplete="cc-number"
          required
          value={fields.number}
          onInput={typed('number', groupDigits)}
        />
      </label>
      <div class="pair">
        <label>
          {text.card.expiry}
          <input
            inputMode="numeric"
            autocomplete="cc-exp"
            required
            value={fields.expiry}
            onInput={typed('expiry', groupExpiry)}
          />
        </label>
        <label>
          {text.card.cvc}
          <input
            inputMode="numeric"
            autocomplete="cc-csc"
            required
            value={fields.cvc}
            onInput={typed('cvc', (value) => value.replaceAll(/\D/g, '').slice(0, 4))}
          />
        </label>
      </div>
      {failed && <Notice alert>{failed}</Notice>}
      <Button type="submit" disabled={busy}>
        {text.card.pay(money(amount))}
      </Button>
      <fieldset class="tests">
        <legend>{text.card.test}</legend>
        {TEST_CARDS.map(([number, what]) => (
          <button
            key={number}
            type="button"
            class="chip"
            onClick={() => setFields({ number, expiry: '12/34', cvc: '123' })}
          >
            {number.slice(-4)} {text.card.tests[what]}
          </button>
        ))}
      </fieldset>
    </form>
  )
}

function StripeForm({ amount, capture, returnTo, onToken }: CardFormProps) {
  const { place, element, unloaded, reload } = useCardElement(amount, capture)
  const { tap, busy, failed } = useOneTap(async () => {
    if (element) await onToken(await element.token(location.origin + returnTo))
  })
  if (unloaded) {
    return (
      <Notice alert>
        <p>{text.card.unloaded}</p>
        <Button onClick={reload}>{text.progress.retry}</Button>
      </Notice>
    )
  }
  return (
    <form
      class="card-form"
      aria-label={text.card.title}
      onSubmit={(event) => {
        event.preventDefault()
        void tap()
      }}
    >
      {!element && <p role="status">{text.card.loading}</p>}
      <div ref={place} />
      {failed && <Notice alert>{failed}</Notice>}
      <Button type="submit" disabled={busy || !element}>
        {text.card.pay(money(amount))}
      </Button>
      <p class="small">{text.card.secure}</p>
    </form>
  )
}

/** Stripe's form in a place on the page, for as long as the place is there. */
function useCardElement({ amount, currency }: Money, capture: Capture) {
  const place = useRef<HTMLDivElement>(null)
  const wanted = useRef({ amount, currency })
  wanted.current = { amount, currency }
  const [element, setElement] = useState<CardElement>()
  const [unloaded, setUnloaded] = useState(false)
  useEffect(() => {
    if (unloaded || !place.current) return
    const at = place.current
    let mounted: CardElement | undefined
    let gone = false
    const mount = async () => {
      const { mountCard } = await import('./stripe.ts')
      mounted = await mountCard(at, wanted.current, capture)
      if (gone) mounted.remove()
      else setElement(mounted)
    }
    mount().catch(() => !gone && setUnloaded(true))
    return () => {
      gone = true
      mounted?.remove()
      setElement(undefined)
    }
  }, [capture, unloaded])
  useEffect(() => element?.setAmount({ amount, currency }), [element, amount, currency])
  return { place, element, unloaded, reload: () => setUnloaded(false) }
}
