import { newKey } from './shop.ts'
import type { World } from './world.ts'

/** A value for one argument: the operator's own, and the one of another operator that must open nothing. */
export interface Sample {
  /** A function makes a new one for each call. */
  own: unknown
  foreign?: unknown
  /** The foreign value is no id of a thing, so the call may succeed; it must still tell and change nothing of B. */
  mayAnswer?: boolean
}

/** A promotion that ends before it changes the price of any other test. */
function promotionSamples(input: string): Record<string, Sample> {
  return {
    [`${input}.name`]: { own: 'Happy hour of A' },
    [`${input}.days`]: { own: ['MONDAY'] },
    [`${input}.from`]: { own: '17:00' },
    [`${input}.until`]: { own: '19:00' },
    [`${input}.startDate`]: { own: '2020-01-01' },
    [`${input}.endDate`]: { own: '2020-01-02' },
    [`${input}.enabled`]: { own: true },
  }
}

const today = (): string => new Date().toISOString().slice(0, 10)

/** Values that belong to nobody. */
const VALUES: Record<string, Sample> = {
  'Query.machines.limit': { own: 10 },
  'Query.products.limit': { own: 10 },
  'Query.sales.from': { own: today() },
  'Query.ledger.account': { own: 'WALLET' },
  'Query.ledger.from': { own: today() },
  'Query.ledger.to': { own: today() },
  'Query.ledger.limit': { own: 10 },
  'Query.walletStatement.from': { own: today() },
  'Query.walletStatement.to': { own: today() },
  'Query.walletStatement.limit': { own: 10 },
  'Query.reconciliation.date': { own: today() },
  'Query.sales.to': { own: today() },
  'LoyaltyRuleInput.pointsPerUnit': { own: 10 },
  'LoyaltyRuleInput.pointValue': { own: 1 },
  'LoyaltyRuleInput.freeDrinkPoints': { own: 200 },
  'RedeemPointsInput.kind': { own: 'DISCOUNT' },
  'RedeemPointsInput.points': { own: 1 },
  'Query.vends.limit': { own: 10 },
  'Query.promotions.limit': { own: 10 },
  'Query.lowStock.limit': { own: 10 },
  'StartVendInput.slot': { own: 'A1' },
  'StartVendInput.payment': { own: 'WALLET' },
  // Paid from the wallet: a card is not allowed then.
  'CardInput.token': { own: undefined },
  'MoneyInput.amount': { own: 238 },
  'MoneyInput.currency': { own: 'EUR' },
  'AcknowledgeVendInput.sequence': { own: 1000 },
  'ReportVendResultInput.sequence': { own: 1001 },
  'ReportVendResultInput.outcome': { own: 'FAILURE' },
  'VendFailureInput.code': { own: 'JAM' },
  'VendFailureInput.message': { own: 'stuck' },
  'RegisterMachineInput.name': { own: 'Registered by A' },
  'RegisterMachineInput.place': { own: 'Hall of A' },
  'RegisterMachineInput.timeZone': { own: 'UTC' },
  'TaxRuleInput.jurisdiction': { own: 'DE' },
  'TaxRuleInput.ratePpm': { own: 190_000 },
  'TaxRuleInput.inclusive': { own: true },
  'TaxRuleInput.depositTaxed': { own: false },
  'UpdateMachineInput.name': { own: 'Renamed by A' },
  'UpdateMachineInput.place': { own: 'Moved by A' },
  'UpdateMachineInput.timeZone': { own: 'UTC' },
  'UpdateMachineInput.status': { own: 'ONLINE' },
  'SetPlanogramInput.planogramVersion': { own: undefined },
  'SlotInput.code': { own: 'A1' },
  'SlotInput.capacity': { own: 10 },
  'SlotInput.parLevel': { own: 10 },
  'SlotInput.lowAt': { own: 2 },
  'SlotInput.enabled': { own: true },
  'CreateProductInput.name': { own: 'Made by A' },
  'CreateProductInput.description': { own: 'Of A.' },
  'CreateProductInput.imageUrl': { own: 'https://images.example/a.png' },
  'CreateProductInput.allergens': { own: ['milk'] },
  'CreateProductInput.minimumAge': { own: 0 },
  'UpdateProductInput.name': { own: 'Renamed by A' },
  'UpdateProductInput.description': { own: 'Of A.' },
  'UpdateProductInput.imageUrl': { own: 'https://images.example/a.png' },
  'UpdateProductInput.allergens': { own: ['milk'] },
  'UpdateProductInput.minimumAge': { own: 0 },
  'Query.exceptions.limit': { own: 10 },
  'UpdateMachineInput.offlineLimit': { own: undefined },
  'OfflineVendInput.sequence': { own: 5000 },
  'OfflineVendInput.slot': { own: 'A1' },
  'OfflineVendInput.soldAt': { own: '2026-01-01T00:00:00Z' },
  'OfflineVendInput.clockUncertain': { own: true },
  'RequestRefundInput.reason': { own: 'Warm' },
  'ResolveVendInput.outcome': { own: 'DISPENSED' },
  'ResolveVendInput.reason': { own: 'Seen' },
  'RefundVendInput.amount': { own: undefined },
  'RefundVendInput.reason': { own: 'Warm' },
  'DiscountInput.percent': { own: 5 },
  'DiscountInput.amount': { own: undefined },
  'DiscountInput.price': { own: undefined },
  ...promotionSamples('CreatePromotionInput'),
  ...promotionSamples('UpdatePromotionInput'),
  'RestockSlotInput.code': { own: 'A1' },
  'RestockSlotInput.added': { own: 1 },
  'RestockSlotInput.jamCleared': { own: true },
}

