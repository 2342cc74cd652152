import {
  type MachineRecord,
  machinesOf,
  type PromotionRecord,
  productById,
  promoteMachine,
  promotionsOn,
  repriceMachine,
} from '@dispense/core'
import { closeBooks } from '@dispense/functions/books'
import { askProvidersBooks } from '@dispense/functions/books/provider'
import { audits } from './audits.ts'
import { cards, payments } from './cards.ts'
import { queries } from './documents.ts'
import { exports } from './exports.ts'
import type { Fleet } from './fleet.ts'
import { machines } from './machines.ts'
import { ask, command, type Operation, refusal } from './operation.ts'
import { people } from './people.ts'
import { reading } from './reading.ts'
import { countRefund, countSale, followSlot } from './sales.ts'
import type { Shop } from './shop.ts'
import { subscriptions } from './subscriptions.ts'
import { uploads } from './uploads.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Every query and mutation, some in more than one case, and the work that is done beside them. */
export function allOperations(): Operation[] {
  return [
    ...reading(),
    ...starting(),
    ...vending(),
    ...givingBack(),
    ...operating(),
    ...pricing(),
    ...cards(),
    ...subscriptions(),
    ...besideTheApi(),
    ...machines(),
    ...people(),
    ...audits(),
    ...exports(),
    ...uploads(),
  ]
}

function starting(): Operation[] {
  return [
    {
      name: 'Mutation.startVend',
      what: WHOLE_VEND.start,
      keys: 'reads Machine, MachineState, Vend; writes MachineState, Wallet, Vend',
      prepare: (fleet) => command('startVend', fleet.customer, fleet.startInput(fleet.nextMachine())),
    },
    {
      name: 'Mutation.startVend',
      what: 'the same call once more: the same vend',
      keys: 'reads the same',
      prepare: async (fleet) => {
        const input = fleet.startInput(fleet.nextMachine())
        await fleet.send('startVend', fleet.customer, input)
        return command('startVend', fleet.customer, input)
      },
    },
    {
      name: 'Mutation.startVend',
      what: 'refused: the price has changed',
      keys: 'reads the same, then what its second look needs',
      prepare: (fleet) => refusal(command('startVend', fleet.customer, fleet.startInput(fleet.nextMachine(), 'A1', 1))),
    },
    {
      name: 'Mutation.startVend',
      what: 'with a voucher, which takes a second look',
      keys: 'reads Machine, MachineState, Vend, then Wallet and Voucher too; writes the same and Voucher',
      prepare: async (fleet) =>
        command('startVend', fleet.customer, {
          ...fleet.startInput(fleet.nextMachine()),
          voucherId: await fleet.voucher(),
        }),
    },
  ]
}

function vending(): Operation[] {
  return [
    {
      name: 'Mutation.acknowledgeVend',
      what: WHOLE_VEND.take,
      keys: 'reads and writes Vend',
      prepare: async (fleet) => {
        const vend = await fleet.start()
        return command('acknowledgeVend', fleet.machine(vend.machineId), fleet.report(vend))
      },
    },
    {
      name: 'Mutation.acknowledgeVend',
      what: 'refused, and recorded: a vend that is not there',
      keys: 'reads Vend; writes MachineException',
      prepare: (fleet) =>
        refusal(command('acknowledgeVend', fleet.machine(fleet.first), fleet.report({ vendId: 'none' }))),
    },
    {
      name: 'Mutation.reportVendResult',
      what: WHOLE_VEND.succeed,
      keys: 'reads Vend; writes Vend, MachineState, Transfer',
      prepare: async (fleet) => {
        const vend = await fleet.take()
        const input = { ...fleet.report(vend), outcome: 'SUCCESS' }
        return command('reportVendResult', fleet.machine(vend.machineId), input)
      },
    },
    {
      name: 'Mutation.reportVendResult',
      what: 'failure: money and unit released, the column jammed',
      keys: 'reads Vend; writes Vend, MachineState, Wallet',
      prepare: async (fleet) => {
        const vend = await fleet.take(fleet.nextMachine(), 'C4')
        const failure = { code: 'JAM', message: 'Motor 12 stalled twice' }
        const input = { ...fleet.report(vend), outcome: 'FAILURE', failure }
        return command('reportVendResult', fleet.machine(vend.machineId), input)
      },
    },
    {
      name: 'Mutation.cancelVend',
      what: 'a customer gives up: money and unit released',
      keys: 'reads Vend; writes Vend, MachineState, Wallet',
      prepare: async (fleet) => command('cancelVend', fleet.customer, { vendId: (await fleet.start()).vendId }),
    },
  ]
}

/** The rows of a whole wallet vend, from the customer's tap to the settled money. */
export const WHOLE_VEND = {
  start: 'money held, unit reserved, machine locked, price frozen',
  take: 'the machine takes the vend',
  succeed: 'success: money captured',
  count: 'a completed vend: figures and points',
}

