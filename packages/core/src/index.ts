export { type AlertRecord, alertsOf, alertsOfMachine, followAlerts, openAlertsToLookAt } from './alert/alert.ts'
export { acknowledgeAlert, resolveAlert } from './alert/handle.ts'
export { type StateImage, type Wrong, wrongsOfDay, wrongsOfHealth, wrongsOfState } from './alert/rules.ts'
export {
  type AuditFinding,
  type AuditRead,
  type AuditRecord,
  auditsBetween,
  auditsOf,
} from './audit/audit.ts'
export type { Difference as AuditDifference, Interval } from './audit/compare.ts'
export { importAudit } from './audit/import.ts'
export { type Proof, provenBy } from './audit/prove.ts'
export {
  type Evidence,
  evidenceReads,
  IMPORTED_WITHIN_MS,
  intervalsOf,
  type Reconciled,
  reconcile,
} from './audit/reconcile.ts'
export * from './command.ts'
export { ID_PATTERN, Id, newId, SHARDS, shards } from './db/ids.ts'
export { type Commit, type Operation, type RunOptions, transaction, type Written } from './db/operation.ts'
export * from './errors/catalogue.ts'
export { createExport, SETTLED_MS } from './export/create.ts'
export {
  EXPORT_FAILURES,
  type ExportFormat,
  type ExportKey,
  type ExportKind,
  type ExportProgress,
  type ExportRecord,
  exportById,
  exportStateOf,
  exportsDue,
  exportsOf,
  FILE_DAYS,
  fileEnd,
  fileNameOf,
  objectKeyFor,
} from './export/export.ts'
export { closingsBetween, putStatement, statementsOf } from './export/nightly.ts'
export { machinesFrom, vendsToExport } from './export/reads.ts'
export { headOf, type Lines, linesOf, type Sourced } from './export/rows.ts'
export {
  type ExportStep,
  failExport,
  finishExport,
  isFree,
  isHopeless,
  keepExport,
  LEASE_MS,
  letGoOfExport,
  restartExport,
  takeExport,
} from './export/work.ts'
export type { Account } from './ledger/accounts.ts'
export {
  type AccountDay,
  addTurnover,
  CLOSING_DELAY_MS,
  closingOf,
  type LedgerClosingRecord,
  NO_TURNOVER,
  newestClosing,
  type Turnover,
  transfersOf,
  writeClosing,
} from './ledger/closing.ts'
export { type Difference, MATCH_MARGIN_MS } from './ledger/match.ts'
export {
  boundsOf,
  type Closings,
  closingReads,
  nextDay,
  type Part,
  type Period,
  pageReads,
  parsePeriod,
  tailReads,
} from './ledger/period.ts'
export { type ProviderDayRecord, providerDay, providerDaysOf, putProviderDay } from './ledger/provider-day.ts'
export { throughProvider } from './ledger/provider-part.ts'
export { booksOf, type DaysBooks, parseDay } from './ledger/reconcile.ts'
export {
  balanceIn,
  type StatementLine,
  statementPage,
  type WalletPlace,
  type WalletSums,
  walletHistory,
  walletPage,
  walletStatement,
} from './ledger/statement.ts'
export type { Position, TransferRecord } from './ledger/transfer.ts'
export {
  balanceOf,
  earn,
  type LoyaltyEntryRecord,
  type LoyaltyItems,
  loyaltyOf,
  takeBack,
  valued,
} from './loyalty/entries.ts'
export { redeemPoints } from './loyalty/redeem.ts'
export { type LoyaltyRule, pointsOf } from './loyalty/rule.ts'
export { setLoyalty } from './loyalty/set-rule.ts'
export { type VoucherRecord, voucherOf } from './loyalty/voucher.ts'
export { machineCode } from './machine/code.ts'
export { acceptedKeys, renewEnrolment, revokeMachineKey, rotateMachineKey } from './machine/credentials.ts'
export { type EnrolledMachine, enrolMachine } from './machine/enrol.ts'
export { enrolmentCode, enrolmentEnd } from './machine/enrolment.ts'
export { actionsFor, exceptionsOf, type MachineExceptionRecord, openExceptionsOf } from './machine/exception.ts'
export {
  followStock,
  type LowStockRecord,
  levelOf,
  lowAtOf,
  lowStockOf,
  type StateChange,
  type StockLevel,
} from './machine/low-stock.ts'
export { type MachineRecord, machineById, machinesOf, type PlanogramSlot } from './machine/machine.ts'
export { repriceMachine, setPlanogram } from './machine/planogram.ts'
export {
  isSilent,
  MACHINE_SHARDS,
  machinesDue,
  missMachine,
  SILENCE_SECONDS,
  sighting,
  statusOf,
} from './machine/presence.ts'
export { registerMachine } from './machine/register.ts'
export {
  conditionOf,
  cursorAfter,
  isDescribedBy,
  type MachineCondition,
  type MachineFilter,
  machinesToLookAt,
  parseMachineFilter,
} from './machine/search.ts'
export {
  type MachineStateRecord,
  type MachineView,
  machineOfPage,
  machinePage,
  slotKey,
  stateNow,
  stateOf,
  statesOf,
} from './machine/state.ts'
export { updateMachine } from './machine/update.ts'
export type { Money } from './money/money.ts'
export { priceOf, type TaxRule, taxRuleOf } from './money/price.ts'
export type { OfflineResult } from './offline/judge.ts'
export { reportOfflineVends } from './offline/report.ts'
export { allOperators, type OperatorRecord, operatorById } from './operator/operator.ts'
export { acknowledgeCommand } from './outbox/acknowledge.ts'
export { commandSequence, commandsAfter, commandsOf, isToDo, type OutboxRecord } from './outbox/outbox.ts'
export { sendMachineCommand } from './outbox/send.ts'
export {
  type Dispute,
  type Movement,
  type MovementPage,
  type Payment,
  PaymentError,
  type PaymentOrder,
  type PaymentProvider,
} from './payment/provider.ts'
export type { Moment, PaymentAnswer, PaymentRequest } from './payment/request.ts'
export { type Admission, admit, type KnownPeople, type SignIn, sentAs } from './person/admit.ts'
export { changeRole, removePerson } from './person/change.ts'
export { invitePerson } from './person/invite.ts'
export {
  addressOf,
  GROUP_OF,
  isAtWork,
  type PersonAddressRecord,
  type PersonRecord,
  peopleOf,
  personById,
  ROLES,
  type Role,
  type TeamRecord,
  teamOf,
} from './person/person.ts'
export { type ProductRecord, productById, productsOf } from './product/product.ts'
export { createProduct, updateProduct } from './product/write.ts'
export { promoteMachine } from './promotion/follow.ts'
export { type Offer, offerOf, type Pricing, type PromotionRule } from './promotion/offer.ts'
export { type PromotionRecord, promotionsOf, promotionsOn, WEEKDAYS } from './promotion/promotion.ts'
export { clockOf } from './promotion/schemas.ts'
export { createPromotion, updatePromotion } from './promotion/write.ts'
export { closeException } from './refund/close.ts'
export { refundVend } from './refund/refund.ts'
export { requestRefund } from './refund/request.ts'
export { parseCost } from './report/cost.ts'
export { countEvent } from './report/count.ts'
export { eventOfTransfer, eventOfVend, type SalesEvent } from './report/figures.ts'
export { daysOfMachine, daysOfShard, type MachineDayRecord, SALES_SHARDS } from './report/machine-day.ts'
export {
  daysBetween,
  daysFrom,
  type Line,
  parseSales,
  recomputeFigures,
  type SalesReport,
  type Sums,
  salesReport,
} from './report/sales.ts'
export { type MachinePlan, type PlanInput, parsePlan, planStop, readStop, type TourStop } from './restock/plan.ts'
export { type RestockRecord, recordRestock, restocksOf } from './restock/restock.ts'
export { vendSequence } from './subscription/change.ts'
export {
  type ConnectionRecord,
  closeConnection,
  connectionById,
  connectionExpiry,
  freeSubscriptionId,
  initialiseConnection,
  openConnection,
  subscriptionKey,
  takeSubscriptionId,
} from './subscription/connection.ts'
export { publicationOf, recordPublication } from './subscription/publication.ts'
export {
  deleteSubscription,
  putSubscription,
  type SubscriptionId,
  type SubscriptionRecord,
  subscriptionById,
  subscriptionsOf,
} from './subscription/subscription.ts'
export { reportTelemetry } from './telemetry/report.ts'
export { finishHealth, healthsDue } from './telemetry/sweep.ts'
export { healthOf, type MachineHealthRecord, type TelemetryRecord, telemetryOf } from './telemetry/telemetry.ts'
export { topUpFlow } from './top-up/settle.ts'
export { finishTopUp } from './top-up/sweep.ts'
export { isTopUpId, TOP_UP_SHARDS, type TopUpRecord, topUpById, topUpsDue } from './top-up/top-up.ts'
export { createUpload } from './upload/create.ts'
export { finishUpload, showPicture, type UploadOutcome } from './upload/finish.ts'
export { FORM_LIFE_MS, objectKeyOf, type UploadRecord, uploadById, uploadStateOf } from './upload/upload.ts'
export { maySee } from './vend/access.ts'
export { cancelVend } from './vend/cancel.ts'
export { settlePayment, vendPayment } from './vend/payment.ts'
export { acknowledgeVend, reportVendResult } from './vend/report.ts'
export { resolveVend } from './vend/resolve.ts'
export { startVend } from './vend/start.ts'
export { finishVend } from './vend/sweep.ts'
export {
  type VendRecord,
  vendById,
  vendsDue,
  vendsOfCustomer,
  vendsOfMachine,
  vendsOfMachineBetween,
  vendsSince,
} from './vend/vend.ts'
export { type ToppedUp, topUpWallet } from './wallet/top-up.ts'
export { heldOf, OPEN_VENDS_MS, type WalletRecord, walletOf } from './wallet/wallet.ts'
