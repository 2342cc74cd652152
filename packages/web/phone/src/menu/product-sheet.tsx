import { useState } from 'preact/hooks'
import { isSignedIn } from '../../../shared/auth.ts'
import { newKey } from '../../../shared/key.ts'
import { SignInButton } from '../account/sign-in-button.tsx'
import { useAccount } from '../account/use-account.ts'
import { keep } from '../buy/purchase.ts'
import type { MachinePartsFragment } from '../generated/graphql.ts'
import { addressOf, go } from '../navigation.ts'
import { CardForm } from '../pay/card-form.tsx'
import { money, text } from '../text/index.ts'
import { Button } from '../ui/parts.tsx'
import { Picture } from '../ui/picture.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Details } from './details.tsx'
import type { SlotView } from './product-card.tsx'

interface SheetProps {
  readonly machine: MachinePartsFragment
  readonly slot: SlotView
  close(): void
}

/** One product: what is in it, what it costs, and how to pay. */
export function ProductSheet({ machine, slot, close }: SheetProps) {
  const { product, total, promotion, price } = slot
  const canBuy = machine.status === 'ONLINE' && slot.enabled && !slot.soldOut
  return (
    <Sheet title={product.name} close={close}>
      <div class="product">
        <Picture name={product.name} imageUrl={product.imageUrl} />
        <div>
          <h2>{product.name}</h2>
          <p class="total">{money(total)}</p>
          {promotion && (
            <p class="small">
              {promotion.name}, {text.product.instead(money(price))}, {text.machine.until(promotion.until)}
            </p>
          )}
          {product.deposit.amount > 0 && <p class="small">{text.product.deposit(money(product.deposit))}</p>}
        </div>
      </div>
      <Details productId={product.id} />
      {product.minimumAge != null && product.minimumAge > 0 && (
        <p class="small">{text.product.ageNote(product.minimumAge)}</p>
      )}
      {canBuy ? <Pay machine={machine} slot={slot} /> : <p class="gone">{text.machine.unavailable}</p>}
    </Sheet>
  )
}

/** Keeps the tap, and goes on to where it is sent: so a second tap finds the page gone, and a lost answer is asked for again. */
function useBuying({ code, id: machineId }: MachinePartsFragment, { code: slot, product, total }: SlotView) {
  // One key for one sheet: however often it is tapped, it is one purchase.
  const [key] = useState(newKey)
  const place = { at: 'purchase', code, key } as const
  const buy = (paid: { payment: 'CARD'; card: { token: string } } | { payment: 'WALLET'; voucherId?: string }) => {
    const { amount, currency } = total
    const input = { machineId, slot, productId: product.id, total: { amount, currency }, idempotencyKey: key, ...paid }
    keep({ key, code, input, name: product.name, imageUrl: product.imageUrl, tappedAt: Date.now() })
    go(place)
  }
  return { buy, returnTo: addressOf(place) }
}

function Pay({ machine, slot }: { machine: MachinePartsFragment; slot: SlotView }) {
  const { buy, returnTo } = useBuying(machine, slot)
  const [byCard, setByCard] = useState(false)
  const payByCard = (token: string) => buy({ payment: 'CARD', card: { token } })
  if (byCard) return <CardForm amount={slot.total} capture="manual" returnTo={returnTo} onToken={payByCard} />
  return (
    <div class="ways">
      {isSignedIn() ? (
        <FromWallet
          machine={machine}
          slot={slot}
          buy={(voucherId) => buy({ payment: 'WALLET', ...(voucherId && { voucherId }) })}
        />
      ) : (
        <SignInButton kind="plain" returnTo={location.pathname + location.search}>
          {text.product.wallet}
        </SignInButton>
      )}
      <Button kind={isSignedIn() ? 'plain' : 'primary'} onClick={() => setByCard(true)}>
        {text.product.payCard(money(slot.total))}
      </Button>
    </div>
  )
}

interface FromWalletProps {
  readonly machine: MachinePartsFragment
  readonly slot: SlotView
  buy(voucherId: string | undefined): void
}

function FromWallet({ machine, slot, buy }: FromWalletProps) {
  const { account } = useAccount(machine.operator.id)
  const [voucherId, setVoucherId] = useState('')
  const balance = account?.wallet?.balance
  const vouchers = account?.loyalty.vouchers ?? []
  const isEnough = voucherId !== '' || (balance?.amount ?? 0) >= slot.total.amount
  return (
    <>
      {vouchers.length > 0 && (
        <label class="voucher">
          {text.product.voucher}
          <select value={voucherId} onChange={(event) => setVoucherId(event.currentTarget.value)}>
            <option value="">{text.product.noVoucher}</option>
            {vouchers.map(({ id, kind, amount }) => (
              <option key={id} value={id}>
                {kind === 'FREE_DRINK' || !amount ? text.product.freeDrink : text.product.discount(money(amount))}
              </option>
            ))}
          </select>
        </label>
      )}
      <Button disabled={!account || !isEnough} onClick={() => buy(voucherId || undefined)}>
        {voucherId ? text.product.payVoucher : text.product.payWallet(money(slot.total))}
      </Button>
      <p class="small">
        {balance && text.product.balance(money(balance))}
        {account && !isEnough && (
          <>
            {' '}
            {text.product.tooLittle}{' '}
            <button type="button" class="link" onClick={() => go({ at: 'account', code: machine.code })}>
              {text.account.topUp}
            </button>
          </>
        )}
      </p>
    </>
  )
}