function givingBack(): Operation[] {
  return [
    {
      name: 'Mutation.reportOfflineVends',
      what: 'a machine was offline and sold 10 units to one customer',
      keys: 'reads Machine, MachineState, Wallet, 10 Vends, 10 MachineExceptions; writes 10 Vends, 10 Transfers, Wallet, MachineState',
      prepare: async (fleet) => {
        const machineId = fleet.nextMachine()
        const limit = { machineId, offlineLimit: { amount: 1000, currency: 'EUR' } }
        await fleet.send('updateMachine', fleet.staff, limit)
        return command('reportOfflineVends', fleet.machine(machineId), fleet.offlineInput(10))
      },
    },
    {
      name: 'Mutation.reportOfflineVends',
      what: 'a machine tells of one sale for coins',
      keys: 'reads Machine, MachineState, Vend, MachineException; checks MachineException; writes Vend, Transfer, MachineState',
      prepare: async (fleet) =>
        command('reportOfflineVends', fleet.machine(fleet.machines[0] ?? ''), fleet.coinInput()),
    },
    {
      name: 'Mutation.requestRefund',
      what: 'a customer wants the money back',
      keys: 'reads Vend; writes MachineException',
      prepare: async (fleet) => command('requestRefund', fleet.customer, { ...(await fleet.sold()), reason: 'Warm' }),
    },
    {
      name: 'Mutation.refundVend',
      what: 'an owner gives a part of it back',
      keys: 'reads Vend, Idempotency; writes Vend, Wallet, Transfer, Idempotency',
      prepare: async (fleet) => command('refundVend', fleet.staff, fleet.refundInput(await fleet.sold())),
    },
    {
      name: 'Query.exceptions',
      what: 'staff lists the 20 newest of what is open',
      keys: 'Query gsi1 `openFor`, `$exception`, newest first',
      prepare: (fleet) => ask(fleet.staff, queries.exceptions),
    },
    {
      name: 'Mutation.closeException',
      what: 'an owner has seen to one',
      keys: 'reads and writes MachineException',
      prepare: async (fleet) => command('closeException', fleet.staff, await fleet.exception()),
    },
  ]
}

function operating(): Operation[] {
  return [
    {
      name: 'Mutation.topUpWallet',
      what: 'a developer adds play money',
      keys: 'reads Operator, Wallet, TopUp, Idempotency; writes Wallet, Transfer, Idempotency',
      prepare: (fleet) => command('topUpWallet', fleet.customer, fleet.topUpInput()),
    },
    {
      name: 'Mutation.redeemPoints',
      what: 'a customer turns points into a voucher, after 20 purchases',
      keys: 'reads Operator, Idempotency; Query `operatorId`, `customerId`, `$loyalty`; writes LoyaltyAccount, LoyaltyEntry, Voucher, Idempotency',
      prepare: (fleet) => command('redeemPoints', fleet.customer, fleet.redeemInput()),
    },
    {
      name: 'Mutation.setLoyalty',
      what: 'an owner sets what points are worth',
      keys: 'reads and writes Operator',
      prepare: (fleet) =>
        command('setLoyalty', fleet.staff, { rule: { pointsPerUnit: 10, pointValue: 1, freeDrinkPoints: 200 } }),
    },
    {
      name: 'Mutation.registerMachine',
      what: 'an owner adds a machine whose public key is known',
      keys: 'reads Operator, Idempotency; writes Machine, MachineState, MachineCode, Idempotency',
      prepare: (fleet) => command('registerMachine', fleet.staff, fleet.machineInput()),
    },
    {
      name: 'Mutation.updateMachine',
      what: 'staff renames a machine',
      keys: 'reads and writes Machine, MachineState',
      prepare: (fleet) => command('updateMachine', fleet.staff, { machineId: fleet.nextMachine(), name: 'Renamed' }),
    },
    {
      name: 'Mutation.setPlanogram',
      what: 'staff sets 12 slots of 12 products',
      keys: 'reads Machine, MachineState, 12 Products; writes Machine, MachineState',
      prepare: (fleet) => command('setPlanogram', fleet.staff, fleet.planogramInput(fleet.nextMachine())),
    },
    {
      name: 'Mutation.recordRestock',
      what: 'a driver refills 12 slots',
      keys: 'reads Machine, MachineState, Idempotency; writes MachineState, Restock, Idempotency',
      prepare: (fleet) => command('recordRestock', fleet.staff, fleet.restockInput(fleet.nextMachine(), 1)),
    },
  ]
}

/** What an operator sells, and for how much. */
function pricing(): Operation[] {
  return [
    {
      name: 'Mutation.createProduct',
      what: 'an owner adds a product',
      keys: 'reads Operator, Idempotency; writes Product, Idempotency',
      prepare: (fleet) => command('createProduct', fleet.staff, fleet.productInput()),
    },
    {
      name: 'Mutation.updateProduct',
      what: 'an owner renames a product',
      keys: 'reads and writes Product',
      prepare: (fleet) => command('updateProduct', fleet.staff, { productId: fleet.products[19], name: 'Renamed' }),
    },
    {
      name: 'Mutation.createPromotion',
      what: 'an owner adds a happy hour for 3 products',
      keys: 'reads Operator, Idempotency, 3 Products; Query `operatorId`, `$promotion`; writes Promotion, Idempotency',
      prepare: (fleet) => command('createPromotion', fleet.staff, fleet.promotionInput()),
    },
    {
      name: 'Mutation.updatePromotion',
      what: 'an owner moves its hours',
      keys: 'reads Promotion; Query `operatorId`, `$promotion`; writes Promotion',
      prepare: async (fleet) =>
        command('updatePromotion', fleet.staff, { promotionId: await fleet.promotion(), until: '20:00' }),
    },
  ]
}

