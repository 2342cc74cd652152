import { randomUUID } from 'node:crypto'
import { sighting, stateOf, type VendRecord, vendById } from '@dispense/core'
import { mutations, queries } from './documents.ts'
import { otherOperator } from './other-operator.ts'
import { countSale } from './sales.ts'
import type { Caller, Shop } from './shop.ts'

/** A usual machine. */
export const SLOTS = ['A1', 'A2', 'A3', 'A4', 'B1', 'B2', 'B3', 'B4', 'C1', 'C2', 'C3', 'C4']

/** A page of a list. */
const PAGE = 20

const PRICE = 150
/** Every machine's public key. */
const KEY = 'x'.repeat(43)
const CURRENCY = 'EUR'

/** A vend and the machine that does it. */
export interface StartedVend {
  vendId: string
  machineId: string
}

/** An operator's usual fleet, and what happens to it, through the API. Ids are as long as in production. */
export class Fleet {
  readonly staff: Caller
  readonly customer: Caller = person({})
  readonly guest: Caller = { authMode: 'API_KEY', identity: null }
  readonly operatorId: string
  readonly products: string[] = []
  readonly machines: string[] = []
  readonly #shop: Shop
  #promotion: Promise<{ createPromotion: { id: string } }> | undefined
  #turn = 0
  #sequence = 0

  private constructor(shop: Shop) {
    this.#shop = shop
    this.operatorId = shop.operatorId
    this.staff = person({ 'custom:operatorId': shop.operatorId, groups: ['owner'] })
  }

