import { complain, entities, type Invariant, type VendItem } from './evidence.ts'

/** (3), before anything is captured: what a vend costs is what was offered, and its tax is that of the place. */
export const pricesFollowTax: Invariant = {
  number: 3,
  title: 'net, tax and deposit of a vend are its total, which was offered; and its tax follows the rule of its machine',
  check: ({ items, shop }) =>
    entities<VendItem>(items, 'vend').flatMap(({ vendId, machineId, slot, price }) => {
      const { tax, offers } = shop.machines.find((machine) => machine.machineId === machineId) ?? { offers: [] }
      const offer = offers.find((one) => one.slot === slot)
      if (!tax || !offer) return [`vend ${vendId} is of no slot of the shop`]
      const { net, deposit, total, discount, depositTax = 0 } = price
      const taxed = (amount: number) => (amount * tax.ratePpm) / 1_000_000
      // Each line is rounded by itself, by half a minor unit at most; where prices hold the tax, so is what is without it.
      const slack = tax.inclusive ? 0.5 * (1 + tax.ratePpm / 1_000_000) : 0.5
      const isFull = discount?.voucherId === undefined
      return [
        ...complain(net + price.tax + deposit === total, `vend ${vendId}: ${JSON.stringify(price)} does not add up`),
        ...complain(
          Math.abs(price.tax - depositTax - taxed(net)) <= slack,
          `vend ${vendId}: ${price.tax} is not the tax of ${net}`,
        ),
        ...complain(
          Math.abs(depositTax - (tax.depositTaxed ? taxed(deposit) : 0)) <= slack,
          `vend ${vendId}: ${depositTax} is not the tax of its deposit of ${deposit}`,
        ),
        ...complain(
          isFull ? total === offer.total.amount : total < offer.total.amount,
          `vend ${vendId} costs ${total}, and ${offer.total.amount} was offered`,
        ),
      ]
    }),
}
