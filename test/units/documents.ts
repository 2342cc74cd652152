/** What is asked: what the phone page, the console and a machine's controller need, no more and no less. */

const MONEY = 'amount currency'
const SLOTS = `slots {
  code product { id name imageUrl deposit { ${MONEY} } } price { ${MONEY} }
  promotion { name price { ${MONEY} } until } total { ${MONEY} } stock soldOut enabled
}`
const TELEMETRY = 'sequence reportedAt temperature door soldOut coinMech cashless signal firmware errors'
const MACHINE = 'id code name place status busy'
const VEND = `id state slot product { name imageUrl } price { total { ${MONEY} } } createdAt updatedAt`
const PRODUCT = `id name description imageUrl price { ${MONEY} } deposit { ${MONEY} } allergens nutrition { per energyKj fat saturates carbohydrate sugars protein salt }`
const EXCEPTION = 'id machineId createdAt code message vendId closedAt'
const PERSON = 'id email name role state userId invitedAt activeAt changedAt'
const PROMOTION = `id name discount { percent amount { ${MONEY} } price { ${MONEY} } } days from until enabled`
const READ = `reads { kind from to units amount { ${MONEY} } columns { selection units } }`
const SUMS = `vends failed total { ${MONEY} } refunded { ${MONEY} }`
const WALLET = `balance { ${MONEY} }`

/** Queries, by what they are for. */
export const queries = {
  me: '{ me { kind id groups operator { id name currency } } }',
  machine: `query ($id: ID!) { machine(machineId: $id) { ${MACHINE} ${SLOTS} } }`,
  machineWork: `query ($id: ID!) { machine(machineId: $id) { activeVend { ${VEND} } } }`,
  machineExceptions: `query ($id: ID!) {
    machine(machineId: $id) { ${MACHINE} exceptions { items { createdAt code message vendId } nextToken } }
  }`,
  machineTelemetry: `query ($id: ID!) {
    machine(machineId: $id) { ${MACHINE} lastSeenAt telemetry { ${TELEMETRY} } telemetryHistory { items { ${TELEMETRY} } } }
  }`,
  machineLog: `query ($id: ID!) {
    machine(machineId: $id) { id commands { items { sequence kind state sentAt } } restocks { items { id by createdAt slots { code added } } } }
  }`,
  machineAudits: `query ($id: ID!) { machine(machineId: $id) { id audits { items { id state createdAt ${READ} } nextToken } } }`,
  machineReconciliation: `query ($id: ID!, $from: AWSDate!, $to: AWSDate!) {
    machineReconciliation(machineId: $id, from: $from, to: $to) {
      periods {
        from to counted { units amount { ${MONEY} } } cloud { units amount { ${MONEY} } } ledger { ${MONEY} }
        differences { kind selection units amount { ${MONEY} } } cash { counted { ${MONEY} } difference { ${MONEY} } }
      }
    }
  }`,
  exportStatus: `query ($id: ID!) { exportStatus(exportId: $id) { id state rows bytes fraction url } }`,
  exports: '{ exports { items { id kind origin state from until rows } nextToken } }',
  upload: `query ($id: ID!) { upload(uploadId: $id) { id state reason picture { path width height } auditId } }`,
  alerts: '{ alerts { items { id machineId rule part severity openedAt acknowledgedAt } nextToken } }',
  machineCommands: '{ machineCommands(after: 0) { sequence kind slot vend { id slot } } }',
  machineByCode: `query ($code: String!) { machineByCode(code: $code) { ${MACHINE} ${SLOTS} } }`,
  machines: '{ machines { items { id code name place } nextToken } }',
  machinesFound: `query ($filter: MachineFilter!) { machines(filter: $filter) { items { id code name place } nextToken } }`,
  machinesWithState: `{ machines { items { ${MACHINE} slots { code stock soldOut } } nextToken } }`,
  product: `query ($id: ID!) { product(productId: $id) { ${PRODUCT} } }`,
  products: `{ products { items { ${PRODUCT} } nextToken } }`,
  lowStock: `{ lowStock { items { machine { name place } slots { code level } changedAt } nextToken } }`,
  exceptions: `{ exceptions { items { ${EXCEPTION} } nextToken } }`,
  people: `{ people { items { ${PERSON} } nextToken } }`,
  promotions: `{ promotions { items { ${PROMOTION} } nextToken } }`,
  vend: `query ($id: ID!) { vend(vendId: $id) { ${VEND} } }`,
  vends: `query ($machineId: ID) { vends(machineId: $machineId) { items { ${VEND} } nextToken } }`,
  loyalty: `query ($operatorId: ID!) {
    loyalty(operatorId: $operatorId) {
      balance history { kind points createdAt } vouchers { id kind amount { ${MONEY} } expiresAt }
    }
  }`,
  cost: `{ cost(machines: 100, vendsPerDay: 10000) { usd usdPerVend services { name usd } operations { name usd } } }`,
  restockPlan: `query ($machineIds: [ID!]!, $inDays: Int) {
    restockPlan(machineIds: $machineIds, inDays: $inDays) {
      machines { machine { name place } units slots { slot { code stock } forecast units } }
      products { product { name } units }
    }
  }`,
  sales: `query ($from: AWSDate!, $to: AWSDate!, $machineId: ID) {
    sales(from: $from, to: $to, machineId: $machineId) { sum { ${SUMS} } byDay { key sums { ${SUMS} } } }
  }`,
  ledger: `query ($account: LedgerAccount!, $from: AWSDate!, $to: AWSDate!) {
    ledger(account: $account, from: $from, to: $to) {
      opening { ${MONEY} } closing { ${MONEY} } items { createdAt kind amount { ${MONEY} } balance { ${MONEY} } } nextToken
    }
  }`,
  reconciliation: `query ($date: AWSDate!) {
    reconciliation(date: $date) {
      closed transfers accounts { account net { ${MONEY} } balance { ${MONEY} } }
      provider { state askedAt differenceCount differences { kind reference ours { ${MONEY} } theirs { ${MONEY} } } }
    }
  }`,
  walletStatement: `query ($operatorId: ID!, $from: AWSDate!, $to: AWSDate!) {
    walletStatement(operatorId: $operatorId, from: $from, to: $to) {
      opening { ${MONEY} } closing { ${MONEY} } items { createdAt kind amount { ${MONEY} } } nextToken
    }
  }`,
  wallet: `query ($operatorId: ID!) { wallet(operatorId: $operatorId) { ${WALLET} } }`,
  walletWithHeld: `query ($operatorId: ID!) { wallet(operatorId: $operatorId) { ${WALLET} held { ${MONEY} } } }`,
} as const

