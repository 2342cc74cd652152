/**
 * What core and the API know of a payment provider: plain data in, plain data out. The adapter (packages/functions) speaks
 * Stripe's API. Amounts are minor units. Names follow Stripe's PaymentIntent.
 */
export interface PaymentProvider {
  /**
   * Creates and confirms a payment. The same `reference` and order never charge twice: it is the provider's idempotency
   * key, so calling again after a lost answer gives the first answer.
   */
  authorize(order: PaymentOrder): Promise<Payment>
  /** The payment as the provider has it now. */
  retrieve(paymentId: string): Promise<Payment>
  /** The payment of a reference when its id was never learned; `null` when the provider has none. */
  find(reference: string): Promise<Payment | null>
  /** Takes the held money, all or a part of it; once. */
  capture(paymentId: string, amount: number): Promise<Payment>
  /** Releases the held money. A payment that is canceled already stays as it is. */
  cancel(paymentId: string): Promise<Payment>
  /** Gives captured money back. `reference` is the refund's id, and the provider's idempotency key. */
  refund(paymentId: string, amount: number, reference: string): Promise<Payment>
  /**
   * What moved in the provider's books from one time on to before another (epoch milliseconds): of all operators, because it is
   * one account for all. A page, and what to ask for the next one with.
   */
  movements(from: number, to: number, cursor?: string): Promise<MovementPage>
}

/** A page of the provider's books. */
export interface MovementPage {
  items: Movement[]
  /** `null` on the last page. */
  next: string | null
}

/** Money that moved in the provider's books of one of our payments. */
export interface Movement {
  /** The provider's id of it (`txn_...`). */
  id: string
  /** Money was taken, or given back; or a customer's bank took it back, or gave it again. */
  kind: 'CAPTURE' | 'REFUND' | 'DISPUTE'
  /** The tenant whose money it is. */
  operatorId: string
  /** The vend, top-up or refund; of a dispute its id. Empty when somebody gave money back in the provider's dashboard. */
  reference: string
  /** The provider's id of the payment (`pi_...`). */
  paymentId: string
  /** Minor units: positive came, negative went. */
  amount: number
  /** What the provider kept, in minor units. */
  fee: number
  /** ISO 4217. */
  currency: string
  /** Epoch milliseconds. */
  at: number
}

/** What to charge. */
export interface PaymentOrder {
  /** The vend's or top-up's id. */
  reference: string
  /** What it is for. */
  purpose: 'VEND' | 'TOP_UP'
  /** The tenant whose money it is: goes into the provider's metadata. */
  operatorId: string
  /** Minor units. */
  amount: number
  /** ISO 4217. */
  currency: string
  /** The provider's token of the card: a PaymentMethod (`pm_...`) or a ConfirmationToken (`ctoken_...`). Never a card number. */
  token: string
  /** `manual` holds the money until `capture`, `automatic` takes it at once. */
  capture: 'manual' | 'automatic'
}

/** A payment as the provider has it. */
export interface Payment {
  /** The provider's id of it (`pi_...`). */
  paymentId: string
  /** The `reference` of its order. */
  reference: string
  /** Where it stands. `REQUIRES_ACTION`: the customer must prove who it is (3-D Secure) with the `clientSecret`. */
  status: 'REQUIRES_ACTION' | 'PROCESSING' | 'AUTHORIZED' | 'CAPTURED' | 'CANCELED' | 'DECLINED'
  /** What was asked for, in minor units. */
  amount: number
  /** What was taken. */
  captured: number
  /** What was given back of it. */
  refunded: number
  /** What the provider kept of it, when known. */
  fee?: number
  /** The customer's bank took it back, or asks to. */
  dispute?: Dispute
  /** ISO 4217. */
  currency: string
  /** Until when the hold lasts, epoch milliseconds (Stripe's `capture_before`). */
  captureBefore?: number
  /** Brand and last four digits: all that may be stored of a card. */
  card?: { brand: string; last4: string }
  /** What the customer's page needs to go on; given to the customer only. */
  clientSecret?: string
  /** Why it was declined, in the provider's words (`insufficient_funds`). */
  decline?: { code: string; message: string }
}

/** A customer's bank took a payment back, as the provider has it. */
export interface Dispute {
  /** The provider's id of it (`dp_...`). */
  disputeId: string
  /** Minor units that are taken back now: 0 when they were given again, or not taken yet. */
  amount: number
  /** What the provider keeps for it. */
  fee: number
  /** Where a person answers it. */
  link: string
}

/**
 * A call of the provider that failed. `UNKNOWN`: it may have been done (timeout, 5xx, lost connection); look before
 * deciding. `REJECTED`: it was not done, and repeating it will not help.
 */
export class PaymentError extends Error {
  override readonly name = 'PaymentError'
  /** Whether it may have been done. */
  readonly outcome: 'UNKNOWN' | 'REJECTED'
  /** The provider's code. */
  readonly code: string

  constructor(outcome: 'UNKNOWN' | 'REJECTED', code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.outcome = outcome
    this.code = code
  }
}