/**
 * A sample for every argument of every query and mutation, by `Type.field.argument`, and for every field of every input
 * type, by `InputType.field`. The test on tenants fails for an argument that has none here.
 */
export const samplesOf = ({ a, b }: World): Record<string, Sample> => ({
  ...VALUES,

  'Query.machine.machineId': { own: a.machineId, foreign: b.machineId },
  'Query.machineByCode.code': { own: a.code, foreign: b.code },
  'Query.machines.nextToken': { own: undefined, foreign: b.nextTokens.machines },
  'Query.product.productId': { own: a.productId, foreign: b.productId },
  'Query.products.nextToken': { own: undefined, foreign: b.nextTokens.products },
  'Query.vend.vendId': { own: a.vendIds.cancel, foreign: b.vendIds.cancel },
  'Query.vend.receiptToken': { own: undefined, foreign: 'A'.repeat(22), mayAnswer: true },
  'CancelVendInput.receiptToken': { own: undefined, foreign: 'A'.repeat(22), mayAnswer: true },
  'Query.vends.machineId': { own: a.machineId, foreign: b.machineId },
  'Query.vends.nextToken': { own: undefined, foreign: b.nextTokens.vends },
  'Query.lowStock.nextToken': { own: undefined, foreign: b.nextTokens.machines },
  'Query.ledger.nextToken': { own: undefined, foreign: b.nextTokens.vends },
  'Query.walletStatement.nextToken': { own: undefined, foreign: b.nextTokens.vends },
  'Query.walletStatement.operatorId': { own: a.operatorId, foreign: b.operatorId },
  'Query.wallet.operatorId': { own: a.operatorId, foreign: b.operatorId },
  'Query.sales.machineId': { own: a.machineId, foreign: b.machineId, mayAnswer: true },
  // Whoever is signed in is a customer of every operator, and sees the own points there.
  'Query.loyalty.operatorId': { own: a.operatorId, foreign: b.operatorId, mayAnswer: true },
  'RedeemPointsInput.operatorId': { own: a.operatorId, foreign: b.operatorId, mayAnswer: true },
  'RedeemPointsInput.idempotencyKey': { own: newKey, foreign: b.key, mayAnswer: true },
  'StartVendInput.machineId': { own: a.idle.machineId, foreign: b.machineId },
  'StartVendInput.productId': { own: a.idle.productId, foreign: b.productId },
  // There is none of A's: a voucher is bought with points.
  'StartVendInput.voucherId': { own: undefined, foreign: 'no-voucher' },
  'StartVendInput.idempotencyKey': { own: newKey, foreign: b.key, mayAnswer: true },
  'CancelVendInput.vendId': { own: a.vendIds.cancel, foreign: b.vendIds.cancel },
  'AcknowledgeVendInput.vendId': { own: a.vendIds.acknowledge, foreign: b.vendIds.acknowledge },
  'ReportVendResultInput.vendId': { own: a.vendIds.report, foreign: b.vendIds.report },
  'TopUpWalletInput.operatorId': { own: a.operatorId, foreign: b.operatorId },
  'TopUpWalletInput.idempotencyKey': { own: newKey, foreign: b.key, mayAnswer: true },
  'RegisterMachineInput.publicKey': { own: a.publicKey, foreign: b.publicKey, mayAnswer: true },
  'RegisterMachineInput.idempotencyKey': { own: newKey, foreign: b.key, mayAnswer: true },
  // B's code was used: it opens nothing, and a try of it changes nothing.
  'EnrolMachineInput.code': { own: a.enrolmentCode.open, foreign: b.enrolmentCode.used },
  'EnrolMachineInput.publicKey': { own: a.publicKey },
  'RotateMachineKeyInput.publicKey': { own: a.publicKey },
  'RevokeMachineKeyInput.machineId': { own: a.unsoldMachineId, foreign: b.machineId },
  'RenewEnrolmentInput.machineId': { own: a.unsoldMachineId, foreign: b.machineId },
  'UpdateMachineInput.machineId': { own: a.machineId, foreign: b.machineId },
  'SetPlanogramInput.machineId': { own: a.spareMachineId, foreign: b.machineId },
  'SlotInput.productId': { own: a.productId, foreign: b.productId },
  'CreateProductInput.idempotencyKey': { own: newKey, foreign: b.key, mayAnswer: true },
  'UpdateProductInput.productId': { own: a.productId, foreign: b.productId },
  'Query.exceptions.nextToken': { own: undefined, foreign: b.nextTokens.exceptions },
  // A customer is no operator's: what it has with B must not pay for what A sells.
  'OfflineVendInput.customerId': { own: 'nobody', foreign: 'customer-cleo', mayAnswer: true },
  'RequestRefundInput.vendId': { own: a.vendIds.sold, foreign: b.vendIds.sold },
  'RefundVendInput.vendId': { own: a.vendIds.sold, foreign: b.vendIds.sold },
  'RefundVendInput.idempotencyKey': { own: newKey, foreign: b.key, mayAnswer: true },
  'ResolveVendInput.vendId': { own: a.vendIds.cancel, foreign: b.vendIds.cancel },
  'CloseExceptionInput.machineId': { own: a.machineId, foreign: b.machineId },
  'CloseExceptionInput.exceptionId': { own: a.exceptionId, foreign: b.exceptionId },
  'Query.promotions.nextToken': { own: undefined, foreign: b.nextTokens.promotions },
  'CreatePromotionInput.productIds': { own: [], foreign: [b.productId] },
  'CreatePromotionInput.machineIds': { own: [a.machineId], foreign: [b.machineId] },
  'CreatePromotionInput.idempotencyKey': { own: newKey, foreign: b.key, mayAnswer: true },
  'UpdatePromotionInput.promotionId': { own: a.promotionId, foreign: b.promotionId },
  'UpdatePromotionInput.productIds': { own: [], foreign: [b.productId] },
  'UpdatePromotionInput.machineIds': { own: [a.machineId], foreign: [b.machineId] },
  'RecordRestockInput.machineId': { own: a.spareMachineId, foreign: b.machineId },
  'RecordRestockInput.idempotencyKey': { own: newKey, foreign: b.key, mayAnswer: true },
})
