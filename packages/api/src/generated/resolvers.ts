import * as EnrolledMachine_machine from '../resolvers/EnrolledMachine/machine.ts'
import * as Export_url from '../resolvers/Export/url.ts'
import * as LowStock_machine from '../resolvers/LowStock/machine.ts'
import * as Machine_activeVend from '../resolvers/Machine/activeVend.ts'
import * as Machine_audits from '../resolvers/Machine/audits.ts'
import * as Machine_busy from '../resolvers/Machine/busy.ts'
import * as Machine_commands from '../resolvers/Machine/commands.ts'
import * as Machine_enrolled from '../resolvers/Machine/enrolled.ts'
import * as Machine_exceptions from '../resolvers/Machine/exceptions.ts'
import * as Machine_lastSeenAt from '../resolvers/Machine/lastSeenAt.ts'
import * as Machine_operator from '../resolvers/Machine/operator.ts'
import * as Machine_perishable from '../resolvers/Machine/perishable.ts'
import * as Machine_restocks from '../resolvers/Machine/restocks.ts'
import * as Machine_salesStoppedAt from '../resolvers/Machine/salesStoppedAt.ts'
import * as Machine_silenceSeconds from '../resolvers/Machine/silenceSeconds.ts'
import * as Machine_slots from '../resolvers/Machine/slots.ts'
import * as Machine_status from '../resolvers/Machine/status.ts'
import * as Machine_telemetry from '../resolvers/Machine/telemetry.ts'
import * as Machine_telemetryHistory from '../resolvers/Machine/telemetryHistory.ts'
import * as Me_operator from '../resolvers/Me/operator.ts'
import * as Mutation_acknowledgeAlert from '../resolvers/Mutation/acknowledgeAlert.ts'
import * as Mutation_acknowledgeCommand from '../resolvers/Mutation/acknowledgeCommand.ts'
import * as Mutation_acknowledgeVend from '../resolvers/Mutation/acknowledgeVend.ts'
import * as Mutation_cancelVend from '../resolvers/Mutation/cancelVend.ts'
import * as Mutation_changeRole from '../resolvers/Mutation/changeRole.ts'
import * as Mutation_closeException from '../resolvers/Mutation/closeException.ts'
import * as Mutation_createExport from '../resolvers/Mutation/createExport.ts'
import * as Mutation_createProduct from '../resolvers/Mutation/createProduct.ts'
import * as Mutation_createPromotion from '../resolvers/Mutation/createPromotion.ts'
import * as Mutation_createUpload from '../resolvers/Mutation/createUpload.ts'
import * as Mutation_enrolMachine from '../resolvers/Mutation/enrolMachine.ts'
import * as Mutation_importAudit from '../resolvers/Mutation/importAudit.ts'
import * as Mutation_invitePerson from '../resolvers/Mutation/invitePerson.ts'
import * as Mutation_recordRestock from '../resolvers/Mutation/recordRestock.ts'
import * as Mutation_redeemPoints from '../resolvers/Mutation/redeemPoints.ts'
import * as Mutation_refundVend from '../resolvers/Mutation/refundVend.ts'
import * as Mutation_registerMachine from '../resolvers/Mutation/registerMachine.ts'
import * as Mutation_removePerson from '../resolvers/Mutation/removePerson.ts'
import * as Mutation_renewEnrolment from '../resolvers/Mutation/renewEnrolment.ts'
import * as Mutation_reportOfflineVends from '../resolvers/Mutation/reportOfflineVends.ts'
import * as Mutation_reportTelemetry from '../resolvers/Mutation/reportTelemetry.ts'
import * as Mutation_reportVendResult from '../resolvers/Mutation/reportVendResult.ts'
import * as Mutation_requestRefund from '../resolvers/Mutation/requestRefund.ts'
import * as Mutation_resolveAlert from '../resolvers/Mutation/resolveAlert.ts'
import * as Mutation_resolveVend from '../resolvers/Mutation/resolveVend.ts'
import * as Mutation_revokeMachineKey from '../resolvers/Mutation/revokeMachineKey.ts'
import * as Mutation_rotateMachineKey from '../resolvers/Mutation/rotateMachineKey.ts'
import * as Mutation_sendMachineCommand from '../resolvers/Mutation/sendMachineCommand.ts'
import * as Mutation_setLoyalty from '../resolvers/Mutation/setLoyalty.ts'
import * as Mutation_setPlanogram from '../resolvers/Mutation/setPlanogram.ts'
import * as Mutation_startVend from '../resolvers/Mutation/startVend.ts'
import * as Mutation_topUpWallet from '../resolvers/Mutation/topUpWallet.ts'
import * as Mutation_updateMachine from '../resolvers/Mutation/updateMachine.ts'
import * as Mutation_updateProduct from '../resolvers/Mutation/updateProduct.ts'
import * as Mutation_updatePromotion from '../resolvers/Mutation/updatePromotion.ts'
import * as Product_operator from '../resolvers/Product/operator.ts'
import * as Query_alerts from '../resolvers/Query/alerts.ts'
import * as Query_cost from '../resolvers/Query/cost.ts'
import * as Query_exceptions from '../resolvers/Query/exceptions.ts'
import * as Query_exportStatus from '../resolvers/Query/exportStatus.ts'
import * as Query_exports from '../resolvers/Query/exports.ts'
import * as Query_ledger from '../resolvers/Query/ledger.ts'
import * as Query_lowStock from '../resolvers/Query/lowStock.ts'
import * as Query_loyalty from '../resolvers/Query/loyalty.ts'
import * as Query_machine from '../resolvers/Query/machine.ts'
import * as Query_machineByCode from '../resolvers/Query/machineByCode.ts'
import * as Query_machineCommands from '../resolvers/Query/machineCommands.ts'
import * as Query_machineReconciliation from '../resolvers/Query/machineReconciliation.ts'
import * as Query_machines from '../resolvers/Query/machines.ts'
import * as Query_me from '../resolvers/Query/me.ts'
import * as Query_people from '../resolvers/Query/people.ts'
import * as Query_product from '../resolvers/Query/product.ts'
import * as Query_products from '../resolvers/Query/products.ts'
import * as Query_promotions from '../resolvers/Query/promotions.ts'
import * as Query_reconciliation from '../resolvers/Query/reconciliation.ts'
import * as Query_restockPlan from '../resolvers/Query/restockPlan.ts'
import * as Query_sales from '../resolvers/Query/sales.ts'
import * as Query_upload from '../resolvers/Query/upload.ts'
import * as Query_vend from '../resolvers/Query/vend.ts'
import * as Query_vends from '../resolvers/Query/vends.ts'
import * as Query_wallet from '../resolvers/Query/wallet.ts'
import * as Query_walletStatement from '../resolvers/Query/walletStatement.ts'
import * as Subscription_onAlert from '../resolvers/Subscription/onAlert.ts'
import * as Subscription_onMachineChanged from '../resolvers/Subscription/onMachineChanged.ts'
import * as Subscription_onMachineCommand from '../resolvers/Subscription/onMachineCommand.ts'
import * as Subscription_onSale from '../resolvers/Subscription/onSale.ts'
import * as Subscription_onVendChanged from '../resolvers/Subscription/onVendChanged.ts'
import * as Upload_photoUrl from '../resolvers/Upload/photoUrl.ts'
import * as Vend_machine from '../resolvers/Vend/machine.ts'
import * as Wallet_held from '../resolvers/Wallet/held.ts'
import * as Wallet_operator from '../resolvers/Wallet/operator.ts'
import type { ResolverIndex } from '../resolver-index.ts'

