import { createHash } from 'node:crypto'
import type { Card } from './objects.ts'

/** Why a bank says no: Stripe's error code, the bank's decline code, and Stripe's words for it. */
export interface Decline {
  readonly code: string
  readonly decline_code?: string
  readonly message: string
}

/**
 * What happens when a test card is charged. `challenge`: the customer must prove who it is, and then it goes on as it says.
 * `silent`: the charge is made, and its answer never arrives.
 */
export interface Behaviour {
  /** The money is taken, and the customer's bank takes it back at once. */
  readonly dispute?: boolean
  readonly challenge?: boolean
  readonly decline?: Decline
  readonly silent?: boolean
}

/** A test card. Those of Stripe are at https://docs.stripe.com/testing */
export interface TestCard extends Behaviour {
  readonly number: string
  readonly brand: string
  readonly funding?: string
  /** The tokens that stand for it. */
  readonly tokens: readonly string[]
}

const declined = (decline_code: string, message: string): { decline: Decline } => ({
  decline: { code: 'card_declined', decline_code, message },
})
const refused = (code: string, message: string): { decline: Decline } => ({ decline: { code, message } })

const DECLINED = declined('generic_decline', 'Your card was declined.')
const NO_FUNDS = declined('insufficient_funds', 'Your card has insufficient funds.')

/** The cards that the stand-in knows. All but the last are Stripe's own test cards with Stripe's own tokens. */
export const TEST_CARDS: readonly TestCard[] = [
  { number: '4242424242424242', brand: 'visa', tokens: ['pm_card_visa'] },
  { number: '4000056655665556', brand: 'visa', funding: 'debit', tokens: ['pm_card_visa_debit'] },
  { number: '5555555555554444', brand: 'mastercard', tokens: ['pm_card_mastercard'] },
  { number: '5200828282828210', brand: 'mastercard', funding: 'debit', tokens: ['pm_card_mastercard_debit'] },
  { number: '378282246310005', brand: 'amex', tokens: ['pm_card_amex'] },
  { number: '6011111111111117', brand: 'discover', tokens: ['pm_card_discover'] },
  {
    number: '4000000000000002',
    brand: 'visa',
    tokens: ['pm_card_visa_chargeDeclined', 'pm_card_chargeDeclined'],
    ...DECLINED,
  },
  {
    number: '4000000000009995',
    brand: 'visa',
    tokens: ['pm_card_visa_chargeDeclinedInsufficientFunds', 'pm_card_chargeDeclinedInsufficientFunds'],
    ...NO_FUNDS,
  },
  {
    number: '4000000000009987',
    brand: 'visa',
    tokens: ['pm_card_visa_chargeDeclinedLostCard'],
    ...declined('lost_card', 'Your card was declined.'),
  },
  {
    number: '4000000000009979',
    brand: 'visa',
    tokens: ['pm_card_visa_chargeDeclinedStolenCard'],
    ...declined('stolen_card', 'Your card was declined.'),
  },
  {
    number: '4000000000000069',
    brand: 'visa',
    tokens: ['pm_card_chargeDeclinedExpiredCard'],
    ...refused('expired_card', 'Your card has expired.'),
  },
  {
    number: '4000000000000127',
    brand: 'visa',
    tokens: ['pm_card_chargeDeclinedIncorrectCvc'],
    ...refused('incorrect_cvc', "Your card's security code is incorrect."),
  },
  {
    number: '4000000000000119',
    brand: 'visa',
    tokens: ['pm_card_chargeDeclinedProcessingError'],
    ...refused('processing_error', 'An error occurred while processing your card. Try again in a little bit.'),
  },
  { number: '4000000000000259', brand: 'visa', tokens: ['pm_card_createDispute'], dispute: true },
  { number: '4000002760003184', brand: 'visa', tokens: ['pm_card_authenticationRequired'], challenge: true },
  { number: '4000000000003220', brand: 'visa', tokens: ['pm_card_threeDSecure2Required'], challenge: true },
  {
    number: '4000008260003178',
    brand: 'visa',
    tokens: ['pm_card_authenticationRequiredChargeDeclinedInsufficientFunds'],
    challenge: true,
    ...NO_FUNDS,
  },
  {
    number: '4000008400001629',
    brand: 'visa',
    tokens: ['pm_card_threeDSecureRequiredChargeDeclined'],
    challenge: true,
    ...DECLINED,
  },
  { number: '4000000000005043', brand: 'visa', tokens: ['pm_card_timeout'], silent: true },
]

/** What may be known of a test card. */
export const cardOf = ({ number, brand, funding = 'credit' }: TestCard, exp_month = 12, exp_year = 2034): Card => ({
  brand,
  country: 'US',
  exp_month,
  exp_year,
  fingerprint: fingerprintOf(number),
  funding,
  last4: number.slice(-4),
})

/** What happens when a card is charged that the stand-in has made a PaymentMethod of. */
export const behaviourOf = ({ fingerprint }: Card): Behaviour =>
  TEST_CARDS.find(({ number }) => fingerprintOf(number) === fingerprint) ?? {}

/** Tells cards apart without their numbers. */
const fingerprintOf = (number: string): string =>
  createHash('sha256').update(`fingerprint ${number}`).digest('base64url').replace(/[-_]/g, 'x').slice(0, 16)
