import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Fault } from '../../../shared/fault.ts'
import { ask, faultIn } from '../api.ts'
import { Receipt } from '../buy/receipt.tsx'
import { PhoneHistoryDocument, type PhoneHistoryQuery, PhoneRequestRefundDocument } from '../generated/graphql.ts'
import { moment, money, text } from '../text/index.ts'
import { Button, FaultNotice, Notice, Waiting } from '../ui/parts.tsx'

type Bought = PhoneHistoryQuery['vends']['items'][number]

/** What the customer bought, the newest first; each opens to its receipt. */
export function History() {
  const [items, setItems] = useState<Bought[]>()
  const [next, setNext] = useState<string | null>(null)
  const [fault, setFault] = useState<Fault>()
  const load = useCallback((nextToken: string | null) => {
    ask(PhoneHistoryDocument, { nextToken }).then(
      ({ vends }) => {
        setItems((known = []) => [...(nextToken ? known : []), ...vends.items])
        setNext(vends.nextToken ?? null)
      },
      (error: unknown) => setFault(faultIn(error)),
    )
  }, [])
  useEffect(() => load(null), [load])
  return (
    <section class="box" aria-label={text.account.history}>
      <h2>{text.account.history}</h2>
      {fault && <FaultNotice fault={fault} />}
      {!items && !fault && <Waiting />}
      {items?.length === 0 && <p>{text.account.noHistory}</p>}
      <ul class="history">
        {items?.map((vend) => (
          <li key={vend.id}>
            <Entry vend={vend} />
          </li>
        ))}
      </ul>
      {next && (
        <Button kind="plain" onClick={() => load(next)}>
          {text.account.more}
        </Button>
      )}
    </section>
  )
}

function Entry({ vend }: { vend: Bought }) {
  return (
    <details>
      <summary>
        <span>
          {vend.product.name}
          <span class="small">
            {moment(vend.createdAt)}, {vend.machine.name}
          </span>
        </span>
        <span>
          {money(vend.price.total)}
          <span class="small">{text.account.states[vend.state]}</span>
        </span>
      </summary>
      <Receipt vend={vend} />
      {vend.state === 'COMPLETED' && <RefundRequest vendId={vend.id} />}
    </details>
  )
}

function RefundRequest({ vendId }: { vendId: string }) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const [fault, setFault] = useState<Fault>()
  const send = async (event: Event) => {
    event.preventDefault()
    setFault(undefined)
    try {
      await ask(PhoneRequestRefundDocument, { input: { vendId, reason } })
      setAsked(true)
    } catch (error) {
      setFault(faultIn(error))
    }
  }
  if (asked) return <Notice>{text.account.refundAsked}</Notice>
  if (!open) {
    return (
      <Button kind="plain" onClick={() => setOpen(true)}>
        {text.account.askRefund}
      </Button>
    )
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      {fault && <FaultNotice fault={fault} />}
      <label>
        {text.account.refundReason}
        <textarea required maxLength={500} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
      <Button type="submit">{text.account.send}</Button>
    </form>
  )
}
