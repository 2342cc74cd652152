import { useEffect, useRef, useState } from 'preact/hooks'
import type { Fault } from '../../../shared/fault.ts'
import { ask, faultIn, isUnsure, watch } from '../api.ts'
import {
  PhoneCancelVendDocument,
  PhoneStartVendDocument,
  PhoneVendChangedDocument,
  PhoneVendDocument,
  type VendPartsFragment,
} from '../generated/graphql.ts'
import { onReturn } from '../navigation.ts'
import { isOver, later, type Step, stepOf } from './progress.ts'
import { FRESH, forget, keep, type Purchase, purchaseOf } from './purchase.ts'

/** How often a vend is looked at besides what the subscription tells, in milliseconds. */
const LOOK = 10_000

/** How soon a tap is sent again that no answer came to, in milliseconds. */
const AGAIN = 2000

/** A purchase on the screen. */
export interface Following {
  readonly purchase: Purchase | undefined
  readonly vend: VendPartsFragment | undefined
  readonly step: Step
  /** Why the API refused the tap: nothing was charged. */
  readonly refusal: Fault | undefined
  /** The network is away; it goes on by itself. */
  readonly offline: boolean
  /** Sends the same tap again. */
  resend(): void
  /** The bank's question was answered on this page: it is not asked again. */
  proved(): void
  /** Gives the purchase up before the machine takes it. */
  cancel(): Promise<void>
}

/**
 * Follows a purchase from the tap to its end, also after the phone slept, lost its network or loaded the page anew: a tap that
 * has no answer is sent again with its key, and a vend that is known is watched and looked at.
 */
export function useFollowing(key: string): Following {
  const [purchase, setPurchase] = useState(() => purchaseOf(key))
  const [vend, setVend] = useState<VendPartsFragment>()
  const [refusal, setRefusal] = useState<Fault>()
  const [offline, setOffline] = useState(false)
  const [agreed, setAgreed] = useState(false)
  const isStale = purchase !== undefined && !purchase.vendId && Date.now() - purchase.tappedAt > FRESH && !agreed

  const hear = (heard: VendPartsFragment) => {
    setOffline(false)
    setVend((known) => later(known, heard))
  }
  useSending(purchase, isStale || refusal !== undefined, {
    answered: (kept, started) => {
      setPurchase(kept)
      hear(started)
    },
    refused: (fault) => {
      // Nothing was done: the tap is over, and the next one is another.
      forget(key)
      setRefusal(fault)
    },
    lost: () => setOffline(true),
  })
  useVend(purchase, vend !== undefined && isOver(vend.state), { hear, lost: () => setOffline(true) })
  useEffect(() => {
    if (purchase && vend && isOver(vend.state) && !purchase.ended) setPurchase(keep({ ...purchase, ended: true }))
  }, [purchase, vend])

  const cancel = async () => {
    if (!purchase?.vendId) return
    const { vendId, receiptToken } = purchase
    const { cancelVend } = await ask(PhoneCancelVendDocument, { input: { vendId, receiptToken: receiptToken ?? null } })
    hear(cancelVend)
  }
  const proved = () => purchase && setPurchase(keep({ ...purchase, clientSecret: undefined }))
  const unsent: Step = isStale ? 'unsure' : 'sending'
  const step = vend ? stepOf(vend.state, Boolean(purchase?.clientSecret)) : unsent
  return { purchase, vend, step, refusal, offline, resend: () => setAgreed(true), proved, cancel }
}

interface Sent {
  answered(purchase: Purchase, vend: VendPartsFragment): void
  refused(fault: Fault): void
  lost(): void
}

/** Sends the tap until there is an answer. */
function useSending(purchase: Purchase | undefined, stopped: boolean, sent: Sent): void {
  const told = useRef(sent)
  told.current = sent
  const pending = purchase && !purchase.vendId && !stopped ? purchase : undefined
  useEffect(() => {
    if (!pending) return
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let isAsking = false
    const send = async () => {
      if (isAsking || over) return
      isAsking = true
      try {
        const { startVend } = await ask(PhoneStartVendDocument, { input: pending.input })
        const { id: vendId, receiptToken, clientSecret } = startVend
        const kept = keep({
          ...pending,
          vendId,
          receiptToken: receiptToken ?? undefined,
          clientSecret: clientSecret ?? undefined,
        })
        if (!over) told.current.answered(kept, startVend)
      } catch (error) {
        const fault = faultIn(error)
        if (over) return
        if (!isUnsure(fault)) return told.current.refused(fault)
        told.current.lost()
        timer = setTimeout(() => void send(), AGAIN)
      } finally {
        isAsking = false
      }
    }
    void send()
    const stop = onReturn(() => void send())
    return () => {
      over = true
      clearTimeout(timer)
      stop()
    }
  }, [pending])
}

/** Watches a vend until it is over, and looks at it whenever the subscription may have missed something. */
function useVend(
  purchase: Purchase | undefined,
  isEnded: boolean,
  told: { hear(vend: VendPartsFragment): void; lost(): void },
): void {
  const latest = useRef(told)
  latest.current = told
  const { vendId, receiptToken = null } = purchase ?? {}
  useEffect(() => {
    if (!vendId) return
    const variables = { vendId, receiptToken }
    const look = async () => {
      try {
        const { vend } = await ask(PhoneVendDocument, variables)
        if (vend) latest.current.hear(vend)
      } catch {
        latest.current.lost()
      }
    }
    void look()
    if (isEnded) return
    const unwatch = watch(PhoneVendChangedDocument, variables, ({ onVendChanged }) => {
      if (onVendChanged) latest.current.hear(onVendChanged)
    })
    const stop = onReturn(() => void look())
    const timer = setInterval(() => void look(), LOOK)
    return () => {
      unwatch()
      stop()
      clearInterval(timer)
    }
  }, [vendId, receiptToken, isEnded])
}
