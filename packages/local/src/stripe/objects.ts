/** What every object of Stripe's API has; `created` in epoch seconds. */
export interface StripeObject {
  readonly id: string
  readonly object: string
}

/** Up to 50 texts by name that the caller keeps with an object. */
export type Metadata = Record<string, string>

/** https://docs.stripe.com/api/payment_intents/object, the fields that a card payment has. */
export interface PaymentIntent extends StripeObject {
  readonly object: 'payment_intent'
  readonly allowed_payment_method_types: string[] | null
  readonly amount: number
  amount_capturable: number
  amount_received: number
  automatic_payment_methods: { enabled: boolean; allow_redirects: string } | null
  canceled_at: number | null
  cancellation_reason: string | null
  readonly capture_method: string
  readonly client_secret: string
  readonly confirmation_method: 'automatic'
  readonly created: number
  readonly currency: string
  readonly customer: string | null
  description: string | null
  last_payment_error: Record<string, unknown> | null
  latest_charge: string | null
  readonly livemode: false
  metadata: Metadata
  next_action: Record<string, unknown> | null
  payment_method: string | null
  readonly payment_method_types: string[]
  readonly setup_future_usage: string | null
  status: PaymentIntentStatus
  readonly transfer_group: string | null
}

/** https://docs.stripe.com/payments/paymentintents/lifecycle, those of cards. */
export type PaymentIntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_capture'
  | 'succeeded'
  | 'canceled'

/** https://docs.stripe.com/api/charges/object */
export interface Charge extends StripeObject {
  readonly object: 'charge'
  readonly amount: number
  amount_captured: number
  amount_refunded: number
  balance_transaction: string | null
  captured: boolean
  disputed: boolean
  readonly created: number
  readonly currency: string
  readonly customer: string | null
  readonly failure_code: string | null
  readonly failure_message: string | null
  readonly livemode: false
  readonly metadata: Metadata
  readonly outcome: Record<string, unknown>
  readonly paid: boolean
  readonly payment_intent: string
  readonly payment_method: string
  readonly payment_method_details: { readonly type: 'card'; readonly card: CardDetails }
  refunded: boolean
  readonly status: 'succeeded' | 'failed'
  readonly transfer_group: string | null
}

/** What a charge says of its card; `capture_before` in epoch seconds, while the money is held. */
export interface CardDetails extends Card {
  readonly amount_authorized: number | null
  readonly capture_before?: number | undefined
}

/** What may be known of a card. */
export interface Card {
  readonly brand: string
  readonly country: string
  readonly exp_month: number
  readonly exp_year: number
  readonly fingerprint: string
  readonly funding: string
  readonly last4: string
}

/** https://docs.stripe.com/api/payment_methods/object */
export interface PaymentMethod extends StripeObject {
  readonly object: 'payment_method'
  readonly billing_details: Record<string, unknown>
  readonly card: Card
  readonly created: number
  customer: string | null
  readonly livemode: false
  metadata: Metadata
  readonly type: 'card'
}

/** https://docs.stripe.com/api/confirmation_tokens/object */
export interface ConfirmationToken extends StripeObject {
  readonly object: 'confirmation_token'
  readonly created: number
  readonly expires_at: number
  readonly livemode: false
  payment_intent: string | null
  readonly payment_method_preview: { readonly type: 'card'; readonly card: Card }
  readonly return_url: string | null
}

/** https://docs.stripe.com/api/refunds/object */
export interface Refund extends StripeObject {
  readonly object: 'refund'
  readonly amount: number
  readonly balance_transaction: string
  readonly charge: string
  readonly created: number
  readonly currency: string
  readonly metadata: Metadata
  readonly payment_intent: string
  readonly reason: string | null
  readonly status: 'succeeded'
}

/** https://docs.stripe.com/api/balance_transactions/object */
export interface BalanceTransaction extends StripeObject {
  readonly object: 'balance_transaction'
  readonly amount: number
  readonly available_on: number
  readonly created: number
  readonly currency: string
  readonly fee: number
  readonly fee_details: readonly { amount: number; currency: string; description: string; type: string }[]
  readonly net: number
  readonly reporting_category: string
  readonly source: string
  readonly status: 'pending'
  readonly type: 'charge' | 'refund' | 'adjustment'
}

/** https://docs.stripe.com/api/disputes/object */
export interface Dispute extends StripeObject {
  readonly object: 'dispute'
  readonly amount: number
  readonly balance_transactions: readonly BalanceTransaction[]
  readonly charge: string
  readonly created: number
  readonly currency: string
  readonly livemode: false
  readonly payment_intent: string
  readonly reason: 'fraudulent'
  readonly status: 'needs_response'
}

/** https://docs.stripe.com/api/events/object */
export interface StripeEvent extends StripeObject {
  readonly object: 'event'
  readonly api_version: string
  readonly created: number
  readonly data: { readonly object: StripeObject }
  readonly livemode: false
  pending_webhooks: number
  readonly request: { readonly id: string | null; readonly idempotency_key: string | null }
  readonly type: string
}

/** https://docs.stripe.com/api/webhook_endpoints/object; `secret` is told once, when it is made. */
export interface WebhookEndpoint extends StripeObject {
  readonly object: 'webhook_endpoint'
  readonly api_version: string | null
  readonly created: number
  readonly description: string | null
  readonly enabled_events: string[]
  readonly livemode: false
  readonly metadata: Metadata
  readonly secret: string
  readonly status: 'enabled'
  readonly url: string
}

/** The first answer under an idempotency key. */
export interface IdempotencyRecord extends StripeObject {
  readonly object: 'idempotency'
  /** Method, path and a hash of the parameters. */
  readonly path: string
  readonly parameters: string
  readonly status: number
  readonly body: string
  readonly request: string
  /** Epoch milliseconds. */
  readonly at: number
}

/** An event on its way to an endpoint. */
export interface Delivery extends StripeObject {
  readonly object: 'delivery'
  readonly event: string
  readonly endpoint: string
  attempts: number
}

/** Every kind of object that the stand-in keeps, by the name in its `object`. */
export interface Kinds {
  payment_intent: PaymentIntent
  charge: Charge
  payment_method: PaymentMethod
  confirmation_token: ConfirmationToken
  refund: Refund
  balance_transaction: BalanceTransaction
  dispute: Dispute
  event: StripeEvent
  webhook_endpoint: WebhookEndpoint
  idempotency: IdempotencyRecord
  delivery: Delivery
}
