import {
  type Movement,
  type MovementPage,
  type Payment,
  PaymentError,
  type PaymentOrder,
  type PaymentProvider,
} from '../src/payment/provider.ts'

/** What a call is met with: it fails before it was done, or is done and its answer is lost. */
export type Fault = 'REJECTED' | 'NOT_DONE' | 'ANSWER_LOST'

/** What it keeps of each payment. */
const FEE = 10

/** A payment provider in memory, for tests of what is asked of one: it honours references as idempotency keys. */
export class MemoryPayments implements PaymentProvider {
  /** Payments by their ids. */
  readonly payments = new Map<string, Payment>()
  /** The names of the calls, in order. */
  readonly calls: string[] = []
  /** What the next call of a name is met with. */
  readonly faults: Partial<Record<keyof PaymentProvider, Fault>> = {}
  /** Whether no call is answered at all. */
  down = false
  /** Whether it tells its fee only later: see `tellFees`. */
  feesLate = false
  /** Its books: a test may change what they say. */
  readonly books: Movement[] = []
  readonly #refunds = new Set<string>()
  readonly #operators = new Map<string, string>()

  /** `pm_card_declined` is declined, `pm_card_3ds` asks for proof, any other card holds the money, or pays it. */
  async authorize({ reference, operatorId, token, amount, currency, capture }: PaymentOrder): Promise<Payment> {
    return this.#run('authorize', () => {
      const before = this.#byReference(reference)
      if (before) return before
      const payment: Payment = {
        paymentId: `pi_${this.payments.size + 1}`,
        reference,
        status: token === 'pm_card_declined' ? 'DECLINED' : token === 'pm_card_3ds' ? 'REQUIRES_ACTION' : 'AUTHORIZED',
        amount,
        captured: 0,
        refunded: 0,
        currency,
        captureBefore: Date.now() + 7 * 24 * 60 * 60 * 1000,
        card: { brand: 'visa', last4: '4242' },
        ...(token === 'pm_card_3ds' && { clientSecret: 'secret' }),
        ...(token === 'pm_card_declined' && { decline: { code: 'insufficient_funds', message: 'No money' } }),
      }
      this.#operators.set(payment.paymentId, operatorId)
      return payment.status === 'AUTHORIZED' && capture === 'automatic' ? this.#taken(payment) : payment
    })
  }

  async retrieve(paymentId: string): Promise<Payment> {
    return this.#run('retrieve', () => this.#there(paymentId))
  }

  async find(reference: string): Promise<Payment | null> {
    this.#meet('find')
    return this.#byReference(reference) ?? null
  }

  async capture(paymentId: string, amount: number): Promise<Payment> {
    return this.#run('capture', () => {
      const payment = this.#there(paymentId)
      return payment.status === 'AUTHORIZED' ? this.#taken(payment, amount) : this.#reject('unexpected_state')
    })
  }

  async cancel(paymentId: string): Promise<Payment> {
    return this.#run('cancel', () => {
      const payment = this.#there(paymentId)
      return payment.status === 'CAPTURED' ? this.#reject('captured') : { ...payment, status: 'CANCELED' }
    })
  }

  async refund(paymentId: string, amount: number, reference: string): Promise<Payment> {
    return this.#run('refund', () => {
      const payment = this.#there(paymentId)
      if (this.#refunds.has(reference)) return payment
      this.#refunds.add(reference)
      this.#book(payment, { kind: 'REFUND', reference, amount: -amount, fee: 0 })
      return { ...payment, refunded: payment.refunded + amount }
    })
  }

  /** The customer proves who it is, or the provider ends the hold. */
  set(reference: string, status: Payment['status']): void {
    const payment = this.#byReference(reference)
    if (payment)
      this.payments.set(payment.paymentId, status === 'CAPTURED' ? this.#taken(payment) : { ...payment, status })
  }

  /** The customer's bank takes a payment back, or gives it again (`amount` 0). */
  dispute(reference: string, amount: number, fee: number): void {
    const payment = this.#byReference(reference)
    if (!payment) return
    const disputeId = `dp_${payment.paymentId}`
    const before = payment.dispute ?? { amount: 0, fee: 0 }
    const moved = { amount: before.amount - amount, fee: fee - before.fee }
    this.payments.set(payment.paymentId, {
      ...payment,
      dispute: { disputeId, amount, fee, link: 'https://provider.example' },
    })
    this.#book(payment, { kind: 'DISPUTE', reference: disputeId, ...moved })
  }

  /** Its fees are known now. */
  tellFees(): void {
    for (const [id, payment] of this.payments) this.payments.set(id, { ...payment, fee: FEE })
  }

  /** Two to a page, the newest first. */
  async movements(from: number, to: number, cursor?: string): Promise<MovementPage> {
    this.#meet('movements')
    const found = this.books.filter(({ at }) => at >= from && at < to).toReversed()
    const start = cursor === undefined ? 0 : found.findIndex(({ id }) => id === cursor) + 1
    const items = found.slice(start, start + 2)
    return { items, next: start + 2 < found.length ? (items.at(-1)?.id ?? null) : null }
  }

  /** The payment when its money is taken. */
  #taken(payment: Payment, captured = payment.amount): Payment {
    this.#book(payment, { kind: 'CAPTURE', reference: payment.reference, amount: captured, fee: FEE })
    return { ...payment, status: 'CAPTURED', captured, ...(!this.feesLate && { fee: FEE }) }
  }

  #book({ paymentId, currency }: Payment, moved: Pick<Movement, 'kind' | 'reference' | 'amount' | 'fee'>): void {
    const operatorId = this.#operators.get(paymentId) ?? ''
    const id = `txn_${this.books.length + 1}`
    this.books.push({ id, operatorId, paymentId, currency, at: Date.now(), ...moved })
  }

  async #run(name: keyof PaymentProvider, act: () => Payment): Promise<Payment> {
    const fault = this.#meet(name)
    const payment = act()
    this.payments.set(payment.paymentId, payment)
    if (fault === 'ANSWER_LOST') throw new PaymentError('UNKNOWN', 'timeout', 'No answer')
    return payment
  }

  /** Notes a call; it fails here when nothing shall be done. */
  #meet(name: keyof PaymentProvider): Fault | undefined {
    this.calls.push(name)
    const fault = this.down ? 'NOT_DONE' : this.faults[name]
    delete this.faults[name]
    if (fault === 'NOT_DONE') throw new PaymentError('UNKNOWN', 'timeout', 'No answer')
    if (fault === 'REJECTED') this.#reject('no_such_card')
    return fault
  }

  #reject(code: string): never {
    throw new PaymentError('REJECTED', code, 'It was not done')
  }

  #there(paymentId: string): Payment {
    return this.payments.get(paymentId) ?? this.#reject('resource_missing')
  }

  #byReference(reference: string): Payment | undefined {
    return [...this.payments.values()].find((payment) => payment.reference === reference)
  }
}
