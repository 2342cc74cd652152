import type { VendPartsFragment } from '../generated/graphql.ts'
import { moment, money, percent, text } from '../text/index.ts'

/** What was paid for what, and how. */
export function Receipt({ vend }: { vend: VendPartsFragment }) {
  const { id, createdAt, product, price, refunded, card } = vend
  const { net, tax, deposit, discount, total, rule } = price
  const lines: [string, string][] = [
    [text.receipt.product, product.name],
    [text.receipt.date, moment(createdAt)],
    [text.receipt.net, money(net)],
    [text.receipt.tax(percent(rule.ratePpm)), money(tax)],
    ...(deposit.amount > 0 ? [[text.receipt.deposit, money(deposit)] as [string, string]] : []),
    ...(discount.amount > 0 ? [[text.receipt.discount, money(discount)] as [string, string]] : []),
    [text.receipt.total, money(total)],
    [
      text.receipt.paidBy,
      card ? `${text.receipt.card} ${card.brand ?? ''} ${card.last4 ?? ''}`.trim() : text.receipt.wallet,
    ],
    ...(refunded.amount > 0 ? [[text.receipt.refunded, money(refunded)] as [string, string]] : []),
  ]
  return (
    <section class="receipt" aria-label={text.receipt.title}>
      <h2>{text.receipt.title}</h2>
      <dl>
        {lines.map(([name, value]) => (
          <div key={name} data-total={name === text.receipt.total}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="small">
        {text.receipt.number} {id}
      </p>
    </section>
  )
}
