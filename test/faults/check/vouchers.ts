import { complain, entities, HOLDING, type Invariant, SOLD, type VendItem } from './evidence.ts'

interface VoucherItem {
  voucherId: string
  customerId: string
  usedBy?: string
}

/** (7), of vouchers: one pays one vend, and can be used again when that did not happen. */
export const vouchersPayOnce: Invariant = {
  number: 7,
  title: 'a voucher pays at most one vend, and is given back with one that did not happen',
  check({ items }) {
    const using = entities<VendItem>(items, 'vend').filter(({ state }) => HOLDING.has(state) || SOLD.has(state))
    return entities<VoucherItem>(items, 'voucher').flatMap(({ voucherId, customerId, usedBy }) => {
      const vends = using.filter(({ price }) => price.discount?.voucherId === voucherId)
      const owners = vends.filter((vend) => vend.customerId !== customerId)
      return [
        ...complain(vends.length <= 1, `the voucher ${voucherId} pays ${vends.length} vends`),
        ...complain(owners.length === 0, `the voucher ${voucherId} of ${customerId} pays another's vend`),
        ...complain(
          usedBy === vends[0]?.vendId,
          `the voucher ${voucherId} is used by ${usedBy}, not ${vends[0]?.vendId}`,
        ),
      ]
    })
  },
}
