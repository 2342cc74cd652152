import { settledBy } from '../actors/caller.ts'
import type { OfflineReport, Sale } from '../actors/offline.ts'
import { OPERATORS } from '../world/shop.ts'
import { complain, type Evidence, entities, type Invariant, type VendItem, type WalletItem } from './evidence.ts'

interface OfflineVend extends VendItem {
  sequence: number
  offline?: { soldAt: string; clockUncertain: boolean }
}

interface ExceptionItem {
  machineId: string
  sequence?: number
  code: string
  operation: string
}

/** (4), (6) and (8) of what machines sold while they were offline. */
export const offlineSalesCountOnce: Invariant = {
  number: 4,
  title:
    'a sale of a machine that was offline is charged or listed for a person, once under its number, for a true reason',
  check: (evidence) =>
    evidence.controllers.flatMap(({ machineId, offline }) => {
      const numbers = new Set(offline.flatMap(({ sales }) => sales.map(({ sequence }) => sequence)))
      const here = entities<OfflineVend>(evidence.items, 'vend').filter((vend) => vend.machineId === machineId)
      return [
        ...here.flatMap(({ vendId, offline: isOffline, sequence }) =>
          complain(
            !isOffline || numbers.has(sequence),
            `vend ${vendId}: its machine sold no number ${sequence} offline`,
          ),
        ),
        ...offline.flatMap((report) => report.sales.flatMap((sale) => ofSale(evidence, machineId, report, sale))),
      ]
    }),
}

function ofSale(evidence: Evidence, machineId: string, { name, sales, heard }: OfflineReport, sale: Sale): string[] {
  const { sequence, customerId, payment, total } = sale
  const isOf = (one: { machineId: string; sequence?: number }) =>
    one.machineId === machineId && one.sequence === sequence
  const vends = entities<OfflineVend>(evidence.items, 'vend').filter((one) => one.offline && isOf(one))
  const listed = entities<ExceptionItem>(evidence.items, 'exception').filter(
    (one) => one.operation === 'reportOfflineVends' && isOf(one),
  )
  const told = settledBy(heard)
  const results = 'data' in told ? told.data.reportOfflineVends : []
  const result = results.find((one) => one.sequence === sequence)
  const id = vends[0]?.vendId ?? null
  return [
    ...complain(vends.length + listed.length <= 1, `${name}, number ${sequence}: ${vends.length} vends`),
    ...complain(
      !result || ((result.vend?.id ?? null) === id && (result.code ?? null) === (listed[0]?.code ?? null)),
      `${name}, number ${sequence}: answered ${JSON.stringify(result)}, and there is ${id}, ${listed[0]?.code}`,
    ),
    ...complain(!('data' in told) || result !== undefined, `${name}, number ${sequence} was not answered`),
    ...vends.flatMap((vend) =>
      complain(
        vend.customerId === customerId &&
          vend.payment === payment &&
          vend.price.total === total.amount &&
          vend.slot === sale.slot,
        `${name}, number ${sequence}: the vend ${vend.vendId} is another one`,
      ),
    ),
    ...listed.flatMap(({ code }) =>
      complain(
        isTrue(evidence, { code, machineId, sale, sales, name }),
        `${name}, number ${sequence}: ${code} is not true`,
      ),
    ),
  ]
}

/** Whether a sale was rightly not charged. */
function isTrue(
  { shop, history, cloud }: Evidence,
  {
    code,
    machineId,
    sale,
    sales,
    name,
  }: { code: string; machineId: string; sale: Sale; sales: readonly Sale[]; name: string },
): boolean {
  const { operatorId, offers } = shop.machines.find((one) => one.machineId === machineId) ?? { offers: [] }
  const offer = offers.find(({ slot }) => slot === sale.slot)
  if (code === 'AGE_PROOF_NEEDED') return offer?.minimumAge != null
  if (code === 'PRICE_CHANGED') return offer?.total.amount !== sale.total.amount
  if (code === 'OFFLINE_LIMIT')
    return (
      sale.payment === 'WALLET' &&
      sale.total.amount > (OPERATORS.find((one) => one.operatorId === operatorId)?.limit ?? 0)
    )
  if (code !== 'INSUFFICIENT_FUNDS' || sale.payment !== 'WALLET') return false
  const calls = cloud.calls.filter((call) => call.name.startsWith(`${name}.`))
  const [from, to] = [Math.min(...calls.map((call) => call.from)), Math.max(...calls.map((call) => call.to))]
  const mine = sales.filter(({ customerId, payment }) => payment === 'WALLET' && customerId === sale.customerId)
  const cost = mine.reduce((sum, { total }) => sum + total.amount, 0)
  const { customerId } = sale
  const wallets = history.during(
    'wallet',
    (item) => item.operatorId === operatorId && item.customerId === customerId,
    from,
    to,
  )
  return wallets.some((item) => (item as unknown as WalletItem).balance < cost)
}
