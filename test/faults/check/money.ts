import { isClosing } from '../actors/bookkeeper.ts'
import {
  complain,
  type Evidence,
  entities,
  type Invariant,
  movedOn,
  SOLD,
  sum,
  type TableInvariant,
  type TransferItem,
  UNDER_WAY,
  type VendItem,
  type WalletItem,
} from './evidence.ts'

/** (1) */
export const ledgerAddsUp: TableInvariant = {
  number: 1,
  title: 'balance = opening + entries for every account, and the sum over all is 0',
  check({ items }) {
    const transfers = entities<TransferItem>(items, 'transfer')
    const vends = entities<VendItem>(items, 'vend').filter(({ payment }) => payment === 'WALLET')
    return [
      ...transfers.flatMap(({ transferId, entries }) =>
        complain(sum(entries.map(({ amount }) => amount)) === 0, `transfer ${transferId} is not balanced`),
      ),
      ...coinsOf(items, transfers),
      ...entities<WalletItem>(items, 'wallet').flatMap((wallet) => {
        const mine = ({ operatorId, customerId }: TransferItem | VendItem) =>
          operatorId === wallet.operatorId && customerId === wallet.customerId
        const entries = transfers.filter(mine)
        const costs = (is: (state: string) => boolean) =>
          sum(vends.filter((vend) => mine(vend) && is(vend.state)).map(({ price }) => price.total))
        const balance = -movedOn('WALLET', entries) - costs((state) => UNDER_WAY.has(state))
        const unresolved = -movedOn('HELD', entries)
        const unknown = costs((state) => state === 'OUTCOME_UNKNOWN')
        const name = `the wallet of ${wallet.customerId} at ${wallet.operatorId}`
        return [
          ...complain(
            wallet.balance === balance,
            `${name} has ${wallet.balance}; entries and open vends say ${balance}`,
          ),
          ...complain(
            wallet.unresolved === unresolved && unresolved === unknown,
            `${name} has ${wallet.unresolved} unresolved; its entries say ${unresolved}, its vends ${unknown}`,
          ),
        ]
      }),
    ]
  },
}

/** Each operator's coins are what its vends for coins cost: nobody is given any back here. */
function coinsOf(items: Evidence['items'], transfers: readonly TransferItem[]): string[] {
  const vends = entities<VendItem>(items, 'vend').filter(({ payment }) => payment === 'CASH')
  return [...new Set([...transfers, ...vends].map(({ operatorId }) => operatorId))].flatMap((operatorId) => {
    const of = (one: { operatorId: string }) => one.operatorId === operatorId
    const [booked, paid] = [
      movedOn('CASH', transfers.filter(of)),
      sum(vends.filter(of).map(({ price }) => price.total)),
    ]
    return complain(booked === paid, `the machines of ${operatorId} took ${paid} in coins; its entries say ${booked}`)
  })
}

/** (1), of the operators' accounts: they have no balance but the one that is made when a day is closed. */
export const closingsAddUp: Invariant = {
  number: 1,
  title: "every operator's accounts stand, when their day is closed, where the entries say, and the sum over all is 0",
  check({ items, cloud, shop }) {
    if (!isClosing(cloud.simulation.seed)) return []
    const closings = entities<ClosingItem>(items, 'closing')
    const transfers = entities<TransferItem>(items, 'transfer')
    return [...new Set(shop.machines.map(({ operatorId }) => operatorId))].flatMap((operatorId) => {
      const newest = closings
        .filter((one) => one.operatorId === operatorId)
        .sort((a, b) => (a.day < b.day ? -1 : 1))
        .at(-1)
      const mine = transfers.filter((one) => one.operatorId === operatorId)
      const accounts = new Set(mine.flatMap(({ entries }) => entries.map(({ account }) => account)))
      const balances = Object.values(newest?.accounts ?? {}).map(({ balance }) => balance)
      return [
        ...complain(sum(balances) === 0, `the accounts of ${operatorId} sum up to ${sum(balances)}`),
        ...[...accounts].flatMap((account) => {
          const [closed, entries] = [newest?.accounts[account]?.balance, movedOn(account, mine)]
          return complain(closed === entries, `${account} of ${operatorId} was closed with ${closed}, not ${entries}`)
        }),
      ]
    })
  },
}

interface ClosingItem {
  operatorId: string
  day: string
  accounts: Record<string, { balance: number }>
}

/** (2) */
export const nothingBelowZero: Invariant = {
  number: 2,
  title: 'no balance below zero, no stock below zero, at any moment',
  check: ({ history }) => [
    ...history.of('wallet').flatMap((versions) =>
      versions.flatMap(({ item, by }) => {
        const { customerId, operatorId, balance, unresolved } = item as unknown as WalletItem
        return complain(
          balance >= 0 && unresolved >= 0,
          `the wallet of ${customerId} at ${operatorId} was ${balance} with ${unresolved} unresolved, by ${by}`,
        )
      }),
    ),
    ...history
      .of('machineState')
      .flatMap((versions) =>
        versions.flatMap(({ item, by }) =>
          Object.entries(item.stock as Record<string, number>).flatMap(([slot, units]) =>
            complain(units >= 0, `slot ${slot} of machine ${item.machineId} had ${units} units, by ${by}`),
          ),
        ),
      ),
  ],
}

/** (3) */
export const capturedIsSold: TableInvariant = {
  number: 3,
  title: 'captured less refunded is the net of completed vends',
  check({ items }) {
    const transfers = entities<TransferItem>(items, 'transfer')
    const sold = entities<VendItem>(items, 'vend').filter(isPaid)
    const earned = earnedBy(transfers)
    const due = sum(sold.map(({ price, refunded = 0 }) => price.total - refunded))
    return complain(earned === due, `${earned} was earned, and completed vends less refunds cost ${due}`)
  },
}

/** (5), and (7): a vend that did not happen earned nothing. */
export const capturedOnce: Invariant = {
  number: 5,
  title:
    'at most one capture of a vend, for its price, none of a vend that did not happen, and refunds not more than it',
  check({ items }) {
    const transfers = Map.groupBy(entities<TransferItem>(items, 'transfer'), ({ vendId }) => vendId)
    return entities<VendItem>(items, 'vend').flatMap((vend) => {
      const { vendId, state, price, refunded = 0 } = vend
      const of = (kind: string) =>
        (transfers.get(vendId) ?? []).filter((transfer) => transfer.kind === kind).map((one) => earnedBy([one]))
      const expected = isPaid(vend) ? [price.total] : []
      const given = -sum(of('REFUND'))
      return [
        ...complain(`${of('VEND')}` === `${expected}`, `vend ${vendId} is ${state}; captured: [${of('VEND')}]`),
        ...complain(given === refunded, `${given} of vend ${vendId} was given back, and it says ${refunded}`),
        ...complain(given <= price.total, `${given} of vend ${vendId} was given back, which cost ${price.total}`),
      ]
    })
  },
}

/** Whether it was sold, and its money taken: that of a card may be lost, and then a person was told. */
const isPaid = ({ state, card }: VendItem): boolean => SOLD.has(state) && card?.status !== 'LOST'

/** The accounts on which a sale ends; what a voucher paid of it is on the last. */
const EARNED = ['REVENUE', 'TAX', 'DEPOSIT', 'PROMOTIONS']

/** What some transfers earned; negative when they gave back. */
const earnedBy = (transfers: readonly TransferItem[]): number =>
  -sum(EARNED.map((account) => movedOn(account, transfers)))
