import type { MachinePartsFragment } from '../generated/graphql.ts'
import { money, text } from '../text/index.ts'
import { Picture } from '../ui/picture.tsx'

/** A column of the machine, as the page has it. */
export type SlotView = MachinePartsFragment['slots'][number]

/** A product to tap: its picture, its price, and whether it can be had. */
export function ProductCard({ slot, sells, choose }: { slot: SlotView; sells: boolean; choose: () => void }) {
  const { code, product, total, promotion, soldOut, enabled } = slot
  const reason = soldOut ? text.machine.soldOut : enabled ? undefined : text.machine.unavailable
  const canBuy = sells && !reason
  return (
    <li>
      <button type="button" class="card" data-off={!canBuy} onClick={choose}>
        <Picture name={product.name} imageUrl={product.imageUrl} />
        <span class="name">{product.name}</span>
        <span class="price">{reason ?? money(total)}</span>
        <span class="slot">{text.machine.slot(code)}</span>
        {promotion && !reason && <span class="badge">{promotion.name}</span>}
        {product.minimumAge != null && product.minimumAge > 0 && (
          <span class="badge age">{text.machine.age(product.minimumAge)}</span>
        )}
      </button>
    </li>
  )
}