  /** 20 products, 20 filled machines of 12 slots, a customer with money, points and 20 purchases at the first machine, one at each. */
  static async open(shop: Shop): Promise<Fleet> {
    const fleet = new Fleet(shop)
    await fleet.topUp()
    for (let i = 0; i < PAGE; i++) fleet.products.push(await fleet.#createProduct())
    for (let i = 0; i < PAGE; i++) fleet.machines.push(await fleet.#addMachine())
    for (let i = 0; i < PAGE; i++) await fleet.buy(fleet.first, SLOTS[i % SLOTS.length])
    await fleet.#sellEverywhere()
    for (let i = 0; i < PAGE; i++) await fleet.#reportNonsense()
    return fleet
  }

  /** The machine with a history. */
  get first(): string {
    return this.machines[0] ?? ''
  }

  /** Another machine each time: none of them is busy. */
  nextMachine(): string {
    this.#turn = (this.#turn + 1) % this.machines.length
    return this.machines[this.#turn] ?? ''
  }

  machine(machineId: string): Caller {
    return {
      authMode: 'AWS_LAMBDA',
      identity: { resolverContext: { machineId, operatorId: this.operatorId, publicKey: KEY } },
    }
  }

  /** What a customer sends who saw this slot; `total` is not what it costs when it is given. */
  startInput(machineId: string, slot = 'A1', total = PRICE) {
    return {
      machineId,
      slot,
      productId: this.products[SLOTS.indexOf(slot)],
      total: money(total),
      idempotencyKey: randomUUID(),
    }
  }

  productInput() {
    return {
      name: 'Orange lemonade, sugar-free',
      description: 'Orange lemonade without sugar, 0.33 l can. Best cold.',
      imageUrl: 'https://images.vending.example/products/orange-lemonade-330ml.webp',
      price: money(PRICE),
      allergens: ['sulphites'],
      idempotencyKey: randomUUID(),
    }
  }

  promotionInput() {
    return {
      name: 'Happy hour',
      discount: { percent: 25 },
      productIds: this.products.slice(0, 3),
      days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'],
      from: '17:00',
      until: '19:00',
      // Long ago: what a vend costs must not depend on when this runs.
      endDate: '2020-01-01',
      idempotencyKey: randomUUID(),
    }
  }

  machineInput() {
    return {
      name: 'Central station, platform 7',
      place: 'Left of the lift, behind the newspaper stand',
      timeZone: 'Europe/Berlin',
      tax: { ratePpm: 190_000, inclusive: true },
      publicKey: KEY,
      idempotencyKey: randomUUID(),
    }
  }

  planogramInput(machineId: string) {
    const slots = SLOTS.map((code, i) => ({ code, productId: this.products[i], capacity: 10, parLevel: 8 }))
    return { machineId, slots }
  }

  restockInput(machineId: string, added: number) {
    const slots = SLOTS.map((code) => ({ code, added }))
    return { machineId, slots, idempotencyKey: randomUUID() }
  }

  topUpInput() {
    return { operatorId: this.operatorId, amount: money(50_000), idempotencyKey: randomUUID() }
  }

  redeemInput() {
    return { operatorId: this.operatorId, kind: 'DISCOUNT', points: 10, idempotencyKey: randomUUID() }
  }

  /** A new voucher of the customer. */
  async voucher(): Promise<string> {
    const { redeemPoints } = await this.send<{ redeemPoints: { id: string } }>(
      'redeemPoints',
      this.customer,
      this.redeemInput(),
    )
    return redeemPoints.id
  }

  /** An owner of an operator of its own: see `otherOperator`. */
  other(name: string): Promise<Caller> {
    return otherOperator(name, this)
  }

  /** The seven days until today. */
  week() {
    const dayAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
    return { from: dayAgo(6), to: dayAgo(0) }
  }

  /** Starts a vend; the machine has not taken it yet. */
  async start(machineId = this.nextMachine(), slot = 'A1'): Promise<StartedVend> {
    const input = this.startInput(machineId, slot)
    const { startVend } = await this.send<{ startVend: { id: string } }>('startVend', this.customer, input)
    return { vendId: startVend.id, machineId }
  }

  /** What a guest sends who pays by card. */
  cardInput(machineId = this.nextMachine()) {
    return { ...this.startInput(machineId), payment: 'CARD', card: { token: 'pm_card_visa' } }
  }

  /** A guest starts a vend by card; the machine has not taken it yet. */
  async startByCard(machineId = this.nextMachine()): Promise<StartedVend> {
    const input = this.cardInput(machineId)
    const { startVend } = await this.send<{ startVend: { id: string } }>('startVend', this.guest, input)
    return { vendId: startVend.id, machineId }
  }

  /** The vends that have a machine to themselves. */
  async underWay(): Promise<StartedVend[]> {
    const options = this.#shop.electro()
    const states = await Promise.all(this.machines.map((machineId) => stateOf(machineId).go(options)))
    return states.flatMap(({ data }) =>
      data?.activeVendId ? [{ vendId: data.activeVendId, machineId: data.machineId }] : [],
    )
  }

  /** As of the shop. */
  electro = () => this.#shop.electro()
  parts = () => this.#shop.parts()
  context = (caller: Caller) => this.#shop.context(caller)

  /** Starts a vend; the machine has taken it. */
  async take(machineId = this.nextMachine(), slot = 'A1'): Promise<StartedVend> {
    const vend = await this.start(machineId, slot)
    await this.send('acknowledgeVend', this.machine(machineId), this.report(vend))
    return vend
  }

  /** A whole vend. */
  async buy(machineId: string, slot = 'A1'): Promise<StartedVend> {
    const vend = await this.take(machineId, slot)
    await this.send('reportVendResult', this.machine(machineId), { ...this.report(vend), outcome: 'SUCCESS' })
    return vend
  }

  /** A whole vend, as the table's stream tells it. Its machine has sold something before, on the same day. */
  async completed(): Promise<VendRecord> {
    return await this.#recordOf(await this.buy(this.first))
  }

  /** Every machine sells one unit, and the table's stream counts it. */
  async #sellEverywhere(): Promise<void> {
    for (const machineId of this.machines) {
      const vend = await this.#recordOf(await this.buy(machineId))
      await countSale(vend, this.#shop.electro())
    }
  }

  async #recordOf({ vendId }: StartedVend): Promise<VendRecord> {
    const { data } = (await vendById(vendId).go(this.#shop.electro())) as { data: VendRecord | null }
    if (!data) throw new Error(`The vend ${vendId} is gone`)
    return data
  }

  /** A new customer with a wallet and one vend. */
  async patron(): Promise<Caller> {
    const patron = person({})
    await this.send('topUpWallet', patron, this.topUpInput())
    await this.send('startVend', patron, this.startInput(this.nextMachine()))
    return patron
  }

  /** A vend that is over and was paid for. */
  async sold() {
    const { vendId } = await this.buy(this.nextMachine())
    return { vendId }
  }

  /** Sales of the first slot to the customer. */
  offlineInput(count: number) {
    const { sub: customerId } = this.customer.identity as { sub: string }
    const sold = { slot: 'A1', payment: 'WALLET', customerId, total: money(PRICE), soldAt: new Date().toISOString() }
    return { vends: Array.from({ length: count }, () => ({ ...sold, sequence: this.report({ vendId: '' }).sequence })) }
  }

  coinInput() {
    const { sequence } = this.report({ vendId: '' })
    const sold = { slot: 'A1', payment: 'CASH', total: money(PRICE), soldAt: new Date().toISOString() }
    return { vends: [{ ...sold, sequence }] }
  }

  refundInput({ vendId }: Pick<StartedVend, 'vendId'>) {
    return { vendId, amount: money(50), reason: 'The can was warm', idempotencyKey: randomUUID() }
  }

  /** One of what is open. */
  async exception() {
    const request = { caller: this.staff, document: queries.exceptions }
    type Listed = { exceptions: { items: { id: string; machineId: string }[] } }
    const [first] = (await this.#shop.ask<Listed>(request)).exceptions.items
    return { machineId: first?.machineId, exceptionId: first?.id }
  }

  /** The operator's one promotion; it ended long ago. */
  async promotion(): Promise<string> {
    type Made = { createPromotion: { id: string } }
    this.#promotion ??= this.send<Made>('createPromotion', this.staff, this.promotionInput())
    return (await this.#promotion).createPromotion.id
  }

  async topUp(): Promise<void> {
    await this.send('topUpWallet', this.customer, this.topUpInput())
  }

  /** What a machine's report begins with. */
  report({ vendId }: Pick<StartedVend, 'vendId'>) {
    this.#sequence += 1
    return { vendId, sequence: this.#sequence }
  }

  async codeOf(machineId: string): Promise<string> {
    const request = { caller: this.guest, document: queries.machine, variables: { id: machineId } }
    return (await this.#shop.ask<{ machine: { code: string } }>(request)).machine.code
  }

  async #createProduct(): Promise<string> {
    type Made = { createProduct: { id: string } }
    return (await this.send<Made>('createProduct', this.staff, this.productInput())).createProduct.id
  }

  async #addMachine(): Promise<string> {
    type Made = { registerMachine: { id: string } }
    const { registerMachine } = await this.send<Made>('registerMachine', this.staff, this.machineInput())
    await this.send('setPlanogram', this.staff, this.planogramInput(registerMachine.id))
    await this.send('recordRestock', this.staff, this.restockInput(registerMachine.id, 8))
    const { data: state } = await stateOf(registerMachine.id).go(this.#shop.electro())
    if (state) await sighting(state, Date.now())?.go(this.#shop.electro())
    return registerMachine.id
  }

  async #reportNonsense(): Promise<void> {
    await refused(this.send('acknowledgeVend', this.machine(this.first), this.report({ vendId: 'none' })))
  }

  /** Calls a mutation. @throws Error when it was refused */
  send<Data>(name: keyof typeof mutations, caller: Caller, input: object): Promise<Data> {
    return this.#shop.ask<Data>({ caller, document: mutations[name], variables: { input } })
  }
}

/** Waits for an answer that must be an error. */
export async function refused(answer: Promise<unknown>): Promise<void> {
  const outcome = await answer.then(
    () => 'accepted',
    () => 'refused',
  )
  if (outcome === 'accepted') throw new Error('The API accepted what it has to refuse')
}

/** Somebody who is signed in; a member of staff with an operator and groups. */
export function person({
  groups = null,
  ...claims
}: {
  groups?: string[] | null
  'custom:operatorId'?: string
}): Caller {
  const sub = randomUUID()
  const identity = { sub, issuer: 'https://issuer.example', username: sub, claims: { sub, ...claims }, groups }
  return { authMode: 'AMAZON_COGNITO_USER_POOLS', identity }
}

const money = (amount: number) => ({ amount, currency: CURRENCY })
