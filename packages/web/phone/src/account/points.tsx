import { useState } from 'preact/hooks'
import type { Fault } from '../../../shared/fault.ts'
import { newKey } from '../../../shared/key.ts'
import { ask, faultIn } from '../api.ts'
import { type MachinePartsFragment, type PhoneAccountQuery, PhoneRedeemDocument } from '../generated/graphql.ts'
import { day, money, number, text } from '../text/index.ts'
import { Button, FaultNotice, Notice } from '../ui/parts.tsx'

interface PointsProps {
  readonly operator: MachinePartsFragment['operator']
  readonly loyalty: PhoneAccountQuery['loyalty']
  changed(): void
}

/** Points, what they can be turned into, and why they changed. */
export function Points({ operator: { id: operatorId, loyalty: rule }, loyalty, changed }: PointsProps) {
  // The same key until it has worked: two taps are one voucher.
  const [key, setKey] = useState(newKey)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState(false)
  const [fault, setFault] = useState<Fault>()
  const price = rule?.freeDrinkPoints
  const redeem = async () => {
    setBusy(true)
    setFault(undefined)
    try {
      await ask(PhoneRedeemDocument, { input: { operatorId, kind: 'FREE_DRINK', points: null, idempotencyKey: key } })
      setKey(newKey())
      setDone(true)
      changed()
    } catch (error) {
      setFault(faultIn(error))
    } finally {
      setBusy(false)
    }
  }
  if (!rule && loyalty.history.length === 0) return null
  return (
    <section class="box" aria-label={text.account.points}>
      <h2>{text.account.points}</h2>
      <p class="figure">{number(loyalty.balance)}</p>
      {rule && <Rule rule={rule} balance={loyalty.balance} />}
      {done && <Notice>{text.account.redeemed}</Notice>}
      {fault && <FaultNotice fault={fault} />}
      {price != null && loyalty.balance >= price && (
        <Button disabled={busy} onClick={() => void redeem()}>
          {text.account.redeem(price)}
        </Button>
      )}
      {loyalty.vouchers.length > 0 && (
        <>
          <h3>{text.account.vouchers}</h3>
          <ul class="rows">
            {loyalty.vouchers.map(({ id, kind, amount, expiresAt }) => (
              <li key={id}>
                <span>
                  {kind === 'FREE_DRINK' || !amount ? text.product.freeDrink : text.product.discount(money(amount))}
                </span>
                <span class="small">{text.account.validUntil(day(expiresAt))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <ul class="rows">
        {loyalty.history.slice(0, 5).map(({ kind, points, createdAt }) => (
          <li key={createdAt + kind}>
            <span>
              {text.account.pointKinds[kind]} <span class="small">{day(createdAt)}</span>
            </span>
            <span>{points > 0 ? `+${number(points)}` : number(points)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rule({ rule, balance }: { rule: NonNullable<PointsProps['operator']['loyalty']>; balance: number }) {
  const { pointsPerUnit, freeDrinkPoints, pointValue } = rule
  const missing = (freeDrinkPoints ?? 0) - balance
  return (
    <p class="small">
      {text.account.pointsRule(pointsPerUnit, pointValue.currency)}
      {freeDrinkPoints != null && missing > 0 && `. ${text.account.missing(missing)}.`}
    </p>
  )
}
