import type { PaymentIntent } from './objects.ts'

/** What an error of Stripe's API says besides its type and message: https://docs.stripe.com/api/errors */
export interface FailureDetails {
  readonly code?: string
  readonly decline_code?: string
  readonly param?: string
  readonly charge?: string
  readonly payment_intent?: PaymentIntent
  readonly payment_method?: object
}

/** An error answer of Stripe's API. */
export class StripeFailure extends Error {
  override readonly name = 'StripeFailure'
  readonly status: number
  readonly type: string
  readonly details: FailureDetails
  /** Whether the request was refused before its endpoint began: such an answer is not kept under its idempotency key. */
  readonly early: boolean

  constructor(status: number, type: string, message: string, details: FailureDetails = {}, early = false) {
    super(message)
    this.status = status
    this.type = type
    this.details = details
    this.early = early
  }

  /** The body of the answer. */
  get body(): { error: Record<string, unknown> } {
    const { code } = this.details
    const docs = code && { doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` }
    return { error: { ...this.details, ...docs, message: this.message, type: this.type } }
  }
}

/** A parameter that is wrong: nothing was begun. */
export const invalidParameter = (param: string, message: string, code?: string): StripeFailure =>
  new StripeFailure(400, 'invalid_request_error', message, { param, ...(code && { code }) }, true)

/** An object that is not there. `what` as Stripe calls it: `payment_intent`, `PaymentMethod`. */
export const noSuch = (what: string, id: string, param: string): StripeFailure =>
  new StripeFailure(404, 'invalid_request_error', `No such ${what}: '${id}'`, { code: 'resource_missing', param })

/** What the object's state does not allow. */
export const notAllowed = (code: string, message: string, details: FailureDetails = {}): StripeFailure =>
  new StripeFailure(400, 'invalid_request_error', message, { code, ...details })
