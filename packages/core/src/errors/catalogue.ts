/**
 * Every error that a caller can be answered with: what it means and what to do about it. The code is part of the
 * API's contract and never changes its meaning.
 */
export const CATALOGUE = {
  ADDRESS_TAKEN: [
    'The e-mail address belongs to somebody who works for another operator.',
    'Invite another address of this person, or have them removed there first.',
  ],
  AGE_PROOF_NEEDED: [
    'The product is only for buyers of a certain age, and there is no proof of yours.',
    'Have the operator check a document of yours, sign in again and send the call with the new token.',
  ],
  AGE_TOO_YOUNG: [
    'The buyer is younger than the product allows.',
    'Choose another product: errorInfo.minimumAge says from which age on this one is sold.',
  ],
  ALREADY_INVITED: [
    'The e-mail address is invited already, or works here.',
    'Change the role of errorInfo.personId (changeRole), or remove the person first (removePerson).',
  ],
  BAD_INPUT: ['The input is not valid.', 'Correct the fields that errorInfo.issues names.'],
  BAD_NEXT_TOKEN: [
    'The nextToken is not valid here.',
    'Give back the nextToken of the page before, unchanged, to the same query with the same arguments and caller.',
  ],
  COMMAND_OVER: [
    'The machine has said before that the command ended otherwise.',
    'Leave it: errorInfo.state says what was said first, and that stays.',
  ],
  CONFLICT: ['Somebody changed the same thing at this moment.', 'Send the same call again, with the same key.'],
  DUPLICATE_SLOT: ['The planogram names a slot twice.', 'Name every slot once.'],
  ENROLMENT_REFUSED: [
    'The enrolment code is not valid: it is wrong, was used or replaced, is over, or was tried too often.',
    'Check the code; an owner can make a new one (renewEnrolment).',
  ],
  FORBIDDEN: ['This is not for this kind of caller.', 'Sign in as errorInfo.needs says.'],
  IDEMPOTENCY_KEY_REUSED: [
    'This idempotency key was used with another input.',
    'Use a new key for a new command; repeat a command with exactly the same input.',
  ],
  INSUFFICIENT_FUNDS: ['The wallet does not hold enough.', 'Top up the wallet (topUpWallet) and buy again.'],
  INSUFFICIENT_POINTS: [
    'The customer does not have that many points.',
    'Redeem less: errorInfo.balance says how many there are.',
  ],
  INTERNAL: [
    'Something failed on our side; nothing is known to be lost.',
    'Send the call again; tell us the requestId.',
  ],
  KEY_REPLACED: [
    'The key that this was signed with is not the present key of the machine.',
    'Sign with the newest key; without it an owner has to make a new code (renewEnrolment).',
  ],
  LAST_OWNER: [
    'The operator would be left without an owner.',
    'Make somebody else an owner first (changeRole), who has signed in.',
  ],
  MACHINE_BUSY: ['The machine is dispensing for somebody else.', 'Wait a few seconds and send the call again.'],
  MACHINE_OFFLINE: ['The machine does not answer.', 'Choose another machine, or try again later.'],
  MACHINE_OUT_OF_SERVICE: ['The machine is out of service.', 'Choose another machine.'],
  NO_LOYALTY: ['The operator does not offer this for points.', 'Look at the rule of the operator (Operator.loyalty).'],
  NOT_FOUND: ['There is no such thing, or it is not yours.', 'Check the id.'],
  OFFLINE_LIMIT: [
    'The sale is above what the machine may sell while it is offline.',
    'Sell it online, or raise the limit of the machine (updateMachine, offlineLimit).',
  ],
  OWN_RIGHTS: ['Nobody can change or remove themselves.', 'Have another owner do it.'],
  PAYLOAD_TOO_LARGE: [
    'What you subscribed to is more than a message can carry: errorInfo says bytes and most.',
    'Ask for fewer fields, or read what changed with a query.',
  ],
  PAID_IN_CASH: [
    'The vend was paid with coins or notes.',
    'Give the money back by hand: there is no account to give it to.',
  ],
  PAYMENT_UNAVAILABLE: ['This kind of payment is not available.', 'Choose another kind of payment.'],
  PERSON_REMOVED: ['The person does not work here any more.', 'Invite the e-mail address again (invitePerson).'],
  PLANOGRAM_CHANGED: [
    'The planogram was changed by somebody else.',
    'Read the machine again and send your change with its planogramVersion.',
  ],
  PRICE_CHANGED: [
    'The price is not the one you saw.',
    'Show the new price (errorInfo.total) and ask the customer again.',
  ],
  PRODUCT_CHANGED: ['The slot sells another product now.', 'Read the machine again and ask the customer again.'],
  PRODUCT_NOT_FOUND: ['The planogram names a product that is not yours.', 'Use the id of a product of your own range.'],
  REFUND_LIMIT: [
    'There is not so much left of what the vend took.',
    'Give back at most errorInfo.left; leave the amount out to give back all of it.',
  ],
  SALES_STOPPED: [
    'The machine was too warm for perishables and must not sell until it was serviced.',
    'Choose another machine; staff: service it, then resolve the alert (resolveAlert).',
  ],
  SLOT_DISABLED: ['The slot is switched off or jammed.', 'Choose another slot.'],
  SLOT_NOT_FOUND: ['The machine has no such slot.', 'Use the code of one of Machine.slots.'],
  SOLD_OUT: ['The slot is empty.', 'Choose another slot.'],
  PROMOTION_LIMIT: [
    'The operator has as many promotions as may be on at a time.',
    'Switch one off (updatePromotion) first: errorInfo.limit says how many may be on.',
  ],
  STALE_SEQUENCE: [
    'The sequence number is not greater than the last one.',
    'Number every report greater than the one before; do not reuse numbers after a reset.',
  ],
  STOCK_RANGE: ['The slot cannot hold that many units.', 'Correct the count: errorInfo says stock and capacity.'],
  TIMEOUT: [
    'The answer did not come in time; whether the change was made is not known.',
    'Send the same call again, with the same key: what was made is not made twice.',
  ],
  TOO_MANY_SUBSCRIPTIONS: [
    'This connection has as many subscriptions as it may.',
    'Complete those that are not needed any more, or open another connection.',
  ],
  UNAUTHENTICATED: ['The token is not valid.', 'Sign in again and send a fresh token as "Authorization: Bearer ...".'],
  VEND_STATE: ['The vend is in another state.', 'Read the vend: errorInfo.state says where it stands.'],
  VOUCHER_USED: ['The voucher was used, or it is over.', 'Buy without it, or with another one.'],
  WALLET_LIMIT: ['The wallet would hold more than it may.', 'Top up with less: errorInfo.limit says the most.'],
  WRONG_CURRENCY: ['The currency is not the one that is used here.', 'Use the currency in errorInfo.currency.'],
} as const satisfies Record<string, readonly [message: string, fix: string]>

/** The code of an error of the catalogue. */
export type ErrorCode = keyof typeof CATALOGUE

/** A command that was refused for a reason that its caller can understand. Nothing was changed. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** The code in the catalogue. */
  readonly code: ErrorCode
  /** What to do about it. */
  readonly fix: string
  /** Details for a program, for example `{ total: { amount: 250, currency: 'EUR' } }`. */
  readonly info: Record<string, unknown> | undefined

  constructor(code: ErrorCode, info?: Record<string, unknown>) {
    super(CATALOGUE[code][0])
    this.code = code
    this.fix = CATALOGUE[code][1]
    this.info = info
    // A refusal is an answer, not a fault. graphql-js reads the stack of every error, and with source maps the first
    // one that is formatted costs a cold function half a second.
    this.stack = ''
  }
}