/** What functions do that no client asked for. The figures are those of core's operations; who runs them is named. */
function besideTheApi(): Operation[] {
  return [
    {
      name: 'sales stream',
      what: WHOLE_VEND.count,
      keys: 'writes MachineDay; reads Operator, then remembered for a minute; writes LoyaltyEntry',
      prepare: async (fleet) => {
        const vend = await fleet.completed()
        return async (shop) => await countSale(vend, shop.electro())
      },
    },
    {
      name: 'sales stream',
      what: 'a refund: counted, and its share of the points taken back',
      keys: 'reads Vend; writes MachineDay, LoyaltyEntry',
      prepare: async (fleet) => {
        const vend = await fleet.completed()
        return async (shop) => await countRefund(vend, shop.electro())
      },
    },
    {
      name: 'sales stream',
      what: 'a unit was sold, and its slot is as full as most',
      keys: '',
      prepare:
        ({ operatorId, first: machineId }) =>
        (shop) =>
          followSlot({ machineId, operatorId }, [6, 5], shop.electro()),
    },
    {
      name: 'sales stream',
      what: 'a unit was sold, and its slot is low',
      keys: 'writes LowStock',
      prepare:
        ({ operatorId, first: machineId }) =>
        (shop) =>
          followSlot({ machineId, operatorId }, [3, 2], shop.electro()),
    },
    {
      name: 'catalog stream',
      what: 'a product has a new price, and 20 machines sell it',
      keys: '`productId`, then Query gsi1 `operatorId`, `$machine`; writes each Machine, MachineState',
      prepare: (fleet) => async (shop) => await reprice(fleet, shop),
    },
    {
      name: 'catalog stream',
      what: 'a promotion is new, and concerns 21 machines',
      keys: 'Query gsi1 `operatorId`, `$machine`, then Query `operatorId`, `$promotion`; writes each Machine, MachineState',
      prepare: async (fleet) => {
        await fleet.promotion()
        return async (shop) => await promote(fleet, shop)
      },
    },
    ...closingBooks(),
  ]
}

/** What is done at night. */
function closingBooks(): Operation[] {
  return [
    {
      name: 'books',
      what: 'the day of one operator is closed, 32 transfers; four others have nothing new',
      keys: 'Query gsi1 all Operators; Query the newest LedgerClosing; then Query Transfer by `operatorId`, `shard`, for each of 16 shards: the first, the day, the next; writes LedgerClosing',
      prepare: async (fleet) => {
        const close = async ({ electro }: Pick<Shop, 'electro'>) => {
          const now = Date.now() + 2 * DAY_MS
          await closeBooks({ electro: electro(), now, deadline: now })
        }
        await close(fleet)
        await fleet.other('books')
        return close
      },
    },
    {
      name: 'books',
      what: "the provider's books of three days of five operators on which nothing moved",
      keys: 'Query gsi1 all Operators; then for each and each day Query ProviderDay by `operatorId`, `day`; Query Transfer by `operatorId`, `shard`, for each of 16 shards; writes ProviderDay',
      prepare: () => async (shop) => {
        const parts = { electro: shop.electro(), provider: payments, now: Date.parse('2020-01-05T02:00:00.000Z') }
        await askProvidersBooks({ ...parts, deadline: Date.now() + DAY_MS })
      },
    },
  ]
}

/** As packages/functions/src/stream.ts follows a changed product into the planograms. */
async function reprice(fleet: Fleet, { electro }: Pick<Shop, 'electro'>): Promise<void> {
  const options = electro()
  const { data: product } = await productById(fleet.products[0] ?? '').go({ ...options, consistent: true })
  if (!product) throw new Error('The product is gone')
  const page = (await machinesOf(fleet.operatorId, { limit: 100 }).go(options)) as { data: MachineRecord[] }
  for (const machine of page.data) await repriceMachine(machine, { ...product, price: 160 }, Date.now())?.go(options)
}

/** As the same file follows a promotion. The date on which it ends is taken out: see `Fleet.promotionInput`. */
async function promote(fleet: Fleet, { electro }: Pick<Shop, 'electro'>): Promise<void> {
  const options = electro()
  const page = (await machinesOf(fleet.operatorId, { limit: 100 }).go(options)) as { data: MachineRecord[] }
  const { data } = (await promotionsOn(fleet.operatorId).go(options)) as { data: PromotionRecord[] }
  const promotions = data.map(({ endDate: _, ...promotion }) => promotion)
  for (const machine of page.data) await promoteMachine(machine, promotions, Date.now())?.go(options)
}
