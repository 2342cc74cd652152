import { useEffect, useRef, useState } from 'preact/hooks'
import type { Fault } from '../../../shared/fault.ts'
import { ask, faultIn, isUnsure } from '../api.ts'
import { PhoneTopUpDocument, type TopUpState, type TopUpWalletInput } from '../generated/graphql.ts'

/** A top-up that was sent: kept, so that whatever happens it is sent again with the same key. */
const KEPT = 'dispense.top-up'

/** How often an answer is waited for after the bank had its own, and how long in between, in milliseconds. */
const LOOKS = 15
const LOOK = 2000

/** A top-up that has no answer yet, from before the page was left. */
export const keptTopUp = (operatorId: string): TopUpWalletInput | undefined => {
  const text = localStorage.getItem(KEPT)
  const kept = text ? (JSON.parse(text) as TopUpWalletInput) : undefined
  return kept?.operatorId === operatorId ? kept : undefined
}

/** A top-up on the screen. */
export interface ToppingUp {
  /** What was sent and is not known to have ended. */
  readonly kept: TopUpWalletInput | undefined
  /** How it ended, or that it has not. */
  readonly state: TopUpState | undefined
  readonly declineCode: string | undefined
  /** For the question of the customer's bank (3-D Secure). */
  readonly secret: string | undefined
  readonly fault: Fault | undefined
  send(input: TopUpWalletInput): Promise<void>
  /** The bank has its answer: looks until the API has heard of it. */
  proved(): void
}

/** Sends a top-up, and the same one again until its end is known: also after the bank's page, a reload, or a lost answer. */
export function useTopUp(operatorId: string, changed: () => void): ToppingUp {
  const [kept, setKept] = useState(() => keptTopUp(operatorId))
  const [answer, setAnswer] = useState<{ state?: TopUpState; declineCode?: string; secret?: string }>({})
  const [fault, setFault] = useState<Fault>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const end = () => {
    localStorage.removeItem(KEPT)
    setKept(undefined)
  }
  /** `looks`: how often it is asked again by itself; the bank's question is not put again meanwhile. */
  const send = async (input: TopUpWalletInput, looks = 0): Promise<void> => {
    clearTimeout(timer.current)
    localStorage.setItem(KEPT, JSON.stringify(input))
    setKept(input)
    setFault(undefined)
    try {
      const { topUpWallet } = await ask(PhoneTopUpDocument, { input })
      const { state = 'COMPLETED', clientSecret, card } = topUpWallet.topUp ?? {}
      const isLooking = state === 'PENDING' && looks > 0
      setAnswer({
        state,
        ...(card?.declineCode && { declineCode: card.declineCode }),
        ...(clientSecret && !isLooking && { secret: clientSecret }),
      })
      if (isLooking) timer.current = setTimeout(() => void send(input, looks - 1), LOOK)
      if (state === 'PENDING') return
      end()
      changed()
    } catch (error) {
      const known = faultIn(error)
      setFault(known)
      // Only a refusal is the end of it: without an answer the same is sent again.
      if (!isUnsure(known)) end()
    }
  }
  const proved = () => {
    setAnswer({ state: 'PENDING' })
    if (kept) void send(kept, LOOKS)
  }
  useReturnFromBank(proved)
  return { kept, fault, state: answer.state, declineCode: answer.declineCode, secret: answer.secret, send, proved }
}

/** The bank's page comes back with its answer in the address. */
function useReturnFromBank(proved: () => void): void {
  useEffect(() => {
    if (!new URLSearchParams(location.search).has('redirect_status')) return
    history.replaceState(null, '', location.pathname)
    proved()
  }, [proved])
}