/** Every resolver of the API: the files of packages/api/src/resolvers. */
export const resolvers = {
  EnrolledMachine: {
    machine: EnrolledMachine_machine,
  },
  Export: {
    url: Export_url,
  },
  LowStock: {
    machine: LowStock_machine,
  },
  Machine: {
    activeVend: Machine_activeVend,
    audits: Machine_audits,
    busy: Machine_busy,
    commands: Machine_commands,
    enrolled: Machine_enrolled,
    exceptions: Machine_exceptions,
    lastSeenAt: Machine_lastSeenAt,
    operator: Machine_operator,
    perishable: Machine_perishable,
    restocks: Machine_restocks,
    salesStoppedAt: Machine_salesStoppedAt,
    silenceSeconds: Machine_silenceSeconds,
    slots: Machine_slots,
    status: Machine_status,
    telemetry: Machine_telemetry,
    telemetryHistory: Machine_telemetryHistory,
  },
  Me: {
    operator: Me_operator,
  },
  Mutation: {
    acknowledgeAlert: Mutation_acknowledgeAlert,
    acknowledgeCommand: Mutation_acknowledgeCommand,
    acknowledgeVend: Mutation_acknowledgeVend,
    cancelVend: Mutation_cancelVend,
    changeRole: Mutation_changeRole,
    closeException: Mutation_closeException,
    createExport: Mutation_createExport,
    createProduct: Mutation_createProduct,
    createPromotion: Mutation_createPromotion,
    createUpload: Mutation_createUpload,
    enrolMachine: Mutation_enrolMachine,
    importAudit: Mutation_importAudit,
    invitePerson: Mutation_invitePerson,
    recordRestock: Mutation_recordRestock,
    redeemPoints: Mutation_redeemPoints,
    refundVend: Mutation_refundVend,
    registerMachine: Mutation_registerMachine,
    removePerson: Mutation_removePerson,
    renewEnrolment: Mutation_renewEnrolment,
    reportOfflineVends: Mutation_reportOfflineVends,
    reportTelemetry: Mutation_reportTelemetry,
    reportVendResult: Mutation_reportVendResult,
    requestRefund: Mutation_requestRefund,
    resolveAlert: Mutation_resolveAlert,
    resolveVend: Mutation_resolveVend,
    revokeMachineKey: Mutation_revokeMachineKey,
    rotateMachineKey: Mutation_rotateMachineKey,
    sendMachineCommand: Mutation_sendMachineCommand,
    setLoyalty: Mutation_setLoyalty,
    setPlanogram: Mutation_setPlanogram,
    startVend: Mutation_startVend,
    topUpWallet: Mutation_topUpWallet,
    updateMachine: Mutation_updateMachine,
    updateProduct: Mutation_updateProduct,
    updatePromotion: Mutation_updatePromotion,
  },
  Product: {
    operator: Product_operator,
  },
  Query: {
    alerts: Query_alerts,
    cost: Query_cost,
    exceptions: Query_exceptions,
    exportStatus: Query_exportStatus,
    exports: Query_exports,
    ledger: Query_ledger,
    lowStock: Query_lowStock,
    loyalty: Query_loyalty,
    machine: Query_machine,
    machineByCode: Query_machineByCode,
    machineCommands: Query_machineCommands,
    machineReconciliation: Query_machineReconciliation,
    machines: Query_machines,
    me: Query_me,
    people: Query_people,
    product: Query_product,
    products: Query_products,
    promotions: Query_promotions,
    reconciliation: Query_reconciliation,
    restockPlan: Query_restockPlan,
    sales: Query_sales,
    upload: Query_upload,
    vend: Query_vend,
    vends: Query_vends,
    wallet: Query_wallet,
    walletStatement: Query_walletStatement,
  },
  Subscription: {
    onAlert: Subscription_onAlert,
    onMachineChanged: Subscription_onMachineChanged,
    onMachineCommand: Subscription_onMachineCommand,
    onSale: Subscription_onSale,
    onVendChanged: Subscription_onVendChanged,
  },
  Upload: {
    photoUrl: Upload_photoUrl,
  },
  Vend: {
    machine: Vend_machine,
  },
  Wallet: {
    held: Wallet_held,
    operator: Wallet_operator,
  },
} satisfies ResolverIndex
