import { complain, entities, HOLDING, type Invariant, SOLD, sum, type VendItem, type WalletItem } from './evidence.ts'

interface TransferItem {
  transferId: string
  operatorId: string
  customerId: string
  kind: string
  amount: number
  credits: readonly { account: string; amount: number }[]
}

/** (1) */
export const ledgerAddsUp: Invariant = {
  number: 1,
  title: 'balance = opening + entries for every account, and the sum over all is 0',
  check({ items }) {
    const transfers = entities<TransferItem>(items, 'transfer')
    return [
      ...transfers.flatMap(({ transferId, amount, credits }) =>
        complain(sum(credits.map((line) => line.amount)) === amount, `transfer ${transferId} is not balanced`),
      ),
      ...entities<WalletItem>(items, 'wallet').flatMap(({ operatorId, customerId, balance, held }) => {
        const mine = transfers.filter((one) => one.operatorId === operatorId && one.customerId === customerId)
        const moved = (kind: string) => sum(mine.filter((one) => one.kind === kind).map(({ amount }) => amount))
        const entries = moved('TOP_UP') - moved('VEND')
        const name = `the wallet of ${customerId} at ${operatorId}`
        return complain(balance + held === entries, `${name} is ${balance} + ${held} held; its entries say ${entries}`)
      }),
    ]
  },
}

/** (2) */
export const nothingBelowZero: Invariant = {
  number: 2,
  title: 'no balance below zero, no stock below zero, at any moment',
  check: ({ history }) => [
    ...history.of('wallet').flatMap((versions) =>
      versions.flatMap(({ item, by }) => {
        const { customerId, operatorId, balance, held } = item as unknown as WalletItem
        return complain(
          balance >= 0 && held >= 0,
          `the wallet of ${customerId} at ${operatorId} was ${balance} with ${held} held, by ${by}`,
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
export const capturedIsSold: Invariant = {
  number: 3,
  title: 'captured less refunded is the net of completed vends',
  check({ items }) {
    const captures = entities<TransferItem>(items, 'transfer').filter(({ kind }) => kind === 'VEND')
    const sold = entities<VendItem>(items, 'vend').filter(({ state }) => SOLD.has(state))
    const [captured, due] = [sum(captures.map(({ amount }) => amount)), sum(sold.map(({ price }) => price.total))]
    return complain(captured === due, `${captured} was captured, and completed vends cost ${due}`)
  },
}

/** (5) */
export const capturedOnce: Invariant = {
  number: 5,
  title: 'at most one capture of a vend, and refunds are not more than it',
  check({ items }) {
    const captures = entities<TransferItem>(items, 'transfer').filter(({ kind }) => kind === 'VEND')
    return entities<VendItem>(items, 'vend').flatMap(({ vendId, state, price }) => {
      const captured = captures.filter(({ transferId }) => transferId === vendId).map(({ amount }) => amount)
      const expected = SOLD.has(state) ? [price.total] : []
      return complain(`${captured}` === `${expected}`, `vend ${vendId} is ${state}; captured: [${captured}]`)
    })
  },
}

/** (7) */
export const endedHoldsNothing: Invariant = {
  number: 7,
  title: 'a vend that was declined, failed, cancelled or expired holds nothing',
  check({ items }) {
    const open = entities<VendItem>(items, 'vend').filter(
      ({ state, payment }) => HOLDING.has(state) && payment === 'WALLET',
    )
    return entities<WalletItem>(items, 'wallet').flatMap(({ operatorId, customerId, held }) => {
      const mine = open.filter((vend) => vend.operatorId === operatorId && vend.customerId === customerId)
      const due = sum(mine.map(({ price }) => price.total))
      return complain(held === due, `the wallet of ${customerId} at ${operatorId} holds ${held}; its open vends ${due}`)
    })
  },
}
