export * from './command.ts'
export { ID_PATTERN, Id, newId } from './db/ids.ts'
export { type Commit, type Operation, type RunOptions, transaction, type Written } from './db/operation.ts'
export * from './errors/catalogue.ts'
export { machineCode } from './machine/code.ts'
export { exceptionsOf, type MachineExceptionRecord } from './machine/exception.ts'
export { type MachineRecord, machineById, machinesOf, type PlanogramSlot } from './machine/machine.ts'
export { repriceMachine, setPlanogram } from './machine/planogram.ts'
export { registerMachine } from './machine/register.ts'
export {
  type MachineStateRecord,
  type MachineView,
  machineOfPage,
  machinePage,
  slotKey,
  stateOf,
} from './machine/state.ts'
export { updateMachine } from './machine/update.ts'
export type { Money } from './money/money.ts'
export { priceOf, type TaxRule, taxRuleOf } from './money/price.ts'
export { type OperatorRecord, operatorById } from './operator/operator.ts'
export { type Payment, PaymentError, type PaymentOrder, type PaymentProvider } from './payment/provider.ts'
export { type ProductRecord, productById, productsOf } from './product/product.ts'
export { createProduct, updateProduct } from './product/write.ts'
export { promoteMachine } from './promotion/follow.ts'
export { type Offer, offerOf, type Pricing, type PromotionRule } from './promotion/offer.ts'
export { type PromotionRecord, promotionsOf, promotionsOn, WEEKDAYS } from './promotion/promotion.ts'
export { clockOf } from './promotion/schemas.ts'
export { createPromotion, updatePromotion } from './promotion/write.ts'
export { recordRestock } from './restock/restock.ts'
export { maySee } from './vend/access.ts'
export { cancelVend } from './vend/cancel.ts'
export { acknowledgeVend, reportVendResult } from './vend/report.ts'
export { startVend } from './vend/start.ts'
export { type VendRecord, vendById, vendsOfCustomer, vendsOfMachine, vendsSince } from './vend/vend.ts'
export { topUpWallet } from './wallet/top-up.ts'
export { heldOf, OPEN_VENDS_MS, type WalletRecord, walletOf } from './wallet/wallet.ts'