/** Mutations, by their names. */
export const mutations = {
  startVend: `mutation ($input: StartVendInput!) { startVend(input: $input) { ${VEND} } }`,
  cancelVend: `mutation ($input: CancelVendInput!) { cancelVend(input: $input) { ${VEND} } }`,
  acknowledgeVend: `mutation ($input: AcknowledgeVendInput!) { acknowledgeVend(input: $input) { ${VEND} } }`,
  reportVendResult: `mutation ($input: ReportVendResultInput!) { reportVendResult(input: $input) { ${VEND} } }`,
  redeemPoints: `mutation ($input: RedeemPointsInput!) { redeemPoints(input: $input) { id } }`,
  setLoyalty: `mutation ($input: SetLoyaltyInput!) { setLoyalty(input: $input) { id } }`,
  topUpWallet: `mutation ($input: TopUpWalletInput!) { topUpWallet(input: $input) { ${WALLET} } }`,
  registerMachine: `mutation ($input: RegisterMachineInput!) { registerMachine(input: $input) { ${MACHINE} } }`,
  enrolMachine: 'mutation ($input: EnrolMachineInput!) { enrolMachine(input: $input) { machineId } }',
  sendMachineCommand: 'mutation ($input: SendMachineCommandInput!) { sendMachineCommand(input: $input) { sequence } }',
  acknowledgeCommand: 'mutation ($input: AcknowledgeCommandInput!) { acknowledgeCommand(input: $input) { state } }',
  acknowledgeAlert: 'mutation ($input: AcknowledgeAlertInput!) { acknowledgeAlert(input: $input) { id state } }',
  resolveAlert: 'mutation ($input: ResolveAlertInput!) { resolveAlert(input: $input) { id state } }',
  reportTelemetry: `mutation ($input: ReportTelemetryInput!) { reportTelemetry(input: $input) { ${TELEMETRY} } }`,
  rotateMachineKey: 'mutation ($input: RotateMachineKeyInput!) { rotateMachineKey(input: $input) { id } }',
  revokeMachineKey: 'mutation ($input: RevokeMachineKeyInput!) { revokeMachineKey(input: $input) { id enrolled } }',
  renewEnrolment: 'mutation ($input: RenewEnrolmentInput!) { renewEnrolment(input: $input) { enrolment { code } } }',
  updateMachine: `mutation ($input: UpdateMachineInput!) { updateMachine(input: $input) { ${MACHINE} } }`,
  setPlanogram: `mutation ($input: SetPlanogramInput!) { setPlanogram(input: $input) { ${MACHINE} ${SLOTS} } }`,
  createProduct: `mutation ($input: CreateProductInput!) { createProduct(input: $input) { ${PRODUCT} } }`,
  updateProduct: `mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { ${PRODUCT} } }`,
  reportOfflineVends: `mutation ($input: ReportOfflineVendsInput!) {
    reportOfflineVends(input: $input) { sequence code vend { ${VEND} } }
  }`,
  requestRefund: `mutation ($input: RequestRefundInput!) { requestRefund(input: $input) { ${VEND} } }`,
  refundVend: `mutation ($input: RefundVendInput!) { refundVend(input: $input) { ${VEND} } }`,
  resolveVend: `mutation ($input: ResolveVendInput!) { resolveVend(input: $input) { ${VEND} } }`,
  closeException: `mutation ($input: CloseExceptionInput!) { closeException(input: $input) { ${EXCEPTION} } }`,
  invitePerson: `mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { ${PERSON} } }`,
  changeRole: `mutation ($input: ChangeRoleInput!) { changeRole(input: $input) { ${PERSON} } }`,
  removePerson: `mutation ($input: RemovePersonInput!) { removePerson(input: $input) { ${PERSON} } }`,
  createPromotion: `mutation ($input: CreatePromotionInput!) { createPromotion(input: $input) { ${PROMOTION} } }`,
  updatePromotion: `mutation ($input: UpdatePromotionInput!) { updatePromotion(input: $input) { ${PROMOTION} } }`,
  createExport: `mutation ($input: CreateExportInput!) { createExport(input: $input) { id state } }`,
  createUpload: `mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id state form { url fields { name value } } } }`,
  importAudit: `mutation ($input: ImportAuditInput!) { importAudit(input: $input) { id state ${READ} findings { code } } }`,
  recordRestock: `mutation ($input: RecordRestockInput!) { recordRestock(input: $input) { ${MACHINE} ${SLOTS} } }`,
} as const
