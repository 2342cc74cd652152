/** schema.graphql, word for word. */
export const typeDefs = `"""
The API of Dispense, the cloud behind a fleet of vending machines.

Who may ask is written on the types and fields: \`@aws_api_key\` is anybody (a guest without a token),
\`@aws_cognito_user_pools\` a person who signed in (a customer, or an operator's staff in the groups \`owner\`,
\`route-driver\` and \`viewer\`), \`@aws_lambda\` a machine that signs with its own key. A field's directives beat its
type's, and a type's beat the default, which is a signed-in person.

\`@cacheControl\` says for how long an answer may be kept for everybody, when it was asked for by GET and without a token.
"""
schema {
  query: Query
  mutation: Mutation
  subscription: Subscription
}

"What can be read."
type Query {
  "Who the caller is, as the API sees it."
  me: Me! @aws_api_key @aws_cognito_user_pools @aws_lambda

  "One machine with its slots. An operator's staff and machines see only their own operator's."
  machine("The machine's id." machineId: ID!): Machine
    @aws_api_key
    @aws_cognito_user_pools
    @aws_lambda
    @cacheControl(maxAge: 5, staleWhileRevalidate: 55)

  "The machine that carries this code (printed on it, and inside its QR code)."
  machineByCode("The code, for example \`ACME-0001\`. Case does not matter." code: String!): Machine
    @aws_api_key
    @aws_cognito_user_pools
    @aws_lambda
    @cacheControl(maxAge: 5, staleWhileRevalidate: 55)

  """
  The machines of the caller's operator, in the order of their ids. With a filter, those that fit among the next 250: a page may hold
  few or none of them while there is a \`nextToken\`, which goes on looking.
  """
  machines(
    "Which of them. \`null\`: all."
    filter: MachineFilter
    "How many at most, 1 to 100."
    limit: Int = 20
    "Where the page before ended."
    nextToken: String
  ): MachinePage! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])

  "One product."
  product("The product's id." productId: ID!): Product
    @aws_api_key
    @aws_cognito_user_pools
    @aws_lambda
    @cacheControl(maxAge: 60, staleWhileRevalidate: 240)

  "The products of the caller's operator, in the order of their ids."
  products(
    "How many at most, 1 to 100."
    limit: Int = 20
    "Where the page before ended."
    nextToken: String
  ): ProductPage! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])

  "The promotions of the caller's operator, in the order in which they were made."
  promotions(
    "How many at most, 1 to 100."
    limit: Int = 20
    "Where the page before ended."
    nextToken: String
  ): PromotionPage! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])

  "Who works for the caller's operator, who was invited to, and who once did, in the order in which they were invited."
  people("How many at most, 1 to 100." limit: Int = 20, "Where the page before ended." nextToken: String): PersonPage!
    @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])

  """
  What the calling machine was told while it was away, oldest first: commands with greater numbers that are still to be done, and
  the vend that it has to do. Ask again with the last number until the list is empty.
  """
  machineCommands(
    "The number of the last command that the machine knows of; 0: none."
    after: Int! = 0
    "How many at most, 1 to 100."
    limit: Int = 20
  ): [MachineCommand!]! @aws_lambda

  "What is or was wrong with the operator's machines, the last changed first; of one machine by their ids."
  alerts(
    "A machine of the caller's operator. Left out: all of them."
    machineId: ID
    "Those that are open, or those that were closed in the last 90 days."
    state: AlertState! = OPEN
    "How many at most, 1 to 100."
    limit: Int = 20
    "Where the page before ended."
    nextToken: String
  ): AlertPage! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])

  """
  What the operator's people have to look at, newest first: late reports, vends of unknown outcome, refunds that customers
  ask for. It stays in \`Machine.exceptions\` when it was closed.
  """
  exceptions(
    "How many at most, 1 to 100."
    limit: Int = 20
    "Where the page before ended."
    nextToken: String
  ): MachineExceptionPage! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])

  """
  The machines of the caller's operator that somebody should refill: each with the slots that are low or empty, in the order of
  their ids. It follows a vend or a restock by some seconds.
  """
  lowStock(
    "How many machines at most, 1 to 100."
    limit: Int = 20
    "Where the page before ended."
    nextToken: String
  ): LowStockPage! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])

  """
  What to bring on the next tour: for each slot of its machines the par level, less what will be left of the stock by then. What
  sells until then is forecast: each day as the same weekdays (UTC) of the two weeks before. Errors: BAD_INPUT, NOT_FOUND.
  """
  restockPlan(
    "The machines of the tour, 1 to 25, in the order of the plan."
    machineIds: [ID!]!
    "In how many days it begins: 0, today, to 7."
    inDays: Int = 0
  ): RestockPlan! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])

  """
  The caller's points and vouchers with one operator. Points of a vend arrive some seconds after it was completed.
  """
  loyalty("The operator whose machines give these points." operatorId: ID!): Loyalty! @aws_cognito_user_pools

  """
  What the operator's machines sold, by days in UTC; a vend counts for the hour in which it was bought, some seconds after it
  was completed. Errors: BAD_INPUT.
  """
  sales(
    "The first day, for example \`2026-11-01\`."
    from: AWSDate!
    "The last day, at most 30 days after the first."
    to: AWSDate!
    "One machine of the caller's operator. Left out: all of them."
    machineId: ID
  ): SalesReport! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])

  """
  What the cloud costs for so many machines and drinks in a month of 30 days: by the units that every operation was measured to use,
  and a dated table of AWS's prices, without free tiers. An estimate, no invoice. Errors: BAD_INPUT.
  """
  cost(
    "How many machines, 0 to 10 million."
    machines: Int!
    "How many drinks they sell in a day, all together, 0 to 100 million."
    vendsPerDay: Int!
    "How many of 100 drinks are paid by card."
    cardPercent: Int = 50
    "With how many small servers it is compared, 1 to 10,000."
    servers: Int = 6
  ): CostReport! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])

  """
  The statement of one account of the operator's books, by days in UTC, the oldest line first. A page may have fewer lines than
  \`limit\`, even none, and go on all the same. Errors: BAD_INPUT, BAD_NEXT_TOKEN.
  """
  ledger(
    "Which account."
    account: LedgerAccount!
    "The first day, for example \`2026-11-01\`."
    from: AWSDate!
    "The last day, at most 365 days after the first."
    to: AWSDate!
    "1 to 100."
    limit: Int = 20
    "Where the page before ended."
    nextToken: String
  ): LedgerPage! @aws_cognito_user_pools(cognito_groups: ["owner", "viewer"])

  """
  What moved the caller's wallet with one operator, by days in UTC, the oldest line first. What vends hold that have not ended
  is in it when they have. \`null\` without a wallet. Errors: BAD_INPUT, BAD_NEXT_TOKEN.
  """
  walletStatement(
    "The operator who owes the money."
    operatorId: ID!
    "The first day, for example \`2026-11-01\`."
    from: AWSDate!
    "The last day, at most 365 days after the first."
    to: AWSDate!
    "1 to 100."
    limit: Int = 20
    "Where the page before ended."
    nextToken: String
  ): WalletStatementPage @aws_cognito_user_pools

  """
  What a day (UTC) did to every account of the operator's books, and what the payment provider's books say of it. Errors:
  BAD_INPUT.
  """
  reconciliation("The day, for example \`2026-11-27\`." date: AWSDate!): Reconciliation!
    @aws_cognito_user_pools(cognito_groups: ["owner", "viewer"])

  """
  An export of the caller's operator: how far it is, and when it is done where its file can be downloaded. Errors: NOT_FOUND,
  BAD_INPUT.
  """
  exportStatus("The export's id." exportId: ID!): Export @aws_cognito_user_pools(cognito_groups: ["owner", "viewer"])

  """
  The exports of the caller's operator, the newest first: those that somebody asked for, and the statements of each night. Errors:
  BAD_INPUT, BAD_NEXT_TOKEN.
  """
  exports("1 to 100." limit: Int = 20, "Where the page before ended." nextToken: String): ExportPage!
    @aws_cognito_user_pools(cognito_groups: ["owner", "viewer"])

  "A file that was or will be uploaded, and what became of it: for its operator's staff, and the machine that sends it."
  upload("The upload's id." uploadId: ID!): Upload
    @aws_lambda
    @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])

  """
  A machine's own counters, as its audit files tell them, against the cloud's vends, the ledger and counted cash: one period
  between two reads of it for each read on these days (UTC). Errors: NOT_FOUND, BAD_INPUT.
  """
  machineReconciliation(
    "The machine."
    machineId: ID!
    "The first day, for example \`2026-11-01\`."
    from: AWSDate!
    "The last day, at most 30 days after the first."
    to: AWSDate!
  ): MachineReconciliation! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])

  """
  One vend: for the customer who bought, the machine that dispenses, the operator's staff, and whoever holds its receipt
  token.
  """
  vend("The vend's id." vendId: ID!, "What \`startVend\` gave to a guest." receiptToken: String): Vend
    @aws_api_key
    @aws_cognito_user_pools
    @aws_lambda

  """
  Vends, newest first: the caller's own purchases; or, for the operator's staff and for the machine itself, those of one
  machine.
  """
  vends(
    "A machine of the caller's operator. Left out: the customer's own purchases."
    machineId: ID
    "How many at most, 1 to 100."
    limit: Int = 20
    "Where the page before ended."
    nextToken: String
  ): VendPage! @aws_cognito_user_pools @aws_lambda

  "The caller's prepaid wallet with one operator. \`null\` until the first top-up."
  wallet("The operator whose machines take this money." operatorId: ID!): Wallet @aws_cognito_user_pools
}

"""
What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.

Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
(it is not for this caller), BAD_INPUT (\`errorInfo.issues\` names the fields), CONFLICT (somebody else changed the same
thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
fault is ours).
"""
type Mutation {
  """
  Buys one unit from a slot: holds the money, reserves the unit and asks the machine to dispense. A guest pays by card. A
  vend by card may be answered as DECLINED, or as PENDING: with a \`clientSecret\` the customer has to prove who it is (3-D
  Secure); without one the answer of the payment provider is not known yet. Send the same call again, or ask for the vend.
  Errors: IDEMPOTENCY_KEY_REUSED, MACHINE_OFFLINE, MACHINE_OUT_OF_SERVICE, SALES_STOPPED, MACHINE_BUSY, SLOT_NOT_FOUND, SLOT_DISABLED,
  SOLD_OUT, PRODUCT_CHANGED, PRICE_CHANGED, AGE_PROOF_NEEDED, AGE_TOO_YOUNG, VOUCHER_USED, WRONG_CURRENCY, INSUFFICIENT_FUNDS,
  PAYMENT_UNAVAILABLE, NOT_FOUND.
  """
  startVend("What to buy, and what the customer saw." input: StartVendInput!): Vend!
    @aws_api_key
    @aws_cognito_user_pools

  """
  The customer, a guest with the receipt token, or the operator's owner gives up a vend that the machine has not taken yet:
  the money and the unit are released. Errors: VEND_STATE, NOT_FOUND.
  """
  cancelVend("Which vend to give up." input: CancelVendInput!): Vend! @aws_api_key @aws_cognito_user_pools

  """
  The customer asks for the money of a vend. A person of the operator decides: nothing moves, and the wish is in
  \`exceptions\`. Asked again, it changes nothing. Errors: NOT_FOUND, VEND_STATE.
  """
  requestRefund("Which vend, and why." input: RequestRefundInput!): Vend! @aws_cognito_user_pools

  """
  Gives back what a completed vend took, or a part of it, with its share of tax and deposit; not of one for coins, which a person
  gives back by hand. Errors: IDEMPOTENCY_KEY_REUSED, NOT_FOUND, VEND_STATE, REFUND_LIMIT, WRONG_CURRENCY, PAYMENT_UNAVAILABLE,
  PAID_IN_CASH.
  """
  refundVend("Which vend, how much, and why." input: RefundVendInput!): Vend!
    @aws_cognito_user_pools(cognito_groups: ["owner"])

  """
  Decides what became of a vend whose outcome is unknown: dispensed, and what was held is taken; or not, and money, unit and
  voucher are given back. The same decision twice answers the same. It closes the vend's exception, too. Errors: NOT_FOUND,
  VEND_STATE.
  """
  resolveVend("Which vend, what became of it, and how that is known." input: ResolveVendInput!): Vend!
    @aws_cognito_user_pools(cognito_groups: ["owner"])

  "A person has seen to an exception: it leaves \`exceptions\`. Errors: NOT_FOUND."
  closeException("Which exception." input: CloseExceptionInput!): MachineException!
    @aws_cognito_user_pools(cognito_groups: ["owner"])

  """
  The machine takes the vend and starts to dispense. Errors: VEND_STATE, STALE_SEQUENCE, NOT_FOUND; each refusal is
  recorded in \`Machine.exceptions\`.
  """
  acknowledgeVend("Which vend the machine takes." input: AcknowledgeVendInput!): Vend! @aws_lambda

  """
  The machine says how the vend ended: a success captures the money, a failure releases it. When an age-restricted product
  did not fall, the vend is OUTCOME_UNKNOWN and a person decides. Errors: VEND_STATE, STALE_SEQUENCE, NOT_FOUND; each refusal
  is recorded in \`Machine.exceptions\`.
  """
  reportVendResult("How the vend ended." input: ReportVendResultInput!): Vend! @aws_lambda

  """
  Has a machine do something, now when it is connected, or when it comes back within a day (REBOOT: an hour). What is about a
  slot acts in the planogram at once. Errors: IDEMPOTENCY_KEY_REUSED, NOT_FOUND, SLOT_NOT_FOUND, WRONG_CURRENCY.
  """
  sendMachineCommand("Which machine, and what." input: SendMachineCommandInput!): MachineCommand!
    @aws_cognito_user_pools(cognito_groups: ["owner"])

  """
  The machine says what became of a command other than a vend. The same again answers the same; what it said first stays.
  Errors: NOT_FOUND, COMMAND_OVER.
  """
  acknowledgeCommand("Which command, and how it went." input: AcknowledgeCommandInput!): MachineCommand! @aws_lambda

  "Somebody goes after an alert. Again, or when it is closed, it changes nothing. Errors: NOT_FOUND."
  acknowledgeAlert("Which alert." input: AcknowledgeAlertInput!): Alert!
    @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver"])

  """
  A person has put right what was wrong: the alert is closed. COLD_CHAIN is closed by this alone, when the machine was serviced,
  and the machine sells again. Errors: NOT_FOUND.
  """
  resolveAlert("Which alert." input: ResolveAlertInput!): Alert!
    @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver"])

  """
  The machine says how it does: any of what it knows; what it leaves out stays as it was said before. A report whose number is
  not greater than the last one changes nothing. Answers with the newest values. Errors: BAD_INPUT, NOT_FOUND.
  """
  reportTelemetry("What was measured." input: ReportTelemetryInput!): Telemetry! @aws_lambda

  """
  A machine reports what it sold without the API: from wallets while it was offline, and for coins and notes; at most 10 sales at
  a time. Each is charged and counted once, however often it is reported; what cannot be is in \`exceptions\`. Errors: NOT_FOUND.
  """
  reportOfflineVends("What was sold." input: ReportOfflineVendsInput!): [OfflineResult!]! @aws_lambda

  """
  Puts money into the caller's wallet with one operator, by card. The wallet has the money when \`topUp.state\` is COMPLETED;
  it may be DECLINED, or PENDING with a \`clientSecret\`: then the customer has to prove who it is (3-D Secure). Errors: IDEMPOTENCY_KEY_REUSED, WRONG_CURRENCY,
  PAYMENT_UNAVAILABLE, WALLET_LIMIT, NOT_FOUND.
  """
  topUpWallet("How much, and with which operator." input: TopUpWalletInput!): Wallet! @aws_cognito_user_pools

  """
  Adds a machine to the operator's fleet; the server makes its id, its code and, unless the public key is given, the code that
  its controller enrols with: \`Machine.enrolment\`. Errors: IDEMPOTENCY_KEY_REUSED, NOT_FOUND.
  """
  registerMachine("The new machine." input: RegisterMachineInput!): Machine!
    @aws_cognito_user_pools(cognito_groups: ["owner"])

  """
  A controller enrols as the machine that the code is for, with the public half of a key pair that it made itself; from then on
  it signs its own tokens. Nothing else is needed to sign in. A code can be used once, for 24 hours, and is void after ten wrong
  tries; the machine's former key is void when it was used. The same call again answers the same. Errors: ENROLMENT_REFUSED.
  """
  enrolMachine("The code, and the public key." input: EnrolMachineInput!): EnrolledMachine!
    @aws_api_key
    @aws_cognito_user_pools
    @aws_lambda

  """
  Replaces the machine's key by a new one; the present key has to sign the call. The old one is good for ten minutes more. The
  same call again answers the same. Errors: KEY_REPLACED, NOT_FOUND.
  """
  rotateMachineKey("The new key." input: RotateMachineKeyInput!): Machine! @aws_lambda

  """
  Takes away what a machine can sign in with: its keys at once, and an enrolment code that was not used. Errors: NOT_FOUND.
  """
  revokeMachineKey("Which machine." input: RevokeMachineKeyInput!): Machine!
    @aws_cognito_user_pools(cognito_groups: ["owner"])

  """
  Makes a new enrolment code for a machine, for example for a new controller: \`Machine.enrolment\`. An earlier code is void; the
  machine's key is good until the new code is used. Errors: NOT_FOUND.
  """
  renewEnrolment("Which machine." input: RenewEnrolmentInput!): Machine!
    @aws_cognito_user_pools(cognito_groups: ["owner"])

  """
  Changes what is given and leaves the rest; only an owner may change the tax rule, the offline limit and the rule for
  perishables.
  Errors: NOT_FOUND, FORBIDDEN, WRONG_CURRENCY.
  """
  updateMachine("What to change." input: UpdateMachineInput!): Machine!
    @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver"])

  """
  Says what every slot of a machine sells. A slot that keeps its product keeps its stock; any other starts empty.
  Errors: NOT_FOUND, PRODUCT_NOT_FOUND, MACHINE_BUSY, WRONG_CURRENCY, PLANOGRAM_CHANGED, DUPLICATE_SLOT.
  """
  setPlanogram("What every slot sells." input: SetPlanogramInput!): Machine!
    @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver"])

  "Adds a product to the operator's range. Errors: IDEMPOTENCY_KEY_REUSED, WRONG_CURRENCY, NOT_FOUND."
  createProduct("The new product." input: CreateProductInput!): Product!
    @aws_cognito_user_pools(cognito_groups: ["owner"])

  """
  Changes what is given and leaves the rest. The planograms that sell the product follow through the table's stream.
  Errors: NOT_FOUND, WRONG_CURRENCY.
  """
  updateProduct("What to change." input: UpdateProductInput!): Product!
    @aws_cognito_user_pools(cognito_groups: ["owner"])

  """
  Sets what a purchase earns and what points are worth; without a rule nothing is earned or redeemed, and what was earned
  stays. Errors: NOT_FOUND.
  """
  setLoyalty("The rule." input: SetLoyaltyInput!): Operator! @aws_cognito_user_pools(cognito_groups: ["owner"])

  """
  Turns the caller's points into a voucher for one vend. Errors: IDEMPOTENCY_KEY_REUSED, INSUFFICIENT_POINTS,
  NO_LOYALTY, NOT_FOUND.
  """
  redeemPoints("What for." input: RedeemPointsInput!): Voucher! @aws_cognito_user_pools

  """
  Invites somebody to work for the caller's operator. Whoever signs in with the e-mail address, and has proven to read it, has the
  role from then on. Errors: IDEMPOTENCY_KEY_REUSED, NOT_FOUND, ADDRESS_TAKEN, ALREADY_INVITED.
  """
  invitePerson("Whom, and as what." input: InvitePersonInput!): Person!
    @aws_cognito_user_pools(cognito_groups: ["owner"])

  """
  Gives somebody another role, from the person's next call on. Nobody changes themselves, and one owner who has signed in is
  always left. Errors: NOT_FOUND, PERSON_REMOVED, OWN_RIGHTS, LAST_OWNER.
  """
  changeRole("Whose, and which." input: ChangeRoleInput!): Person! @aws_cognito_user_pools(cognito_groups: ["owner"])

  """
  Ends somebody's work for the operator, or an invitation: from the next call on, whatever token the person holds. Again changes
  nothing. Errors: NOT_FOUND, OWN_RIGHTS, LAST_OWNER.
  """
  removePerson("Whom." input: RemovePersonInput!): Person! @aws_cognito_user_pools(cognito_groups: ["owner"])

  """
  Adds a price rule: for some products, machines and hours. The machines follow through the table's stream.
  Errors: IDEMPOTENCY_KEY_REUSED, NOT_FOUND, PRODUCT_NOT_FOUND, WRONG_CURRENCY, PROMOTION_LIMIT.
  """
  createPromotion("The new promotion." input: CreatePromotionInput!): Promotion!
    @aws_cognito_user_pools(cognito_groups: ["owner"])

  """
  Changes what is given and leaves the rest; switches a promotion on and off. The machines follow through the table's
  stream. Errors: NOT_FOUND, PRODUCT_NOT_FOUND, WRONG_CURRENCY, PROMOTION_LIMIT.
  """
  updatePromotion("What to change." input: UpdatePromotionInput!): Promotion!
    @aws_cognito_user_pools(cognito_groups: ["owner"])

  """
  Records what was put into (or taken out of) a machine's slots, and what cash was taken out of it and counted.
  Errors: IDEMPOTENCY_KEY_REUSED, NOT_FOUND, SLOT_NOT_FOUND, STOCK_RANGE, WRONG_CURRENCY.
  """
  recordRestock("What was put in and taken out." input: RecordRestockInput!): Machine!
    @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver"])

  """
  Has a file made of the operator's rows of a period: ask \`exportStatus\` how far it is. It holds what is dated from \`from\` on and
  before \`to\`, as it stands when it is read; what is younger than half a minute when this is asked is left out (\`until\`). The same
  call again answers the same export. Errors: IDEMPOTENCY_KEY_REUSED, BAD_INPUT.
  """
  createExport("What to put into it." input: CreateExportInput!): Export!
    @aws_cognito_user_pools(cognito_groups: ["owner", "viewer"])

  """
  Lets somebody put a file into the bucket, straight from a browser or a machine: the answer's \`form\` is sent to S3 with the file
  behind its fields, within 15 minutes. What the file is called does not matter. Then it is looked at, by its content: a picture
  of a product is shown on it in web sizes, an audit file is imported as by \`importAudit\`. The same call again answers the same
  upload. A picture of a product is an owner's; a machine sends its own audit files only.
  Errors: IDEMPOTENCY_KEY_REUSED, NOT_FOUND, FORBIDDEN.
  """
  createUpload("What kind of file, and what it is about." input: CreateUploadInput!): Upload!
    @aws_lambda
    @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver"])

  """
  Imports the audit file (EVA-DTS, "DEX") that was read from a machine: all of it, or nothing, and then the answer's \`findings\` say
  why. The same file twice answers the same and changes nothing. It moves no money and no stock; but a vend whose outcome is
  unknown is decided when the machine's counter proves what became of it. A machine sends its own file only. Errors: NOT_FOUND.
  """
  importAudit("The file, and whose it is." input: ImportAuditInput!): MachineAudit!
    @aws_lambda
    @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver"])
}

"""
What a caller is told of as it happens, over a WebSocket with the protocol \`graphql-transport-ws\`: the token goes into the
payload of \`connection_init\`, as \`{ "authorization": "Bearer <token>" }\`. Where there is a present state, it comes first, so
whoever comes back knows where things stand. Each message carries \`extensions.eventId\`, by which one that comes twice is
known, and \`extensions.sequence\`, which grows with every change: drop what is not newer than what you have. A subscription
that is refused, now or later, ends with the error NOT_FOUND or FORBIDDEN.
"""
type Subscription {
  "One vend, each time that its state changes. For whoever may read it with \`vend\`."
  onVendChanged("The vend's id." vendId: ID!, "What \`startVend\` gave to a guest." receiptToken: String): Vend
    @aws_subscribe(mutations: ["startVend", "cancelVend", "acknowledgeVend", "reportVendResult"])
    @aws_api_key
    @aws_cognito_user_pools
    @aws_lambda

  """
  What a machine has to do. For the machine itself; the vend that it has to do now comes first. After a time away, ask
  \`machineCommands\` for the rest.
  """
  onMachineCommand("The machine's id." machineId: ID!): MachineCommand
    @aws_subscribe(mutations: ["startVend", "cancelVend", "sendMachineCommand"])
    @aws_lambda

  "Each vend that earned money. For the operator's staff."
  onSale("The operator's id." operatorId: ID!): Vend
    @aws_subscribe(mutations: ["reportVendResult"])
    @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])

  "Each alert that is opened, acknowledged or closed. For the operator's staff."
  onAlert("The operator's id." operatorId: ID!): Alert
    @aws_subscribe(mutations: ["acknowledgeAlert", "resolveAlert"])
    @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])

  """
  A machine, each time that a vend or its operator changes it, and when it falls silent or is heard again. For whoever may read it
  with \`machine\`.
  """
  onMachineChanged("The machine's id." machineId: ID!): Machine
    @aws_subscribe(
      mutations: ["startVend", "cancelVend", "reportVendResult", "updateMachine", "setPlanogram", "recordRestock"]
    )
    @aws_api_key
    @aws_cognito_user_pools
    @aws_lambda
}

"What a machine is told to do."
type MachineCommand @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"]) {
  "Grows with every command of the machine: what is not greater than the last one was done before."
  sequence: Int!
  "What is to be done."
  kind: MachineCommandKind!
  "The vend that it is about, when it is about one."
  vend: Vend
  "The slot that it is about."
  slot: String
  "The slot's new shelf price."
  price: Money
  "Where it stands. \`null\` for a vend, which has a state of its own."
  state: MachineCommandState
  "What the machine said of it."
  message: String
  "When it was sent."
  sentAt: AWSDateTime!
}

"Where a command stands that a machine was sent."
enum MachineCommandState {
  "The machine has not said that it was done."
  SENT
  "It was done."
  DONE
  "The machine could not do it."
  FAILED
  "The machine was away for too long, and is not told any more."
  EXPIRED
}

"A page of commands of a machine."
type MachineCommandPage @aws_cognito_user_pools {
  "The commands."
  items: [MachineCommand!]!
  "Give it back to get the next page; \`null\` on the last."
  nextToken: String
}

"What a machine can be told to do."
enum MachineCommandKind {
  "Take the vend (acknowledgeVend) and dispense."
  DISPENSE
  "Do not dispense: the vend is over."
  CANCEL
  "Start anew."
  REBOOT
  "Do not sell from the slot."
  DISABLE_SLOT
  "Sell from the slot again."
  ENABLE_SLOT
  "Show this price for the slot."
  SET_PRICE
}

"What a machine can be told to do from afar."
enum RemoteCommandKind {
  "Start anew. Not told after an hour."
  REBOOT
  "Sell nothing from a slot. It acts in the planogram at once."
  DISABLE_SLOT
  "Sell from a slot again. It acts in the planogram at once."
  ENABLE_SLOT
  "A slot's own shelf price. It acts in the planogram at once."
  SET_PRICE
}

"What kind of caller this is."
enum CallerKind {
  "Nobody signed in."
  GUEST
  "A person who buys."
  CUSTOMER
  "A person who works for an operator."
  STAFF
  "A vending machine."
  MACHINE
}

"The caller, as the API sees it."
type Me @aws_api_key @aws_cognito_user_pools @aws_lambda {
  "What kind of caller this is."
  kind: CallerKind!
  "The subject of the token; the machine's id for a machine; \`null\` for a guest."
  id: ID
  "The staff groups: \`owner\`, \`route-driver\`, \`viewer\`."
  groups: [String!]!
  "The operator that the staff member or the machine belongs to."
  operator: Operator
}

"A company that owns machines, products, prices and the money they earn: one tenant."
type Operator @aws_api_key @aws_cognito_user_pools @aws_lambda @cacheControl(inheritMaxAge: true) {
  "The operator's id."
  id: ID!
  "The name that customers see."
  name: String!
  "What its prices and wallets are in, ISO 4217."
  currency: String!
  "What a purchase earns and what points are worth. \`null\`: it gives no points."
  loyalty: LoyaltyRule
}

"An operator's rule for points."
type LoyaltyRule @aws_api_key @aws_cognito_user_pools @aws_lambda @cacheControl(inheritMaxAge: true) {
  "Points for each major unit of the currency (one EUR, one JPY) that is spent, deposits left out. Whole points only."
  pointsPerUnit: Int!
  "What one point takes off a price."
  pointValue: Money!
  "Points for a free drink; \`null\` when there are none."
  freeDrinkPoints: Int
}

"A customer's points with one operator."
type Loyalty @aws_cognito_user_pools {
  "The operator whose machines give these points."
  operatorId: ID!
  "What can be redeemed. Less than 0 after a refund took back points that were spent: new ones pay that first."
  balance: Int!
  "Why the points changed, newest first: the last 100."
  history: [LoyaltyEntry!]!
  "The vouchers that can be used, the newest first."
  vouchers: [Voucher!]!
}

"Why a customer's points changed."
type LoyaltyEntry @aws_cognito_user_pools {
  "The kind of change."
  kind: LoyaltyEntryKind!
  "How many points: less than 0 when they went."
  points: Int!
  "The vend that earned them or was refunded."
  vendId: ID
  "When."
  createdAt: AWSDateTime!
}

"How a customer's points change."
enum LoyaltyEntryKind {
  "A vend was completed."
  EARNED
  "A vend was refunded: its points go in the same share."
  TAKEN_BACK
  "They became a voucher."
  REDEEMED
}

"An account of an operator's books. Debits raise what it has, credits what it owes or earned."
enum LedgerAccount {
  "What it owes to customers: prepaid money that can be spent."
  WALLET
  "Prepaid money of vends whose outcome a person must find out."
  HELD
  "What it sold, without tax and deposit."
  REVENUE
  "Tax that it collected and owes."
  TAX
  "Bottle deposits that it collected and owes."
  DEPOSIT
  "What the payment provider took for it and owes to it."
  CLEARING
  "Coins and notes that its machines took, less what was taken out of them."
  CASH
  "Coins and notes that were taken out of its machines and counted."
  COLLECTED
  "What the payment provider kept."
  FEES
  "What it gave away for points: what vouchers paid."
  PROMOTIONS
  "What customers' banks took back, less what they gave again."
  DISPUTES
}

"What moved money between accounts."
enum TransferKind {
  "A customer put money into a wallet."
  TOP_UP
  "A vend was completed."
  VEND
  "The outcome of a vend is unknown: its money waits for a person."
  HOLD
  "A hold ended without a sale."
  VOID
  "Money was given back."
  REFUND
  "What the payment provider kept, learned later."
  FEE
  "A customer's bank took money back, or gave it again."
  DISPUTE
  "Somebody took coins and notes out of a machine, and counted them."
  COLLECTION
  "A person put an earlier transfer right."
  CORRECTION
}

"A page of an account's statement: opening + all lines = closing."
type LedgerPage @aws_cognito_user_pools {
  "The account."
  account: LedgerAccount!
  """
  Its balance before the first day: debits less credits, so less than 0 for what it owes or earned. \`null\`: more has happened
  since the last day that was closed than can be added up now.
  """
  opening: Money
  "Its balance after the last day; of a day that is not over, until now. \`null\` as for \`opening\`."
  closing: Money
  "The lines of this page."
  items: [LedgerLine!]!
  "Where the next page begins; \`null\` on the last one."
  nextToken: String
}

"What one transfer did to an account."
type LedgerLine @aws_cognito_user_pools {
  "The transfer's id."
  transferId: ID!
  "When."
  createdAt: AWSDateTime!
  "What moved the money."
  kind: TransferKind!
  "A debit; less than 0 it is a credit."
  amount: Money!
  "The account's balance after it; \`null\` when the opening balance is not known."
  balance: Money
  "The vend that it is about."
  vendId: ID
  "The customer whose wallet it moved, or who bought."
  customerId: ID
  "The transfer that it gives back or puts right."
  corrects: ID
  "Why, in the words of the person who did it."
  reason: String
  "Who did it, when a person did: the subject of the token."
  by: ID
}

"A page of a wallet's statement: opening + all lines = closing."
type WalletStatementPage @aws_cognito_user_pools {
  """
  What was in the wallet before the first day. \`null\` on the first pages of a wallet that has moved more than 1000 times: they
  have no lines, each adds up 1000 movements, and those after them have it.
  """
  opening: Money
  "What is in it after the last day, what is held for open vends included. \`null\` as for \`opening\`."
  closing: Money
  "The lines of this page."
  items: [WalletLine!]!
  "Where the next page begins; \`null\` on the last one."
  nextToken: String
}

"What moved a wallet."
type WalletLine @aws_cognito_user_pools {
  "The transfer's id."
  transferId: ID!
  "When."
  createdAt: AWSDateTime!
  "What moved the money."
  kind: TransferKind!
  "What came in; less than 0 it went out."
  amount: Money!
  "What is in the wallet after it; \`null\` when the opening balance is not known."
  balance: Money
  "The vend that it is about."
  vendId: ID
}

"What a day did to an operator's books."
type Reconciliation @aws_cognito_user_pools {
  "The day, in UTC."
  date: AWSDate!
  "Whether the day is closed: nothing will change any more. It is some hours after it has ended."
  closed: Boolean!
  "How many transfers the day had; \`null\` when too much has happened since the last day that was closed to be added up now."
  transfers: Int
  "Every account that has moved or has a balance; \`null\` as for \`transfers\`. Their \`net\` is 0 together, their \`balance\` too."
  accounts: [AccountDay!]
  "What the day's transfers say went through the payment provider; \`null\` as for \`transfers\`."
  ours: ProviderSums
  "What the payment provider's own books of the day say. They are asked for once the day is closed, and again for three nights as long as the sides differ."
  provider: ProviderSide!
}

"Money that went through the payment provider on a day, by one side's books."
type ProviderSums @aws_cognito_user_pools {
  "Taken, what the provider kept of it included."
  captured: Money!
  "Given back."
  refunded: Money!
  "What the provider kept."
  fees: Money!
}

"The payment provider's side of a day."
type ProviderSide @aws_cognito_user_pools {
  "Whether it is known."
  state: ProviderSideState!
  "When the provider was asked last; \`null\` unless it was."
  askedAt: AWSDateTime
  "What its books say; \`null\` unless it was asked."
  sums: ProviderSums
  "What customers' banks took back, less what they gave again; \`null\` unless it was asked."
  disputed: Money
  "How many movements of its books the day has; \`null\` unless it was asked."
  movements: Int
  "How many differences there are; \`null\` unless it was asked. 0: both sides say the same."
  differenceCount: Int
  "The differences, at most 200."
  differences: [ProviderDifference!]!
}

"Whether the payment provider's side of a day is known."
enum ProviderSideState {
  "It was asked."
  ASKED
  "It was not asked yet."
  NOT_ASKED
  "Nobody takes cards here: there is nobody to ask."
  NO_CARDS
}

"A movement of money of which the payment provider's books and ours do not say the same."
type ProviderDifference @aws_cognito_user_pools {
  "How they differ."
  kind: ProviderDifferenceKind!
  "The vend, top-up or refund; of what is none of ours, the provider's own id."
  reference: ID!
  "The provider's id of the payment (\`pi_...\`), when it has one."
  paymentId: ID
  "What our books have: less than 0 when it was given back. \`null\`: nothing."
  ours: Money
  "What our books say that the provider kept."
  ourFee: Money
  "What the provider's books have. \`null\`: nothing."
  theirs: Money
  "What the provider's books say that it kept."
  theirFee: Money
}

"How the two sides differ about a movement."
enum ProviderDifferenceKind {
  "The provider has it, and our books do not."
  MISSING_HERE
  "Our books have it, and the provider does not."
  MISSING_THERE
  "Both have it, with other amounts."
  AMOUNT
  "Both have it, and the provider kept something else than we know."
  FEE
}

"What a day did to an account."
type AccountDay @aws_cognito_user_pools {
  "The account."
  account: LedgerAccount!
  "All that it was debited with."
  debit: Money!
  "All that it was credited with."
  credit: Money!
  "Debits less credits of the day."
  net: Money!
  "Its balance at the end of the day: debits less credits, so less than 0 for what is owed or earned."
  balance: Money!
}

"What points can be turned into."
enum VoucherKind {
  "An amount off the price of one vend."
  DISCOUNT
  "One vend for nothing but its deposit."
  FREE_DRINK
}

"What a customer got for points: it lowers the price of one vend."
type Voucher @aws_cognito_user_pools {
  "The voucher's id."
  id: ID!
  "What it does."
  kind: VoucherKind!
  "How much it takes off; of a DISCOUNT."
  amount: Money
  "What it cost."
  points: Int!
  "When it was made."
  createdAt: AWSDateTime!
  "Until when it can be used."
  expiresAt: AWSDateTime!
}

"What an operator's machines sold in a period: the same vends, grouped in several ways."
type SalesReport @aws_cognito_user_pools {
  "All of it."
  sum: SalesSums!
  "What was sold, without tax and deposit."
  net: Money!
  "The tax in it."
  tax: Money!
  "By day in UTC: \`2026-11-27\`."
  byDay: [SalesLine!]!
  "By hour of the day in UTC: \`00\` to \`23\`."
  byHour: [SalesLine!]!
  "By machine: its id."
  byMachine: [SalesLine!]!
  "By product: its id."
  byProduct: [SalesLine!]!
  "By payment kind: \`WALLET\`, \`CARD\`, \`CASH\`."
  byPayment: [SalesLine!]!
  "By column: the code of the slot. Of several machines, all columns of that code together."
  byColumn: [SalesLine!]!
}

"Sums of some vends."
type SalesSums @aws_cognito_user_pools {
  "Completed vends, those that were refunded later among them."
  vends: Int!
  "Vends that the machine could not do: nothing was charged."
  failed: Int!
  "What was sold, tax and deposit included."
  total: Money!
  "What was given back of it later."
  refunded: Money!
}

"Sums and what they are of."
type SalesLine @aws_cognito_user_pools {
  "What they are of, as the list says."
  key: String!
  "The sums."
  sums: SalesSums!
}

"What the cloud costs in a month. USD with fractions: a drink costs less than a cent."
type CostReport @aws_cognito_user_pools {
  "Of which AWS region the prices are."
  region: String!
  "When the prices were read."
  pricesOf: AWSDate!
  "All of it."
  usd: Float!
  "For a drink; 0 when none is sold."
  usdPerVend: Float!
  "For a machine; 0 when there is none."
  usdPerMachine: Float!
  "Requests at the HTTP API."
  requests: Float!
  "The services of AWS, the dearest first."
  services: [CostLine!]!
  "The operations, the dearest first, with all that each costs. Storage and open WebSockets are for no one of them."
  operations: [OperationCost!]!
  "Beside servers."
  servers: ServerComparison!
}

"What a service costs in a month."
type CostLine @aws_cognito_user_pools {
  "The service."
  name: String!
  "In USD."
  usd: Float!
}

"What an operation costs in a month."
type OperationCost @aws_cognito_user_pools {
  "The operation, for example \`Mutation.startVend\`."
  name: String!
  "What it is, in words."
  what: String!
  "How often it happens in the month."
  times: Float!
  "DynamoDB's read units for one."
  readUnits: Float!
  "DynamoDB's write units for one."
  writeUnits: Float!
  "All of them, in USD."
  usd: Float!
}

"Servers that would do the work of API Gateway and Lambda; the table would be the same."
type ServerComparison @aws_cognito_user_pools {
  "What API Gateway and Lambda cost in the month."
  computeUsd: Float!
  "What the servers and their load balancer cost in the month."
  serversUsd: Float!
  "From how many requests a month on the servers are cheaper, if they can do them. \`null\`: never."
  breakEvenRequests: Float
}

"An amount of money."
type Money @aws_api_key @aws_cognito_user_pools @aws_lambda @cacheControl(inheritMaxAge: true) {
  "In minor units of the currency (cents for USD and EUR, yen for JPY)."
  amount: Int!
  "ISO 4217, for example \`EUR\`."
  currency: String!
}

"An amount of money."
input MoneyInput {
  "In minor units of the currency (cents for USD and EUR, yen for JPY). Not negative."
  amount: Int!
  "ISO 4217, for example \`EUR\`."
  currency: String!
}

"Whether a machine can sell."
enum MachineStatus {
  "It is heard and can sell."
  ONLINE
  "It was silent for longer than it may, or a person said so; nothing is sold until it is heard, or said otherwise."
  OFFLINE
  "A person took it out of service."
  OUT_OF_SERVICE
}

"A vending machine."
type Machine @aws_api_key @aws_cognito_user_pools @aws_lambda {
  "The machine's id."
  id: ID!
  "What is printed on it and inside its QR code."
  code: String!
  "The name that people see."
  name: String!
  "Where it stands, in words."
  place: String!
  "Where it stands on the map. \`null\`: nobody has said."
  location: Location
  "What its operator groups it by, for example \`north\` or \`school\`."
  tags: [String!]! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "Its time zone, IANA, for example \`Europe/Berlin\`."
  timeZone: String!
  "Who owns it."
  operator: Operator!
  "Whether it can sell."
  status: MachineStatus!
  "What it was told to do from afar in the last 30 days, newest first. For its operator's staff."
  commands(
    "How many at most, 1 to 100."
    limit: Int = 20
    "Where the page before ended."
    nextToken: String
  ): MachineCommandPage! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "The health rule for perishables. \`null\`: it sells none."
  perishable: PerishableRule @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "Since when it sells nothing by that rule, until \`resolveAlert\`. \`null\`: it may sell."
  salesStoppedAt: AWSDateTime @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "When it was last heard, to some two minutes. \`null\`: never since it enrolled."
  lastSeenAt: AWSDateTime @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "How long it may be silent, in seconds: then it is OFFLINE, and nothing is sold until it is heard again."
  silenceSeconds: Int! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "The newest value of each thing that it measured. \`null\`: it never said. For the machine itself and its operator's staff."
  telemetry: Telemetry @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "What it reported in the last 30 days, newest first: each report as it came. For its operator's staff."
  telemetryHistory(
    "How many at most, 1 to 100."
    limit: Int = 20
    "Where the page before ended."
    nextToken: String
  ): TelemetryPage! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "Who refilled it and with what, newest first. For its operator's staff."
  restocks(
    "How many at most, 1 to 100."
    limit: Int = 20
    "Where the page before ended."
    nextToken: String
  ): RestockPage! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "Its audit files, the newest import first. For its operator's staff."
  audits(
    "How many at most, 1 to 100."
    limit: Int = 20
    "Where the page before ended."
    nextToken: String
  ): MachineAuditPage! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "Whether its controller has enrolled and not been revoked."
  enrolled: Boolean! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "The code to enrol its controller with. In the answers of \`registerMachine\` and \`renewEnrolment\` only."
  enrolment: MachineEnrolment @aws_cognito_user_pools(cognito_groups: ["owner"])
  "Whether it is dispensing for somebody right now."
  busy: Boolean!
  "How its prices are taxed."
  tax: TaxRule!
  "The most that one vend may cost while it is offline."
  offlineLimit: Money! @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "Its columns, in the order of their codes."
  slots: [Slot!]!
  "Grows by one with every change of the planogram."
  planogramVersion: Int!
  "The vend that the machine has to do or is doing. For the machine itself and its operator's staff."
  activeVend: Vend @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "Reports of the machine that were refused, newest first. For its operator's staff."
  exceptions(
    "How many at most, 1 to 100."
    limit: Int = 20
    "Where the page before ended."
    nextToken: String
  ): MachineExceptionPage! @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
}

"A place on the map, in degrees (WGS 84)."
type Location @aws_api_key @aws_cognito_user_pools @aws_lambda @cacheControl(inheritMaxAge: true) {
  "North of the equator; less than 0 south of it."
  lat: Float!
  "East of Greenwich; less than 0 west of it."
  lng: Float!
}

"A place on the map, in degrees (WGS 84)."
input LocationInput {
  "North of the equator, -90 to 90."
  lat: Float!
  "East of Greenwich, -180 to 180."
  lng: Float!
}

"A visit to a machine."
type Restock @aws_cognito_user_pools {
  "Its id."
  id: ID!
  "When it was."
  createdAt: AWSDateTime!
  "Who was there: the subject of the token."
  by: ID!
  "What was put in and taken out."
  slots: [RestockSlot!]!
  "Coins and notes that were taken out and counted; \`null\`: it was not emptied."
  cashCounted: Money
}

"What a visit did to a slot."
type RestockSlot @aws_cognito_user_pools {
  "The slot's code."
  code: String!
  "Units put in; less than 0 when units were taken out."
  added: Int!
  "Whether a jam was cleared."
  jamCleared: Boolean!
}

"A page of visits to a machine."
type RestockPage @aws_cognito_user_pools {
  "The visits."
  items: [Restock!]!
  "Give it back to get the next page; \`null\` on the last."
  nextToken: String
}

"A file with an operator's rows of a period, and how far it is made."
type Export @aws_cognito_user_pools(cognito_groups: ["owner", "viewer"]) {
  "Its id."
  id: ID!
  "What it holds a row of."
  kind: ExportKind!
  "How the rows are written."
  format: ExportFormat!
  "Why it is made."
  origin: ExportOrigin!
  "Where it stands."
  state: ExportState!
  "The beginning of its period: what is dated then is in it."
  from: AWSDateTime!
  "The end of its period, as it was asked for: what is dated then is not in it."
  to: AWSDateTime!
  "The end of what it holds: \`to\`, or half a minute before it was asked for when that was earlier."
  until: AWSDateTime!
  "The subject of the token of who asked for it."
  by: String
  "When it was asked for."
  createdAt: AWSDateTime!
  "When it was done, or failed."
  endedAt: AWSDateTime
  "When its file is deleted."
  fileExpiresAt: AWSDateTime
  "How many rows are written, without the header."
  rows: Int!
  "How many bytes are written: a whole number, which may be greater than an Int."
  bytes: Float!
  "How much of the period is read, 0 to 1; of SALES and VENDS by machines."
  fraction: Float!
  "Why it failed, and what to do about it."
  failure: ExportFailure
  "What the file is called when it is saved."
  fileName: String!
  "Where its file can be downloaded for five minutes, by whoever has the address: a new one each time. When it is DONE."
  url: AWSURL
}

"Why an export failed."
type ExportFailure @aws_cognito_user_pools(cognito_groups: ["owner", "viewer"]) {
  "In a word."
  code: ExportFailureCode!
  "What happened."
  message: String!
  "What to do about it."
  fix: String!
}

"Why an export failed, in a word."
enum ExportFailureCode {
  "The file became larger than S3 takes in one piece."
  TOO_LARGE
  "Making the file failed again and again."
  GAVE_UP
}

"What an export holds a row of."
enum ExportKind {
  "Each vend that was sold, what was given back of it beside it: adds up to \`sales\`."
  SALES
  "Each entry of each transfer, in the order of time: adds up to \`ledger\`."
  LEDGER
  "Each vend, whatever became of it."
  VENDS
  "Each transfer that gave money back."
  REFUNDS
}

"How an export's rows are written. Amounts are whole minor units, times are UTC."
enum ExportFormat {
  "RFC 4180 with a header. Text that a spreadsheet would take for a formula has an apostrophe before it."
  CSV
  "One JSON object a line, under the same names."
  JSON_LINES
}

"Why an export is made."
enum ExportOrigin {
  "Somebody asked for it. Its file is kept for 7 days."
  ON_DEMAND
  "It is the statement of a day (UTC), made in the night after. Its file is kept for 90 days."
  NIGHTLY
}

"Where an export stands."
enum ExportState {
  "Nobody works at it yet."
  QUEUED
  "Its file is being made."
  RUNNING
  "Its file is there: \`url\`."
  DONE
  "There is no file: \`failure\` says why."
  FAILED
  "Its file was kept for its time and is deleted. Ask for it once more."
  EXPIRED
}

"A page of exports, the newest first."
type ExportPage @aws_cognito_user_pools(cognito_groups: ["owner", "viewer"]) {
  "The exports."
  items: [Export!]!
  "Give it back to get the next page; \`null\` on the last."
  nextToken: String
}

"A file that somebody may put into the bucket, and what became of it."
type Upload @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"]) {
  "Its id."
  id: ID!
  "What it is for."
  kind: UploadKind!
  "Where it stands."
  state: UploadState!
  "Why it was rejected."
  reason: UploadReason
  "When it was asked for."
  createdAt: AWSDateTime!
  "What to send with the file. In the answer of \`createUpload\` only, as long as no file has come."
  form: UploadForm
  "The picture that was made of it, in three sizes: this is the middle one. A photo of a machine is behind \`photoUrl\` only."
  picture: UploadedPicture
  "Where the photo of a machine can be seen for five minutes, in its middle size. For its operator's staff."
  photoUrl: AWSURL @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "What was made of an audit file: see \`Machine.audits\`."
  auditId: ID
}

"What a file is for."
enum UploadKind {
  "A picture of a product: JPEG, PNG or WebP, at most 10 MB. It is about \`productId\`."
  PRODUCT_PICTURE
  "The audit file of a machine, at most 1 MB. It is about \`machineId\`."
  AUDIT_FILE
  "A photo of a machine: as a picture of a product, and for the operator's staff only. It is about \`machineId\`."
  SERVICE_PHOTO
}

"Where an upload stands."
enum UploadState {
  "The file has not come, or nobody has looked at it yet."
  PENDING
  "It was taken."
  READY
  "It was not taken: \`reason\` says why. Ask for another upload."
  REJECTED
  "The file never came."
  EXPIRED
}

"Why a file was not taken."
enum UploadReason {
  "Its content is of another type than its kind allows."
  WRONG_TYPE
  "It is larger than was said."
  TOO_LARGE
  "It cannot be read as a picture."
  BROKEN
  "The audit was rejected: the findings of \`auditId\` say why."
  AUDIT_REJECTED
  "The product or machine that it is about is gone."
  SUBJECT_GONE
}

"A form of the type \`multipart/form-data\`: the fields in this order, and then the file in a field named \`file\`."
type UploadForm @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver"]) {
  "Where to send it, by POST."
  url: AWSURL!
  "What to send before the file."
  fields: [UploadField!]!
}

"A field of a form."
type UploadField @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver"]) {
  "Its name."
  name: String!
  "Its value."
  value: String!
}

"A picture that was made of a file, without what its camera wrote into it."
type UploadedPicture @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"]) {
  """
  Its path: at the router for a picture of a product, where it never shows anything else, with \`small.webp\` (160 pixels wide) and
  \`large.webp\` (1280) beside it.
  """
  path: String!
  "Its width in pixels."
  width: Int!
  "Its height in pixels."
  height: Int!
}

"""
An audit file of a machine: what its own counters say. Money is in the machine's currency.
"""
type MachineAudit @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"]) {
  "Its id."
  id: ID!
  "Whose file it is."
  machineId: ID!
  "Whether it was imported."
  state: MachineAuditState!
  "When it came."
  createdAt: AWSDateTime!
  "Who sent it: the subject of the token; a machine's own id."
  by: ID!
  "SHA-256 of the file, in hex."
  hash: String!
  "The machine's serial number, as the file tells (ID101)."
  serialNumber: String
  "What each read in the file says of the time since the read before; none when it was rejected."
  reads: [AuditRead!]!
  "What is not as it should be, errors first: at most 50."
  findings: [AuditFinding!]!
}

"Whether an audit file was imported."
enum MachineAuditState {
  "It was, all of it."
  IMPORTED
  "Nothing of it was: the findings of severity ERROR say why."
  REJECTED
}

"What a machine counted between two reads. \`null\`: its counters do not tell."
type AuditRead @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"]) {
  "What it is compared with the read before."
  kind: AuditReadKind!
  "When the machine was read before; \`null\`: there is nothing to compare with."
  from: AWSDateTime
  "When it was read."
  to: AWSDateTime!
  "Whether that is when the file came, because the machine's clock cannot be right or told nothing."
  clockUncertain: Boolean!
  "How many units it sold."
  units: Int
  "For how much."
  amount: Money
  "Of that, for coins and notes."
  cash: Money
  "Of that, by cashless readers."
  cashless: Money
  "Coins and notes that went into the cash box and the stacker."
  toBox: Money
  "What the coin tubes held when it was read."
  tubes: Money
  "What each column sold."
  columns: [AuditColumn!]!
}

"What a read is, compared with the read before."
enum AuditReadKind {
  "It is the first: the next one is compared with it."
  BASELINE
  "Nothing was counted."
  SAME
  "Something was sold."
  CHANGED
  "The machine's counters began again: what was sold between the two is not known."
  EPOCH
  "It was read before the newest read, and changes nothing."
  OLDER
}

"What a column sold between two reads."
type AuditColumn @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"]) {
  "The column, as the machine names it: the slot's code, where the machine is set up so."
  selection: String!
  "How many units."
  units: Int!
  "For how much."
  amount: Money!
}

"Something about an audit file that is not as it should be."
type AuditFinding @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"]) {
  "What it is, for a program."
  code: String!
  "How bad it is."
  severity: AuditSeverity!
  "What was found."
  message: String!
  "What to do."
  fix: String!
  "The line of the file, from 1; \`null\`: the file as a whole."
  line: Int
}

"How bad a finding is."
enum AuditSeverity {
  "Nothing of the file was imported."
  ERROR
  "It was imported; look at it."
  WARNING
  "Nothing to do."
  INFO
}

"A page of audit files."
type MachineAuditPage @aws_cognito_user_pools {
  "The files."
  items: [MachineAudit!]!
  "Give it back to get the next page; \`null\` on the last."
  nextToken: String
}

"A machine's counters against what the cloud knows."
type MachineReconciliation @aws_cognito_user_pools {
  "The machine."
  machineId: ID!
  "One period for each read on these days that has a read before it, oldest first."
  periods: [ReconciledPeriod!]!
}

"What a machine counted between two reads, against what the cloud knows."
type ReconciledPeriod @aws_cognito_user_pools {
  "When the machine was read before."
  from: AWSDateTime!
  "When it was read."
  to: AWSDateTime!
  "Whether that is when the file came, because the machine's clock cannot be right or told nothing."
  clockUncertain: Boolean!
  "What the machine's counters say."
  counted: AuditSums!
  "What the cloud knows to be sold."
  cloud: AuditSums!
  "What the ledger has of those vends; \`null\`: more has happened than can be looked through."
  ledger: Money
  "Vends that are sold and not, or not with their price, in the ledger."
  notInLedger: [ID!]!
  "How many vends wait for somebody to find out what became of them."
  unknown: Int!
  "Why the counters and the cloud differ: the lines add up to \`counted\` less \`cloud\`, to the last minor unit."
  differences: [AuditDifference!]!
  "Counted cash against what went into the machine."
  cash: CashCheck!
  "What would put the stock right: a suggestion, nothing was changed."
  adjustments: [StockAdjustment!]!
}

"Units and money."
type AuditSums @aws_cognito_user_pools {
  "How many units."
  units: Int!
  "For how much."
  amount: Money!
}

"One reason why a machine's counters and the cloud differ."
type AuditDifference @aws_cognito_user_pools {
  "The reason."
  kind: AuditDifferenceKind!
  "The column, as the machine names it; \`null\`: the machine as a whole."
  selection: String
  "The machine's units less the cloud's."
  units: Int!
  "The machine's money less the cloud's."
  amount: Money!
  "The vends that it is about, where single ones are."
  vendIds: [ID!]!
}

"Why a machine's counters and the cloud differ."
enum AuditDifferenceKind {
  "Sold for coins or notes, and never reported."
  CASH_SALE
  "Sold by a cashless reader while the machine was offline, and never reported."
  OFFLINE_CASHLESS
  "The cloud took it for sold, and the machine did not count it."
  JAM
  "The machine counted a vend whose outcome nobody has decided on yet."
  OUTCOME_UNKNOWN
  "Sold so close to a read that the two clocks put it on different sides of it."
  CLOCK
  "No column or no kind of payment accounts for it."
  UNATTRIBUTED
}

"Counted cash against what went into a machine. \`null\`: its counters do not tell, or nobody counted."
type CashCheck @aws_cognito_user_pools {
  "What was sold for coins and notes."
  sold: Money
  "What went into the cash box and the stacker."
  toBox: Money
  "What went into the coin tubes."
  toTubes: Money
  "What was paid out as change."
  paidOut: Money
  "What was taken out and counted at the visit that is nearest to the read."
  counted: Money
  "\`counted\` less \`toBox\`."
  difference: Money
}

"How many units to add to a slot's stock, so that it is what the machine says; less than 0: to take away."
type StockAdjustment @aws_cognito_user_pools {
  "The slot's code, as the machine names the column."
  slot: String!
  "How many."
  units: Int!
}

"""
What a machine measured: what it left out is \`null\` in a report; the newest values are those that it said last.
"""
type Telemetry @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"]) {
  "The machine's own number of the (newest) report."
  sequence: Int!
  "When it came."
  reportedAt: AWSDateTime!
  "Inside, in tenths of a degree Celsius: 41 is 4.1 C."
  temperature: Int
  "Its door."
  door: DoorState
  "The codes of the slots whose sensors see nothing."
  soldOut: [String!]
  "The coin mechanism."
  coinMech: DeviceHealth
  "The reader of cards and phones."
  cashless: DeviceHealth
  "The strength of its mobile network, in dBm."
  signal: Int
  "The version of its controller's software."
  firmware: String
  "The errors that are active: event identifiers of EVA-DTS of the families EA, EJ and EK, for example \`EJA\`."
  errors: [String!]
}

"""
When a machine with perishables must not sell any more. Many places follow the standard of the NAMA: 5 C (41 F), 15 and 30
minutes.
"""
type PerishableRule @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"]) {
  "The highest temperature that is cold, in tenths of a degree Celsius: 50 is 5.0 C."
  maxTemperature: Int!
  "How long it may be warmer with its door shut, in minutes."
  warmMinutes: Int!
  "How long it may take to be cold after its door was shut, in minutes."
  recoverMinutes: Int!
}

"When a machine with perishables must not sell any more."
input PerishableRuleInput {
  "The highest temperature that is cold, in tenths of a degree Celsius: 50 is 5.0 C."
  maxTemperature: Int! = 50
  "How long it may be warmer with its door shut, in minutes, 1 to 1440."
  warmMinutes: Int! = 15
  "How long it may take to be cold after its door was shut, in minutes, 1 to 1440."
  recoverMinutes: Int! = 30
}

"Something that is or was wrong with a machine."
type Alert @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"]) {
  "Its id: no other of the machine has the same."
  id: ID!
  "The machine."
  machineId: ID!
  "What is wrong."
  rule: AlertRule!
  "Where: the code of a slot, \`coinMech\` or \`cashless\`, or an error of EVA-DTS. \`null\`: the whole machine."
  part: String
  "How urgent it is."
  severity: AlertSeverity!
  "Whether it is wrong now."
  state: AlertState!
  "When it was opened. \`null\`: that was never heard, and it is closed."
  openedAt: AWSDateTime
  "When it was closed."
  closedAt: AWSDateTime
  "When somebody went after it."
  acknowledgedAt: AWSDateTime
  "Who: the subject of the token."
  acknowledgedBy: ID
  "Who put it right, when a person said so: the subject of the token."
  resolvedBy: ID
  "When it last was opened or closed."
  changedAt: AWSDateTime!
}

"A page of alerts."
type AlertPage @aws_cognito_user_pools {
  "The alerts."
  items: [Alert!]!
  "Give it back to get the next page; \`null\` on the last."
  nextToken: String
}

"Whether something is wrong."
enum AlertState {
  "It is wrong."
  OPEN
  "It was wrong."
  CLOSED
}

"How urgent an alert is."
enum AlertSeverity {
  "To be known."
  INFO
  "To be seen to on the next tour."
  WARNING
  "To be seen to now."
  CRITICAL
}

"What is wrong with a machine."
enum AlertRule {
  "A slot is at its threshold or below: INFO."
  LOW_STOCK
  "A slot is empty: WARNING."
  SOLD_OUT
  "The machine is silent: CRITICAL."
  OFFLINE
  "Its door has been open for 15 minutes: CRITICAL."
  DOOR_OPEN
  "A column is stuck: WARNING."
  JAM
  "A payment device does not work or does not answer: WARNING."
  PAYMENT_FAULT
  "The machine reports an error of EVA-DTS: WARNING."
  MACHINE_ERROR
  "Of a column's vends of a day at least 3, and a quarter, failed: WARNING."
  FAILED_VENDS
  "It was too warm for perishables, and sells nothing until it was serviced: CRITICAL."
  COLD_CHAIN
}

"A page of reports of a machine."
type TelemetryPage @aws_cognito_user_pools {
  "The reports."
  items: [Telemetry!]!
  "Give it back to get the next page; \`null\` on the last."
  nextToken: String
}

"A machine's door."
enum DoorState {
  "It is open."
  OPEN
  "It is shut."
  CLOSED
}

"How a payment device does."
enum DeviceHealth {
  "It works."
  OK
  "It is there and does not work."
  FAULT
  "It does not answer."
  MISSING
}

"What the controller of a machine enrols with, once: \`enrolMachine\`."
type MachineEnrolment @aws_cognito_user_pools(cognito_groups: ["owner"]) {
  "The code, for a person to type: \`7KQ2-M3XD-9FTB\`. Who has it can become the machine."
  code: String!
  "Until when it can be used."
  expiresAt: AWSDateTime!
}

"The machine that a controller has enrolled as."
type EnrolledMachine @aws_api_key @aws_cognito_user_pools @aws_lambda {
  "The machine's id: the \`iss\` and \`sub\` of the tokens that the controller signs."
  machineId: ID!
  "The machine."
  machine: Machine!
}

"How prices are taxed where a machine stands."
type TaxRule @aws_api_key @aws_cognito_user_pools @aws_lambda @cacheControl(inheritMaxAge: true) {
  "Whose rule it is, for example \`US-NY-NYC\`."
  jurisdiction: String
  "Parts per million: 190000 is 19 %, 88750 is 8.875 %."
  ratePpm: Int!
  "Whether prices already hold the tax (Europe) or it is added to them (United States)."
  inclusive: Boolean!
  "Whether the deposit is taxed as the drink is."
  depositTaxed: Boolean!
}

"How prices are taxed where a machine stands."
input TaxRuleInput {
  "Whose rule it is, for example \`US-NY-NYC\`: 1 to 40 characters."
  jurisdiction: String
  "Parts per million, 0 to 1000000: 190000 is 19 %, 88750 is 8.875 %."
  ratePpm: Int!
  "Whether prices already hold the tax (Europe) or it is added to them (United States)."
  inclusive: Boolean!
  "Whether the deposit is taxed as the drink is."
  depositTaxed: Boolean! = false
}

"A column of a machine: what it sells, for how much, and how much is left."
type Slot @aws_api_key @aws_cognito_user_pools @aws_lambda @cacheControl(inheritMaxAge: true) {
  "What the customer types or taps, for example \`A1\`."
  code: String!
  "What it sells."
  product: SlotProduct!
  "The shelf price, without a promotion."
  price: Money!
  "The promotion that is on, the one with the lowest price. \`null\`: none."
  promotion: SlotPromotion
  "What the customer pays now: price, promotion, tax and deposit together. This is what \`startVend\` expects."
  total: Money!
  "Units that can still be sold."
  stock: Int!
  "Whether nothing is left."
  soldOut: Boolean!
  "Whether it sells at all: a slot can be switched off or jammed."
  enabled: Boolean!
  "Whether the machine said that the column is stuck."
  jammed: Boolean!
  "Whether the price is the slot's own. If not, it follows the product's list price."
  ownPrice: Boolean! @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "Whether a person switched it off."
  switchedOff: Boolean! @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "How many units fit."
  capacity: Int! @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "How many units a restock fills it up to."
  parLevel: Int! @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "With how many units left, or fewer, it is low."
  lowAt: Int! @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "How full it is now."
  level: StockLevel! @aws_lambda @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
}

"How full a slot is."
enum StockLevel {
  "Full enough, or switched off."
  OK
  "As many units as its threshold or fewer are left."
  LOW
  "Nothing is left: it is sold out."
  EMPTY
}

"What to bring on a tour."
type RestockPlan @aws_cognito_user_pools {
  "Each machine, with what it needs."
  machines: [RestockPlanMachine!]!
  "What to load: of each product what all machines need together, by name."
  products: [RestockPlanProduct!]!
}

"What to bring to one machine."
type RestockPlanMachine @aws_cognito_user_pools {
  "The machine."
  machine: Machine!
  "What it needs, all slots together."
  units: Int!
  "The slots that need something, in the planogram's order."
  slots: [RestockPlanSlot!]!
}

"What to bring for one slot."
type RestockPlanSlot @aws_cognito_user_pools {
  "The slot as it is now."
  slot: Slot!
  "How many units are likely to sell until the tour."
  forecast: Int!
  "How many units fill it up to its par level then."
  units: Int!
}

"How much to load of one product."
type RestockPlanProduct @aws_cognito_user_pools {
  "The product."
  product: SlotProduct!
  "How many units."
  units: Int!
}

"A machine that somebody should refill."
type LowStock @aws_cognito_user_pools {
  "Its id."
  machineId: ID!
  "The machine."
  machine: Machine!
  "The slots that are low or empty, in the order of their codes."
  slots: [LowSlot!]!
  "When one of them last became low, empty or full."
  changedAt: AWSDateTime!
}

"A slot that is low or empty."
type LowSlot @aws_cognito_user_pools {
  "What the customer types or taps, for example \`A1\`."
  code: String!
  "LOW or EMPTY."
  level: StockLevel!
}

"A page of machines that somebody should refill."
type LowStockPage @aws_cognito_user_pools {
  "The machines."
  items: [LowStock!]!
  "Give it back to get the next page; \`null\` on the last."
  nextToken: String
}

"A promotion as a customer sees it in a slot."
type SlotPromotion @aws_api_key @aws_cognito_user_pools @aws_lambda @cacheControl(inheritMaxAge: true) {
  "The promotion's id."
  id: ID!
  "What it is called, for example \`Happy hour\`."
  name: String!
  "The shelf price with it."
  price: Money!
  "Until when it is on today, by the machine's clock, for example \`19:00\`; \`24:00\` is the end of the day."
  until: String!
}

"What a slot shows of its product: a copy that follows the product, so that a machine is one read."
type SlotProduct @aws_api_key @aws_cognito_user_pools @aws_lambda @cacheControl(inheritMaxAge: true) {
  "The product's id."
  id: ID!
  "The product's name."
  name: String!
  "A picture of it."
  imageUrl: AWSURL
  "The refundable bottle deposit."
  deposit: Money!
  "How old the buyer must be, in years, and prove to be. \`null\`: anybody may buy it."
  minimumAge: Int
}

"Something that an operator sells."
type Product @aws_api_key @aws_cognito_user_pools @aws_lambda {
  "The product's id."
  id: ID!
  "Who sells it."
  operator: Operator!
  "Its name."
  name: String!
  "What it is, in a sentence or two."
  description: String!
  "A picture of it: an https:// address of at most 200 characters."
  imageUrl: AWSURL
  "The list price; a slot may have its own."
  price: Money!
  "The refundable bottle deposit, not part of the price. Zero when there is none."
  deposit: Money!
  "What it holds that people react to, for example \`milk\`."
  allergens: [String!]!
  "What it holds, as its label says. \`null\`: not known."
  nutrition: Nutrition
  "How old the buyer must be, in years, and prove to be. \`null\`: anybody may buy it."
  minimumAge: Int
  "When it was last changed."
  updatedAt: AWSDateTime!
}

"What a measure of a product holds, as its label says (in the EU: Regulation 1169/2011, annex XV)."
type Nutrition @aws_api_key @aws_cognito_user_pools @aws_lambda @cacheControl(inheritMaxAge: true) {
  "What it is told of."
  per: NutritionBasis!
  "In kilojoules."
  energyKj: Int!
  "In milligrams."
  fat: Int!
  "The saturated part of the fat, in milligrams."
  saturates: Int!
  "In milligrams."
  carbohydrate: Int!
  "The sugars in the carbohydrate, in milligrams."
  sugars: Int!
  "In milligrams."
  protein: Int!
  "In milligrams."
  salt: Int!
}

"What a measure of a product holds: energy 0 to 4000 kJ, the rest 0 to 100000 mg each."
input NutritionInput {
  "What it is told of."
  per: NutritionBasis!
  "In kilojoules."
  energyKj: Int!
  "In milligrams."
  fat: Int!
  "The saturated part of the fat, in milligrams."
  saturates: Int!
  "In milligrams."
  carbohydrate: Int!
  "The sugars in the carbohydrate, in milligrams."
  sugars: Int!
  "In milligrams."
  protein: Int!
  "In milligrams."
  salt: Int!
}

"What nutrition is told of."
enum NutritionBasis {
  "A tenth of a litre."
  HUNDRED_ML
  "A tenth of a kilogram."
  HUNDRED_G
}

"A day of the week."
enum Weekday {
  "Monday."
  MONDAY
  "Tuesday."
  TUESDAY
  "Wednesday."
  WEDNESDAY
  "Thursday."
  THURSDAY
  "Friday."
  FRIDAY
  "Saturday."
  SATURDAY
  "Sunday."
  SUNDAY
}

"""
A price rule of an operator. Days and hours are those of each machine's own clock. Of several that are on, the one with
the lowest price counts; they never add up. Customers see it only in \`Slot.promotion\`.
"""
type Promotion @aws_cognito_user_pools {
  "The promotion's id."
  id: ID!
  "What customers see, for example \`Happy hour\`."
  name: String!
  "What it takes off the shelf price."
  discount: Discount!
  "For which products. Empty: all."
  productIds: [ID!]!
  "At which machines. Empty: all."
  machineIds: [ID!]!
  "On which days its hours begin. Empty: every day."
  days: [Weekday!]!
  "When it begins, by the machine's clock, for example \`17:00\`."
  from: String!
  "When it ends. Not later than \`from\`: on the next day."
  until: String!
  "The first day. \`null\`: it began long ago."
  startDate: AWSDate
  "The first day without it. \`null\`: it has no end."
  endDate: AWSDate
  "Whether it is switched on."
  enabled: Boolean!
  "When it was last changed."
  updatedAt: AWSDateTime!
}

"What a machine is in one word; of several things that hold the one that keeps most from selling."
enum MachineCondition {
  "Sells, and has enough."
  SELLING
  "Is dispensing."
  BUSY
  "Sells, and a slot is low or empty."
  NEEDS_REFILL
  "Was too warm for perishables."
  STOPPED
  "Is not heard."
  OFFLINE
  "Was taken out of service."
  OUT_OF_SERVICE
}

"What a person may be of an operator."
enum Role {
  "Sees and changes everything, and says who else may."
  OWNER
  "Sees everything, fills and services machines."
  ROUTE_DRIVER
  "Sees everything and changes nothing."
  VIEWER
}

"Where a person stands."
enum PersonState {
  "Has not signed in yet."
  INVITED
  "Works for the operator."
  ACTIVE
  "Does not any more."
  REMOVED
}

"Somebody who works for an operator, was invited to, or once did."
type Person @aws_cognito_user_pools {
  "The person's id."
  id: ID!
  "Where the invitation counts, in lower case."
  email: String!
  "What the person is called here. \`null\`: nobody said."
  name: String
  "What the person may do."
  role: Role!
  "Where the person stands."
  state: PersonState!
  "The user that the person signs in as: \`Me.id\`. \`null\`: has not signed in yet."
  userId: ID
  "The user who invited. \`null\`: the first owner, whom an administrator of the user pool made."
  invitedBy: ID
  "When the person was invited."
  invitedAt: AWSDateTime!
  "When the person signed in for the first time."
  activeAt: AWSDateTime
  "When role or state last changed."
  changedAt: AWSDateTime!
  "The user who changed them last. \`null\`: nobody has."
  changedBy: ID
}

"What a promotion takes off the shelf price: exactly one of these is set."
type Discount @aws_cognito_user_pools {
  "So many percent, rounded half to even on minor units."
  percent: Int
  "So much, but never more than the shelf price."
  amount: Money
  "Another shelf price, where it is lower."
  price: Money
}

"""
Where a vend stands. It only moves forward:
PENDING, AUTHORIZED, DISPENSING, COMPLETED, REFUNDED; or it ends in DECLINED, CANCELLED, EXPIRED or FAILED; or it waits
for a person in OUTCOME_UNKNOWN.
"""
enum VendState {
  "The payment provider has not answered yet (card)."
  PENDING
  "Money is held and a unit reserved; the machine has not taken it yet."
  AUTHORIZED
  "The machine has taken it."
  DISPENSING
  "The product fell and the money is captured."
  COMPLETED
  "Money was given back after completion, in part or whole."
  REFUNDED
  "The payment was refused; nothing is held."
  DECLINED
  "The customer gave it up; nothing is held."
  CANCELLED
  "The machine never took it; nothing is held."
  EXPIRED
  "The machine could not dispense; nothing is held."
  FAILED
  "The machine never said how it ended; the money stays held until it is resolved."
  OUTCOME_UNKNOWN
}

"How a vend is paid."
enum PaymentMethod {
  "From the customer's prepaid wallet."
  WALLET
  "By card."
  CARD
  "With coins or notes, at the machine: only a machine says so, with \`reportOfflineVends\`."
  CASH
}

"One purchase: from the customer's tap to the settled money."
type Vend @aws_api_key @aws_cognito_user_pools @aws_lambda {
  "The vend's id."
  id: ID!
  "Where it stands."
  state: VendState!
  "The machine."
  machine: Machine!
  "The slot's code."
  slot: String!
  "What was bought, as it was called then."
  product: SlotProduct!
  "What it costs, frozen when the vend started."
  price: VendPrice!
  "How it is paid."
  payment: PaymentMethod!
  "What was given back of \`price.total\` after completion."
  refunded: Money!
  "What is being given back to the card, until the payment provider has done it. \`null\`: nothing."
  refundPending: Money
  "Of a vend that the machine reported when it was online again. \`null\`: it was online."
  offline: OfflineSale
  "The card that it is paid by. \`null\` when it is paid from the wallet."
  card: VendCard
  """
  What the page gives to the payment provider's library when the customer has to prove who it is. In the answer of
  \`startVend\` alone, and only while the vend waits for it.
  """
  clientSecret: String @aws_api_key @aws_cognito_user_pools
  "What opens the vend to a guest who bought it: keep it. In the answer of \`startVend\` alone, and for a guest alone."
  receiptToken: String @aws_api_key @aws_cognito_user_pools
  "Who bought it. \`null\` for a guest."
  customerId: ID
  "Why it failed, when it did."
  failure: VendFailure
  "What a person decided when its outcome was unknown; for the operator's staff."
  resolution: VendResolution @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"])
  "True when the machine lost power before it could confirm, and success was assumed (MDB/ICP 4.2, 7.4.7)."
  unconfirmed: Boolean!
  "The fencing number: of two vends of a machine the later has the greater."
  fence: Int!
  "When it started."
  createdAt: AWSDateTime!
  "When it last changed."
  updatedAt: AWSDateTime!
}

"A vend while the machine was offline."
type OfflineSale @aws_cognito_user_pools @aws_lambda {
  "When it was, by the machine's clock."
  soldAt: AWSDateTime!
  "Whether that cannot be trusted: the machine said so, or it lies in the future or more than 7 days back."
  clockUncertain: Boolean!
}

"What became of a sale while the machine was offline."
type OfflineResult @aws_lambda {
  "The machine's own number."
  sequence: Int!
  "The vend, when it was charged."
  vend: Vend
  "Why it was not charged: an error code. It is in the operator's \`exceptions\`."
  code: String
}

"What is known of a card. Its number never comes here."
type VendCard @aws_api_key @aws_cognito_user_pools @aws_lambda {
  "For example \`visa\`. \`null\` until the payment provider has answered."
  brand: String
  "The last four digits. \`null\` until the payment provider has answered."
  last4: String
  "Why it was declined, in the provider's words, for example \`insufficient_funds\`."
  declineCode: String
}

"What a vend costs, frozen when it started: net + tax + deposit = total."
type VendPrice @aws_api_key @aws_cognito_user_pools @aws_lambda {
  "Without tax and deposit."
  net: Money!
  "The tax."
  tax: Money!
  "The refundable bottle deposit, without the tax on it."
  deposit: Money!
  "The part of \`tax\` that is on the deposit."
  depositTax: Money!
  "What the customer pays."
  total: Money!
  "What a promotion and a voucher took off the shelf price; all the other amounts are without it."
  discount: Money!
  "The promotion that counted."
  promotionId: ID
  "The voucher that was used."
  voucherId: ID
  "The tax rule that set it."
  rule: TaxRule!
  "The planogram that set it."
  planogramVersion: Int!
}

"How a machine says that a vend ended."
enum VendOutcome {
  "The product fell (MDB: VEND SUCCESS)."
  SUCCESS
  "It did not (MDB: VEND FAILURE)."
  FAILURE
  "The machine was reset between approval and success. Counts as success, and is marked as unconfirmed."
  RESET
}

"Why a machine could not dispense."
enum VendFailureCode {
  "The product did not fall and the motor did not turn as it should."
  JAM
  "The motor turned and nothing fell."
  EMPTY
  "The drop sensor saw nothing."
  NOT_DETECTED
  "Anything else."
  OTHER
}

"Why a machine could not dispense."
type VendFailure @aws_api_key @aws_cognito_user_pools @aws_lambda {
  "The kind of fault."
  code: VendFailureCode!
  "The machine's own words; empty when it gave none."
  message: String!
}

"""
What the operator's people have to look at: a report of a machine that could not be applied (nothing was changed by it),
or a vend or top-up that a person must look at. Kept for 90 days; as long as money waits for a decision, until that and 90 days more.
"""
type MachineException @aws_cognito_user_pools {
  "Its id."
  id: ID!
  "The machine; of a top-up, which has none, the top-up."
  machineId: ID!
  "When it came."
  createdAt: AWSDateTime!
  """
  What it is: the error code that the machine was answered with, or another one, such as \`REFUND_REQUESTED\`.
  """
  code: String!
  "Why it was refused, or what the customer said."
  message: String!
  "The operation that it came from."
  operation: String!
  "The vend it spoke of, as the machine named it; or the top-up."
  vendId: ID!
  "The top-up that it is about; \`null\` when it is about a vend."
  topUpId: ID
  "The machine's sequence number."
  sequence: Int!
  "When a person closed it. \`null\`: it is open."
  closedAt: AWSDateTime
  "What a person can do about it."
  actions: [ExceptionAction!]!
}

"What a person can do about an exception."
enum ExceptionAction {
  "Decide with \`resolveVend\` what became of the vend."
  RESOLVE_VEND
  "Give money back with \`refundVend\`, when the customer is right."
  REFUND_VEND
  "Look at the payment in the provider's dashboard: nothing here will be asked of it any more, or only in vain."
  LOOK_AT_PROVIDER
  "Look at the machine: its shaft, its stock, its clock, its connection."
  LOOK_AT_MACHINE
  "Take it off the list with \`closeException\`."
  CLOSE
}

"What a person decided about a vend whose outcome was unknown."
type VendResolution @aws_cognito_user_pools(cognito_groups: ["owner", "route-driver", "viewer"]) {
  "What became of it."
  outcome: ResolvedOutcome!
  "How that was known."
  reason: String!
  "Who decided: the subject of the token."
  by: ID!
  "When."
  at: AWSDateTime!
}

"What became of a vend whose outcome was unknown."
enum ResolvedOutcome {
  "The customer has the product."
  DISPENSED
  "The customer has nothing."
  NOT_DISPENSED
}

"The prepaid money of one customer with one operator."
type Wallet @aws_cognito_user_pools {
  "The operator whose machines take this money."
  operator: Operator!
  "What can be spent."
  balance: Money!
  "What is held for vends that have not ended."
  held: Money!
  "When it last changed."
  updatedAt: AWSDateTime!
  "The top-up by card that the answer of \`topUpWallet\` is about. Nowhere else."
  topUp: TopUp
}

"Money that is put into a wallet by card."
type TopUp @aws_cognito_user_pools {
  "Its id."
  id: ID!
  "Where it stands. To know it later, send the same \`topUpWallet\` again."
  state: TopUpState!
  "How much."
  amount: Money!
  "The card."
  card: VendCard!
  """
  What the page gives to the payment provider's library when the customer has to prove who it is (3-D Secure); only while the
  top-up waits for it.
  """
  clientSecret: String
}

"Where a top-up stands."
enum TopUpState {
  "The payment provider, or the customer's bank, has not answered yet."
  PENDING
  "The wallet has the money."
  COMPLETED
  "The card was declined. Nothing was charged."
  DECLINED
  "The customer did not go on with it, or the payment provider never heard of it. Nothing was charged."
  EXPIRED
}

"A page of machines."
type MachinePage @aws_cognito_user_pools {
  "The machines."
  items: [Machine!]!
  "Give it back to get the next page; \`null\` on the last."
  nextToken: String
}

"A page of products."
type ProductPage @aws_cognito_user_pools {
  "The products."
  items: [Product!]!
  "Give it back to get the next page; \`null\` on the last."
  nextToken: String
}

"A page of promotions."
type PromotionPage @aws_cognito_user_pools {
  "The promotions."
  items: [Promotion!]!
  "Give it back to get the next page; \`null\` on the last."
  nextToken: String
}

"A page of people."
type PersonPage @aws_cognito_user_pools {
  "The people."
  items: [Person!]!
  "Give it back to get the next page; \`null\` on the last."
  nextToken: String
}

"A page of vends."
type VendPage @aws_cognito_user_pools @aws_lambda {
  "The vends."
  items: [Vend!]!
  "Give it back to get the next page; \`null\` on the last."
  nextToken: String
}

"A page of exceptions."
type MachineExceptionPage @aws_cognito_user_pools {
  "The exceptions."
  items: [MachineException!]!
  "Give it back to get the next page; \`null\` on the last."
  nextToken: String
}

"A decision on a vend whose outcome is unknown."
input ResolveVendInput {
  "The vend."
  vendId: ID!
  "What became of it."
  outcome: ResolvedOutcome!
  "How that is known: 1 to 200 characters. It is kept with the vend."
  reason: String!
}

"What to buy, and what the customer saw when deciding."
input StartVendInput {
  "The machine."
  machineId: ID!
  "The slot's code."
  slot: String!
  "The product that the customer saw in the slot."
  productId: ID!
  "The \`Slot.total\` that the customer saw. Another one now is PRICE_CHANGED, and nothing is charged."
  total: MoneyInput!
  "How it is paid."
  payment: PaymentMethod! = WALLET
  "The card. Needed when it is paid by card, not allowed otherwise."
  card: CardInput
  "A voucher of the customer's, which lowers what is paid below \`total\`. Given back when nothing is dispensed."
  voucherId: ID
  "The caller's own key for this tap, for example a UUID. The same key and input never buys twice."
  idempotencyKey: ID!
}

"A card, as the payment provider's library names it to the page. A card number is refused."
input CardInput {
  "A PaymentMethod (\`pm_...\`) or a ConfirmationToken (\`ctoken_...\`)."
  token: String!
}

"Which vend to give up."
input CancelVendInput {
  "The vend."
  vendId: ID!
  "What \`startVend\` gave to a guest."
  receiptToken: String
}

"Why a customer wants the money back."
input RequestRefundInput {
  "The vend."
  vendId: ID!
  "In the customer's words, 1 to 500 characters."
  reason: String!
}

"What to give back of a vend."
input RefundVendInput {
  "The vend."
  vendId: ID!
  "How much: at least 1, and not more than is left. Left out: all that is left."
  amount: MoneyInput
  "Why, 1 to 200 characters: it stays with the transfer."
  reason: String!
  "The caller's own key for this refund. The same key and input never gives back twice."
  idempotencyKey: ID!
}

"Which exception a person has seen to."
input CloseExceptionInput {
  "Its machine."
  machineId: ID!
  "The exception."
  exceptionId: ID!
}

"The machine takes a vend."
input AcknowledgeVendInput {
  "The vend."
  vendId: ID!
  "The machine's own number, greater with every report."
  sequence: Int!
}

"Which alert somebody goes after."
input AcknowledgeAlertInput {
  "The machine."
  machineId: ID!
  "The alert's id."
  alertId: ID!
}

"Which alert was put right."
input ResolveAlertInput {
  "The machine."
  machineId: ID!
  "The alert's id."
  alertId: ID!
}

"What a machine is to do."
input SendMachineCommandInput {
  "The machine."
  machineId: ID!
  "What it is to do."
  kind: RemoteCommandKind!
  "The slot that it is about. Needed for all but REBOOT, not allowed with that."
  slot: String
  "The slot's new shelf price. Needed for SET_PRICE, not allowed otherwise."
  price: MoneyInput
  "The caller's own key for this command. The same key and input is never sent twice."
  idempotencyKey: ID!
}

"What became of a command."
input AcknowledgeCommandInput {
  "The command's number."
  sequence: Int!
  "How it went."
  outcome: CommandOutcome!
  "The machine's own words, at most 200 characters."
  message: String
}

"How a command went."
enum CommandOutcome {
  "It was done."
  DONE
  "The machine could not do it."
  FAILED
}

"What a machine measured. At least one value besides the number."
input ReportTelemetryInput {
  "The machine's own number, greater with every report of this kind."
  sequence: Int!
  "Inside, in tenths of a degree Celsius, -500 to 1200."
  temperature: Int
  "Its door."
  door: DoorState
  "The codes of all slots whose sensors see nothing; an empty list: none."
  soldOut: [String!]
  "The coin mechanism."
  coinMech: DeviceHealth
  "The reader of cards and phones."
  cashless: DeviceHealth
  "The strength of its mobile network, in dBm, -150 to 0."
  signal: Int
  "The version of its controller's software, 1 to 40 characters."
  firmware: String
  "All errors that are active, at most 20: event identifiers of EVA-DTS of the families EA, EJ and EK. An empty list: none."
  errors: [String!]
}

"What a machine sold without the API."
input ReportOfflineVendsInput {
  "The sales, 1 to 10."
  vends: [OfflineVendInput!]!
}

"One sale that a machine made without the API."
input OfflineVendInput {
  "The machine's own number, the key of the sale: no two sales of a machine have the same."
  sequence: Int!
  "The slot's code."
  slot: String!
  "How it was paid: WALLET or CASH."
  payment: PaymentMethod! = WALLET
  "Whose wallet pays; needed for WALLET. For CASH who bought, when the machine knows it."
  customerId: ID
  "What the customer was told: \`Slot.total\` at that time, with the promotion or without."
  total: MoneyInput!
  "When it was, by the machine's clock."
  soldAt: AWSDateTime!
  "Whether the machine does not trust its clock."
  clockUncertain: Boolean! = false
}

"How a vend ended."
input ReportVendResultInput {
  "The vend."
  vendId: ID!
  "The machine's own number, greater with every report."
  sequence: Int!
  "How it ended."
  outcome: VendOutcome!
  "Why it failed. Needed when the outcome is FAILURE, not allowed otherwise."
  failure: VendFailureInput
}

"Why a machine could not dispense."
input VendFailureInput {
  "The kind of fault. JAM switches the column off until it is restocked."
  code: VendFailureCode!
  "The machine's own words, at most 200 characters."
  message: String
}

"The operator's rule for points."
input SetLoyaltyInput {
  "What a purchase earns and what points are worth. \`null\`: there are no points."
  rule: LoyaltyRuleInput
}

"An operator's rule for points."
input LoyaltyRuleInput {
  "Points for each major unit of the currency that is spent: 1 to 1000."
  pointsPerUnit: Int!
  "What one point takes off a price, in minor units of the operator's currency: at least 1."
  pointValue: Int!
  "Points for a free drink. Left out: none are given."
  freeDrinkPoints: Int
}

"What points are turned into."
input RedeemPointsInput {
  "The operator whose machines gave the points."
  operatorId: ID!
  "What for."
  kind: VoucherKind!
  "How many points; for a DISCOUNT only: a free drink has its price in points."
  points: Int
  "The caller's own key for this redemption. The same key and input never costs points twice."
  idempotencyKey: ID!
}

"How much money to put into the wallet."
input TopUpWalletInput {
  "The operator whose machines take this money."
  operatorId: ID!
  "How much: at least 1. A card is not charged below the payment provider's minimum, for example 0.50 EUR."
  amount: MoneyInput!
  "The card that pays. Without one it is play money, which is there in development only."
  card: CardInput
  "The caller's own key for this top-up. The same key and input never pays twice."
  idempotencyKey: ID!
}

"A new machine."
input RegisterMachineInput {
  "The name that people see, 1 to 100 characters."
  name: String!
  "Where it stands, in words, 1 to 200 characters."
  place: String!
  "Where it stands on the map."
  location: LocationInput
  "What to group it by: at most 10, each of 1 to 40 characters."
  tags: [String!]
  "Its time zone, IANA."
  timeZone: String! = "UTC"
  "How its prices are taxed."
  tax: TaxRuleInput!
  """
  The machine's Ed25519 public key, when it is known already: the \`x\` of its JWK (RFC 8037), 43 characters of base64url. Left
  out, the controller enrols by the code in the answer.
  """
  publicKey: String
  "The caller's own key for this registration."
  idempotencyKey: ID!
}

"A controller that becomes a machine."
input EnrolMachineInput {
  "The code, as the owner was given it. Small letters, blanks and dashes do not matter."
  code: String!
  "The public key: the \`x\` of an Ed25519 JWK (RFC 8037), 43 characters of base64url."
  publicKey: String!
}

"A machine's next key."
input RotateMachineKeyInput {
  "The public key: the \`x\` of an Ed25519 JWK (RFC 8037), 43 characters of base64url."
  publicKey: String!
}

"Whose keys are taken away."
input RevokeMachineKeyInput {
  "The machine."
  machineId: ID!
}

"Whose controller is to enrol."
input RenewEnrolmentInput {
  "The machine."
  machineId: ID!
}

"What to change of a machine."
input UpdateMachineInput {
  "The machine."
  machineId: ID!
  "The name that people see, 1 to 100 characters."
  name: String
  "Where it stands, in words, 1 to 200 characters."
  place: String
  "Where it stands on the map."
  location: LocationInput
  "What to group it by: all of them, at most 10, each of 1 to 40 characters."
  tags: [String!]
  "Its time zone, IANA."
  timeZone: String
  "How its prices are taxed. Takes effect on the next vend."
  tax: TaxRuleInput
  "Whether it can sell."
  status: MachineStatus
  "The most that one vend may cost while the machine is offline. Nothing: it sells nothing then."
  offlineLimit: MoneyInput
  """
  The health rule for perishables of the place where it stands; \`null\`: it sells none any more; left out: as before. It counts from
  the next report of the machine on.
  """
  perishable: PerishableRuleInput
  "How long the machine may be silent before it is OFFLINE, in seconds: 240 to 86400."
  silenceSeconds: Int
}

"What every slot of a machine sells."
input SetPlanogramInput {
  "The machine."
  machineId: ID!
  "All its slots, at most 80. A slot that is not named is gone."
  slots: [SlotInput!]!
  "The \`planogramVersion\` that this one replaces. Given and not the newest one: PLANOGRAM_CHANGED."
  planogramVersion: Int
}

"What one slot sells."
input SlotInput {
  "What the customer types or taps: 1 to 8 letters and digits."
  code: String!
  "What it sells."
  productId: ID!
  "The slot's own shelf price; left out, the product's list price counts and is followed."
  price: MoneyInput
  "How many units fit, 1 to 1000."
  capacity: Int!
  "How many units a restock fills it up to; the capacity when left out."
  parLevel: Int
  "With how many units left, or fewer, it is low, 0 to 1000; a quarter of the par level when left out. 0: only when it is empty."
  lowAt: Int
  "Whether it sells at all."
  enabled: Boolean! = true
}

"A new product."
input CreateProductInput {
  "Its name, 1 to 100 characters."
  name: String!
  "What it is, at most 1000 characters."
  description: String! = ""
  "A picture of it: an https:// address of at most 200 characters."
  imageUrl: AWSURL
  "The list price."
  price: MoneyInput!
  "The refundable bottle deposit, not part of the price."
  deposit: MoneyInput
  "What it holds that people react to, at most 20."
  allergens: [String!]! = []
  "What it holds, as its label says."
  nutrition: NutritionInput
  "How old the buyer must be, in years, 0 to 99. 0 or left out: anybody may buy it."
  minimumAge: Int
  "The caller's own key for this product."
  idempotencyKey: ID!
}

"What to change of a product."
input UpdateProductInput {
  "The product."
  productId: ID!
  "Its name, 1 to 100 characters."
  name: String
  "What it is, at most 1000 characters."
  description: String
  "A picture of it: an https:// address of at most 200 characters."
  imageUrl: AWSURL
  "The list price."
  price: MoneyInput
  "The refundable bottle deposit, not part of the price."
  deposit: MoneyInput
  "What it holds that people react to, at most 20."
  allergens: [String!]
  "What it holds, as its label says: all of it."
  nutrition: NutritionInput
  "How old the buyer must be, in years, 0 to 99. 0: anybody may buy it."
  minimumAge: Int
}

"What a promotion takes off the shelf price: give exactly one of these."
input DiscountInput {
  "So many percent, 1 to 100, rounded half to even on minor units."
  percent: Int
  "So much: at least 1."
  amount: MoneyInput
  "Another shelf price, where it is lower."
  price: MoneyInput
}

"A new promotion."
input CreatePromotionInput {
  "What customers see, 1 to 60 characters."
  name: String!
  "What it takes off the shelf price."
  discount: DiscountInput!
  "For which products, at most 20. Empty: all."
  productIds: [ID!]! = []
  "At which machines, at most 50. Empty: all."
  machineIds: [ID!]! = []
  "On which days its hours begin. Empty: every day."
  days: [Weekday!]! = []
  "When it begins, by the machine's clock, \`00:00\` to \`23:59\`."
  from: String! = "00:00"
  "When it ends, at most \`24:00\`: this minute is without it. Not later than \`from\`: on the next day."
  until: String! = "24:00"
  "The first day."
  startDate: AWSDate
  "The first day without it; later than \`startDate\`."
  endDate: AWSDate
  "Whether it is switched on. At most 20 may be."
  enabled: Boolean! = true
  "The caller's own key for this promotion."
  idempotencyKey: ID!
}

"What to change of a promotion."
input UpdatePromotionInput {
  "The promotion."
  promotionId: ID!
  "What customers see, 1 to 60 characters."
  name: String
  "What it takes off the shelf price."
  discount: DiscountInput
  "For which products, at most 20. Empty: all."
  productIds: [ID!]
  "At which machines, at most 50. Empty: all."
  machineIds: [ID!]
  "On which days its hours begin. Empty: every day."
  days: [Weekday!]
  "When it begins, by the machine's clock, \`00:00\` to \`23:59\`."
  from: String
  "When it ends, at most \`24:00\`: this minute is without it. Not later than \`from\`: on the next day."
  until: String
  "The first day. \`null\`: at once."
  startDate: AWSDate
  "The first day without it; later than \`startDate\`. \`null\`: it has no end."
  endDate: AWSDate
  "Whether it is switched on. At most 20 may be."
  enabled: Boolean
}

"Which file is to be made."
input CreateExportInput {
  "What to put into it."
  kind: ExportKind!
  "How to write it."
  format: ExportFormat!
  "The beginning of the period, half a minute ago or earlier: what is dated then is in it."
  from: AWSDateTime!
  "The end of the period, at most 366 days later: what is dated then is not in it."
  to: AWSDateTime!
  "The caller's own key for this export. The same key and input is the same export."
  idempotencyKey: ID!
}

"What machines are looked for by: all that is given must fit."
input MachineFilter {
  "Words that name, place, code and tags have in them, all of them, in upper or lower case. 1 to 100 characters."
  text: String
  "Stands exactly there."
  place: String
  "Has this tag."
  tag: String
  "Is in one of these conditions."
  conditions: [MachineCondition!]
  "Has an open alert (\`true\`), or none (\`false\`)."
  openAlerts: Boolean
}

"Whom to invite."
input InvitePersonInput {
  "The e-mail address that the person will sign in with."
  email: AWSEmail!
  "What the person is called, 1 to 100 characters."
  name: String
  "What the person may do."
  role: Role!
  "The caller's own key for this invitation."
  idempotencyKey: ID!
}

"Which role somebody gets."
input ChangeRoleInput {
  "The person."
  personId: ID!
  "What the person may do from now on."
  role: Role!
}

"Who does not work here any more."
input RemovePersonInput {
  "The person."
  personId: ID!
}

"Which file is to be uploaded."
input CreateUploadInput {
  "What it is for."
  kind: UploadKind!
  "Its media type, for example \`image/jpeg\`; \`text/plain\` or \`application/octet-stream\` for an audit file."
  contentType: String!
  "Its size in bytes: more is refused."
  size: Int!
  "The product that it shows. Needed for PRODUCT_PICTURE, not allowed otherwise."
  productId: ID
  "The machine that it is about. Needed for AUDIT_FILE and SERVICE_PHOTO, not allowed otherwise."
  machineId: ID
  "The caller's own key for this upload. The same key and input is the same upload."
  idempotencyKey: ID!
}

"An audit file, and whose it is."
input ImportAuditInput {
  "The machine."
  machineId: ID!
  "The file's text as it was read, one character for each byte: at most 100,000."
  content: String!
  "When the machine was read, where that is known better than by its own clock."
  readAt: AWSDateTime
  "Whether another serial number than before is that of a new controller. Otherwise such a file is rejected as another machine's."
  newController: Boolean! = false
}

"What was put into a machine."
input RecordRestockInput {
  "The machine."
  machineId: ID!
  "The slots that were touched, at most 80; none when only cash was taken out."
  slots: [RestockSlotInput!]!
  "Coins and notes that were taken out and counted, in the machine's currency."
  cashCounted: MoneyInput
  "The caller's own key for this visit. The same key and input is never counted twice."
  idempotencyKey: ID!
}

"What was put into one slot."
input RestockSlotInput {
  "The slot's code."
  code: String!
  "Units put in; negative when units were taken out."
  added: Int!
  "Whether a jam was cleared."
  jamCleared: Boolean! = false
}
`

/** schema.graphql without its descriptions: JSON of what `schemaDocument` makes of it. */
export const silentDocument =
  `{"kind":"Document","definitions":[{"kind":"SchemaDefinition","operationTypes":[{"kind":"OperationTypeDefinition","operation":"query","type":{"kind":"NamedType","name":{"kind":"Name","value":"Query"}}},{"kind":"OperationTypeDefinition","operation":"mutation","type":{"kind":"NamedType","name":{"kind":"Name","value":"Mutation"}}},{"kind":"OperationTypeDefinition","operation":"subscription","type":{"kind":"NamedType","name":{"kind":"Name","value":"Subscription"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Query"},"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"me"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Me"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"machine"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"type":{"kind":"NamedType","name":{"kind":"Name","value":"Machine"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"cacheControl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"maxAge"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"staleWhileRevalidate"},"value":{"kind":"IntValue","value":"55"}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"machineByCode"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"code"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"type":{"kind":"NamedType","name":{"kind":"Name","value":"Machine"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"cacheControl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"maxAge"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"staleWhileRevalidate"},"value":{"kind":"IntValue","value":"55"}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"machines"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"filter"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineFilter"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"limit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachinePage"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"productId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"type":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"cacheControl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"maxAge"},"value":{"kind":"IntValue","value":"60"}},{"kind":"Argument","name":{"kind":"Name","value":"staleWhileRevalidate"},"value":{"kind":"IntValue","value":"240"}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"limit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductPage"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"promotions"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"limit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PromotionPage"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"people"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"limit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PersonPage"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"machineCommands"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"after"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"0"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"limit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}}],"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineCommand"}}}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"alerts"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"state"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertState"}}},"defaultValue":{"kind":"EnumValue","value":"OPEN"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"limit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertPage"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"exceptions"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"limit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineExceptionPage"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"lowStock"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"limit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LowStockPage"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"restockPlan"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineIds"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"inDays"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"0"}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RestockPlan"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"loyalty"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"operatorId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Loyalty"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"sales"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"from"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDate"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"to"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDate"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SalesReport"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"cost"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machines"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"vendsPerDay"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"cardPercent"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"50"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"servers"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"6"}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CostReport"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"ledger"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"account"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LedgerAccount"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"from"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDate"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"to"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDate"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"limit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LedgerPage"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"walletStatement"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"operatorId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"from"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDate"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"to"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDate"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"limit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NamedType","name":{"kind":"Name","value":"WalletStatementPage"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"reconciliation"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"date"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDate"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Reconciliation"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"exportStatus"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"exportId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"type":{"kind":"NamedType","name":{"kind":"Name","value":"Export"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"exports"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"limit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExportPage"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"upload"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"uploadId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"type":{"kind":"NamedType","name":{"kind":"Name","value":"Upload"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"machineReconciliation"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"from"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDate"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"to"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDate"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineReconciliation"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"vend"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"vendId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"receiptToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NamedType","name":{"kind":"Name","value":"Vend"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"vends"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"limit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VendPage"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"wallet"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"operatorId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"type":{"kind":"NamedType","name":{"kind":"Name","value":"Wallet"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}]}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Mutation"},"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"startVend"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartVendInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Vend"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"cancelVend"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelVendInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Vend"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"requestRefund"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRefundInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Vend"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"refundVend"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RefundVendInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Vend"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"resolveVend"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResolveVendInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Vend"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"closeException"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CloseExceptionInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineException"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"acknowledgeVend"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcknowledgeVendInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Vend"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"reportVendResult"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportVendResultInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Vend"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"sendMachineCommand"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SendMachineCommandInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineCommand"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"acknowledgeCommand"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcknowledgeCommandInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineCommand"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"acknowledgeAlert"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcknowledgeAlertInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Alert"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"resolveAlert"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResolveAlertInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Alert"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"reportTelemetry"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportTelemetryInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Telemetry"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"reportOfflineVends"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportOfflineVendsInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OfflineResult"}}}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"topUpWallet"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TopUpWalletInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Wallet"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"registerMachine"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RegisterMachineInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Machine"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"enrolMachine"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EnrolMachineInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EnrolledMachine"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"rotateMachineKey"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RotateMachineKeyInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Machine"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"revokeMachineKey"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeMachineKeyInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Machine"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"renewEnrolment"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RenewEnrolmentInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Machine"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"updateMachine"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMachineInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Machine"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"setPlanogram"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetPlanogramInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Machine"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"createProduct"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateProductInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"updateProduct"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateProductInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"setLoyalty"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetLoyaltyInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Operator"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"redeemPoints"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RedeemPointsInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Voucher"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"invitePerson"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InvitePersonInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"changeRole"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeRoleInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"removePerson"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemovePersonInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"createPromotion"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreatePromotionInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Promotion"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"updatePromotion"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdatePromotionInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Promotion"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"recordRestock"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordRestockInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Machine"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"createExport"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateExportInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Export"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"createUpload"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateUploadInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Upload"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"importAudit"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"input"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportAuditInput"}}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineAudit"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false}]}}]}]}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Subscription"},"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"onVendChanged"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"vendId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"receiptToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NamedType","name":{"kind":"Name","value":"Vend"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_subscribe"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"mutations"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"startVend","block":false},{"kind":"StringValue","value":"cancelVend","block":false},{"kind":"StringValue","value":"acknowledgeVend","block":false},{"kind":"StringValue","value":"reportVendResult","block":false}]}}]},{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"onMachineCommand"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineCommand"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_subscribe"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"mutations"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"startVend","block":false},{"kind":"StringValue","value":"cancelVend","block":false},{"kind":"StringValue","value":"sendMachineCommand","block":false}]}}]},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"onSale"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"operatorId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"type":{"kind":"NamedType","name":{"kind":"Name","value":"Vend"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_subscribe"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"mutations"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"reportVendResult","block":false}]}}]},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"onAlert"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"operatorId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"type":{"kind":"NamedType","name":{"kind":"Name","value":"Alert"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_subscribe"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"mutations"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"acknowledgeAlert","block":false},{"kind":"StringValue","value":"resolveAlert","block":false}]}}]},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"onMachineChanged"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"type":{"kind":"NamedType","name":{"kind":"Name","value":"Machine"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_subscribe"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"mutations"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"startVend","block":false},{"kind":"StringValue","value":"cancelVend","block":false},{"kind":"StringValue","value":"reportVendResult","block":false},{"kind":"StringValue","value":"updateMachine","block":false},{"kind":"StringValue","value":"setPlanogram","block":false},{"kind":"StringValue","value":"recordRestock","block":false}]}}]},{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}]}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"MachineCommand"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"sequence"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"kind"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineCommandKind"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"vend"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Vend"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"slot"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"price"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"state"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineCommandState"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"message"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"sentAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"MachineCommandState"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"SENT"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"DONE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"FAILED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"EXPIRED"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"MachineCommandPage"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"items"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineCommand"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"MachineCommandKind"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"DISPENSE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"CANCEL"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"REBOOT"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"DISABLE_SLOT"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"ENABLE_SLOT"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"SET_PRICE"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"RemoteCommandKind"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"REBOOT"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"DISABLE_SLOT"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"ENABLE_SLOT"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"SET_PRICE"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"CallerKind"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"GUEST"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"CUSTOMER"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"STAFF"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"MACHINE"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Me"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"kind"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CallerKind"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"id"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"groups"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"operator"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Operator"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Operator"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"cacheControl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"inheritMaxAge"},"value":{"kind":"BooleanValue","value":true}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"id"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"name"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"currency"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"loyalty"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LoyaltyRule"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"LoyaltyRule"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"cacheControl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"inheritMaxAge"},"value":{"kind":"BooleanValue","value":true}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"pointsPerUnit"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"pointValue"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"freeDrinkPoints"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Loyalty"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"operatorId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"balance"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"history"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LoyaltyEntry"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"vouchers"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Voucher"}}}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"LoyaltyEntry"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"kind"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LoyaltyEntryKind"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"points"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"vendId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"createdAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"LoyaltyEntryKind"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"EARNED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"TAKEN_BACK"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"REDEEMED"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"LedgerAccount"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"WALLET"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"HELD"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"REVENUE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"TAX"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"DEPOSIT"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"CLEARING"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"CASH"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"COLLECTED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"FEES"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"PROMOTIONS"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"DISPUTES"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"TransferKind"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"TOP_UP"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"VEND"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"HOLD"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"VOID"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"REFUND"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"FEE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"DISPUTE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"COLLECTION"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"CORRECTION"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"LedgerPage"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"account"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LedgerAccount"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"opening"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"closing"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"items"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LedgerLine"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"LedgerLine"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"transferId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"createdAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"kind"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TransferKind"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"amount"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"balance"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"vendId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"customerId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"corrects"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"reason"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"by"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"WalletStatementPage"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"opening"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"closing"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"items"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WalletLine"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"WalletLine"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"transferId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"createdAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"kind"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TransferKind"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"amount"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"balance"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"vendId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Reconciliation"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"date"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDate"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"closed"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"transfers"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"accounts"},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AccountDay"}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"ours"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderSums"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"provider"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderSide"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"ProviderSums"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"captured"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"refunded"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"fees"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"ProviderSide"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"state"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderSideState"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"askedAt"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"sums"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderSums"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"disputed"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"movements"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"differenceCount"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"differences"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderDifference"}}}}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"ProviderSideState"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"ASKED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"NOT_ASKED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"NO_CARDS"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"ProviderDifference"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"kind"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProviderDifferenceKind"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"reference"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"paymentId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"ours"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"ourFee"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"theirs"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"theirFee"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"ProviderDifferenceKind"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"MISSING_HERE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"MISSING_THERE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"AMOUNT"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"FEE"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"AccountDay"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"account"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LedgerAccount"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"debit"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"credit"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"net"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"balance"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"VoucherKind"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"DISCOUNT"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"FREE_DRINK"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Voucher"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"id"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"kind"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VoucherKind"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"amount"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"points"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"createdAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"expiresAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"SalesReport"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"sum"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SalesSums"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"net"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"tax"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"byDay"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SalesLine"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"byHour"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SalesLine"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"byMachine"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SalesLine"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"byProduct"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SalesLine"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"byPayment"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SalesLine"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"byColumn"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SalesLine"}}}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"SalesSums"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"vends"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"failed"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"total"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"refunded"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"SalesLine"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"key"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"sums"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SalesSums"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"CostReport"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"region"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"pricesOf"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDate"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"usd"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"usdPerVend"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"usdPerMachine"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"requests"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"services"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CostLine"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"operations"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OperationCost"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"servers"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ServerComparison"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"CostLine"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"name"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"usd"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"OperationCost"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"name"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"what"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"times"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"readUnits"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"writeUnits"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"usd"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"ServerComparison"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"computeUsd"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"serversUsd"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"breakEvenRequests"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Money"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"cacheControl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"inheritMaxAge"},"value":{"kind":"BooleanValue","value":true}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"amount"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"currency"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"MoneyInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"amount"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"currency"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"MachineStatus"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"ONLINE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"OFFLINE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"OUT_OF_SERVICE"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Machine"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"id"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"code"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"name"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"place"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"location"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Location"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"tags"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"timeZone"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"operator"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Operator"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"status"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineStatus"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"commands"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"limit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineCommandPage"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"perishable"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PerishableRule"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"salesStoppedAt"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"lastSeenAt"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"silenceSeconds"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"telemetry"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Telemetry"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"telemetryHistory"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"limit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TelemetryPage"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"restocks"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"limit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RestockPage"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"audits"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"limit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineAuditPage"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"enrolled"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"enrolment"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineEnrolment"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"busy"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"tax"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TaxRule"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"offlineLimit"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"slots"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Slot"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"planogramVersion"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"activeVend"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Vend"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"exceptions"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"limit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineExceptionPage"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Location"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"cacheControl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"inheritMaxAge"},"value":{"kind":"BooleanValue","value":true}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"lat"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"lng"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"LocationInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"lat"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"lng"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Restock"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"id"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"createdAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"by"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"slots"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RestockSlot"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"cashCounted"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"RestockSlot"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"code"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"added"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"jamCleared"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"RestockPage"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"items"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Restock"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Export"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"id"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"kind"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExportKind"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"format"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExportFormat"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"origin"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExportOrigin"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"state"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExportState"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"from"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"to"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"until"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"by"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"createdAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"endedAt"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"fileExpiresAt"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"rows"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"bytes"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"fraction"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"failure"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ExportFailure"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"fileName"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"url"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSURL"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"ExportFailure"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"code"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExportFailureCode"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"message"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"fix"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"ExportFailureCode"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"TOO_LARGE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"GAVE_UP"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"ExportKind"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"SALES"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"LEDGER"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"VENDS"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"REFUNDS"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"ExportFormat"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"CSV"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"JSON_LINES"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"ExportOrigin"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"ON_DEMAND"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"NIGHTLY"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"ExportState"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"QUEUED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"RUNNING"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"DONE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"FAILED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"EXPIRED"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"ExportPage"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"items"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Export"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Upload"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"id"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"kind"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UploadKind"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"state"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UploadState"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"reason"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UploadReason"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"createdAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"form"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UploadForm"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"picture"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UploadedPicture"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"photoUrl"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSURL"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"auditId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"UploadKind"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"PRODUCT_PICTURE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"AUDIT_FILE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"SERVICE_PHOTO"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"UploadState"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"PENDING"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"READY"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"REJECTED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"EXPIRED"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"UploadReason"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"WRONG_TYPE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"TOO_LARGE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"BROKEN"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"AUDIT_REJECTED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"SUBJECT_GONE"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"UploadForm"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false}]}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"url"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSURL"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"fields"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UploadField"}}}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"UploadField"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false}]}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"name"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"value"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"UploadedPicture"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"path"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"width"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"height"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"MachineAudit"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"id"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"state"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineAuditState"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"createdAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"by"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"hash"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"serialNumber"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"reads"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditRead"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"findings"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditFinding"}}}}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"MachineAuditState"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"IMPORTED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"REJECTED"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"AuditRead"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"kind"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditReadKind"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"from"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"to"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"clockUncertain"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"units"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"amount"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"cash"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"cashless"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"toBox"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"tubes"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"columns"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditColumn"}}}}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"AuditReadKind"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"BASELINE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"SAME"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"CHANGED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"EPOCH"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"OLDER"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"AuditColumn"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"selection"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"units"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"amount"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"AuditFinding"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"code"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"severity"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditSeverity"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"message"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"fix"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"line"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"AuditSeverity"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"ERROR"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"WARNING"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"INFO"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"MachineAuditPage"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"items"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineAudit"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"MachineReconciliation"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"periods"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReconciledPeriod"}}}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"ReconciledPeriod"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"from"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"to"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"clockUncertain"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"counted"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditSums"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"cloud"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditSums"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"ledger"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"notInLedger"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"unknown"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"differences"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditDifference"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"cash"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CashCheck"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"adjustments"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StockAdjustment"}}}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"AuditSums"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"units"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"amount"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"AuditDifference"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"kind"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditDifferenceKind"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"selection"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"units"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"amount"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"vendIds"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"AuditDifferenceKind"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"CASH_SALE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"OFFLINE_CASHLESS"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"JAM"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"OUTCOME_UNKNOWN"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"CLOCK"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"UNATTRIBUTED"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"CashCheck"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"sold"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"toBox"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"toTubes"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"paidOut"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"counted"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"difference"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"StockAdjustment"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"slot"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"units"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Telemetry"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"sequence"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"reportedAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"temperature"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"door"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DoorState"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"soldOut"},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"coinMech"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DeviceHealth"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"cashless"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DeviceHealth"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"signal"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"firmware"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"errors"},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"PerishableRule"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"maxTemperature"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"warmMinutes"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"recoverMinutes"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"PerishableRuleInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"maxTemperature"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"50"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"warmMinutes"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"15"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"recoverMinutes"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"30"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Alert"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"id"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"rule"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertRule"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"part"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"severity"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertSeverity"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"state"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertState"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"openedAt"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"closedAt"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"acknowledgedAt"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"acknowledgedBy"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"resolvedBy"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"changedAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"AlertPage"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"items"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Alert"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"AlertState"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"OPEN"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"CLOSED"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"AlertSeverity"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"INFO"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"WARNING"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"CRITICAL"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"AlertRule"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"LOW_STOCK"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"SOLD_OUT"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"OFFLINE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"DOOR_OPEN"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"JAM"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"PAYMENT_FAULT"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"MACHINE_ERROR"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"FAILED_VENDS"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"COLD_CHAIN"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"TelemetryPage"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"items"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Telemetry"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"DoorState"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"OPEN"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"CLOSED"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"DeviceHealth"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"OK"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"FAULT"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"MISSING"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"MachineEnrolment"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false}]}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"code"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"expiresAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"EnrolledMachine"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"machine"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Machine"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"TaxRule"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"cacheControl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"inheritMaxAge"},"value":{"kind":"BooleanValue","value":true}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"jurisdiction"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"ratePpm"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"inclusive"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"depositTaxed"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"TaxRuleInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"jurisdiction"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"ratePpm"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"inclusive"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"depositTaxed"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"defaultValue":{"kind":"BooleanValue","value":false}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Slot"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"cacheControl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"inheritMaxAge"},"value":{"kind":"BooleanValue","value":true}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"code"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"product"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SlotProduct"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"price"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"promotion"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SlotPromotion"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"total"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"stock"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"soldOut"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"enabled"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"jammed"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"ownPrice"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"switchedOff"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"capacity"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"parLevel"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"lowAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"level"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StockLevel"}}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"StockLevel"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"OK"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"LOW"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"EMPTY"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"RestockPlan"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"machines"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RestockPlanMachine"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"products"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RestockPlanProduct"}}}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"RestockPlanMachine"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"machine"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Machine"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"units"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"slots"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RestockPlanSlot"}}}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"RestockPlanSlot"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"slot"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Slot"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"forecast"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"units"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"RestockPlanProduct"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"product"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SlotProduct"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"units"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"LowStock"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"machine"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Machine"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"slots"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LowSlot"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"changedAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"LowSlot"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"code"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"level"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StockLevel"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"LowStockPage"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"items"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"LowStock"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"SlotPromotion"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"cacheControl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"inheritMaxAge"},"value":{"kind":"BooleanValue","value":true}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"id"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"name"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"price"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"until"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"SlotProduct"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"cacheControl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"inheritMaxAge"},"value":{"kind":"BooleanValue","value":true}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"id"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"name"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"imageUrl"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSURL"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"deposit"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"minimumAge"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Product"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"id"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"operator"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Operator"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"name"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"description"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"imageUrl"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSURL"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"price"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"deposit"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"allergens"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"nutrition"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Nutrition"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"minimumAge"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"updatedAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Nutrition"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}},{"kind":"Directive","name":{"kind":"Name","value":"cacheControl"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"inheritMaxAge"},"value":{"kind":"BooleanValue","value":true}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"per"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NutritionBasis"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"energyKj"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"fat"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"saturates"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"carbohydrate"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"sugars"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"protein"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"salt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"NutritionInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"per"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NutritionBasis"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"energyKj"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"fat"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"saturates"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"carbohydrate"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"sugars"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"protein"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"salt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"NutritionBasis"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"HUNDRED_ML"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"HUNDRED_G"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"Weekday"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"MONDAY"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"TUESDAY"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"WEDNESDAY"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"THURSDAY"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"FRIDAY"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"SATURDAY"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"SUNDAY"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Promotion"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"id"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"name"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"discount"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Discount"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"productIds"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"machineIds"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"days"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Weekday"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"from"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"until"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"startDate"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDate"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"endDate"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDate"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"enabled"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"updatedAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"MachineCondition"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"SELLING"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"BUSY"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"NEEDS_REFILL"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"STOPPED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"OFFLINE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"OUT_OF_SERVICE"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"Role"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"OWNER"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"ROUTE_DRIVER"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"VIEWER"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"PersonState"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"INVITED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"ACTIVE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"REMOVED"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Person"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"id"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"email"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"name"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"role"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Role"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"state"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PersonState"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"userId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"invitedBy"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"invitedAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"activeAt"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"changedAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"changedBy"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Discount"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"percent"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"amount"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"price"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"VendState"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"PENDING"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"AUTHORIZED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"DISPENSING"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"COMPLETED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"REFUNDED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"DECLINED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"CANCELLED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"EXPIRED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"FAILED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"OUTCOME_UNKNOWN"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"PaymentMethod"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"WALLET"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"CARD"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"CASH"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Vend"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"id"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"state"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VendState"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"machine"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Machine"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"slot"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"product"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SlotProduct"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"price"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VendPrice"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"payment"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentMethod"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"refunded"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"refundPending"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"offline"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OfflineSale"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"card"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"VendCard"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"clientSecret"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"receiptToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"customerId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"failure"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"VendFailure"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"resolution"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"VendResolution"}},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}]},{"kind":"FieldDefinition","name":{"kind":"Name","value":"unconfirmed"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"fence"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"createdAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"updatedAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"OfflineSale"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"soldAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"clockUncertain"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"OfflineResult"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"sequence"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"vend"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Vend"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"code"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"VendCard"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"brand"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"last4"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"declineCode"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"VendPrice"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"net"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"tax"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"deposit"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"depositTax"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"total"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"discount"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"promotionId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"voucherId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"rule"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TaxRule"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"planogramVersion"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"VendOutcome"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"SUCCESS"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"FAILURE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"RESET"}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"VendFailureCode"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"JAM"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"EMPTY"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"NOT_DETECTED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"OTHER"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"VendFailure"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_api_key"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"code"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VendFailureCode"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"message"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"MachineException"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"id"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"createdAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"code"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"message"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"operation"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"vendId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"topUpId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"sequence"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"closedAt"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"actions"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExceptionAction"}}}}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"ExceptionAction"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"RESOLVE_VEND"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"REFUND_VEND"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"LOOK_AT_PROVIDER"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"LOOK_AT_MACHINE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"CLOSE"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"VendResolution"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cognito_groups"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"owner","block":false},{"kind":"StringValue","value":"route-driver","block":false},{"kind":"StringValue","value":"viewer","block":false}]}}]}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"outcome"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResolvedOutcome"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"reason"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"by"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"at"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"ResolvedOutcome"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"DISPENSED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"NOT_DISPENSED"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"Wallet"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"operator"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Operator"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"balance"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"held"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"updatedAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"topUp"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TopUp"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"TopUp"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"id"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"state"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TopUpState"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"amount"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Money"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"card"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VendCard"}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"clientSecret"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"TopUpState"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"PENDING"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"COMPLETED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"DECLINED"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"EXPIRED"}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"MachinePage"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"items"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Machine"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"ProductPage"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"items"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"PromotionPage"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"items"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Promotion"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"PersonPage"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"items"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"VendPage"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}},{"kind":"Directive","name":{"kind":"Name","value":"aws_lambda"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"items"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Vend"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"ObjectTypeDefinition","name":{"kind":"Name","value":"MachineExceptionPage"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"aws_cognito_user_pools"}}],"fields":[{"kind":"FieldDefinition","name":{"kind":"Name","value":"items"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineException"}}}}}},{"kind":"FieldDefinition","name":{"kind":"Name","value":"nextToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"ResolveVendInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"vendId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"outcome"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResolvedOutcome"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"reason"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"StartVendInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"slot"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"productId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"total"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyInput"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"payment"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentMethod"}}},"defaultValue":{"kind":"EnumValue","value":"WALLET"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"card"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CardInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"voucherId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"idempotencyKey"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"CardInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"token"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"CancelVendInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"vendId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"receiptToken"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"RequestRefundInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"vendId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"reason"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"RefundVendInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"vendId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"amount"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"reason"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"idempotencyKey"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"CloseExceptionInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"exceptionId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"AcknowledgeVendInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"vendId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"sequence"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"AcknowledgeAlertInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"alertId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"ResolveAlertInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"alertId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"SendMachineCommandInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"kind"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RemoteCommandKind"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"slot"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"price"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"idempotencyKey"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"AcknowledgeCommandInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"sequence"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"outcome"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CommandOutcome"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"message"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"CommandOutcome"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"DONE"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"FAILED"}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"ReportTelemetryInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"sequence"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"temperature"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"door"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DoorState"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"soldOut"},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"coinMech"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DeviceHealth"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"cashless"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DeviceHealth"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"signal"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"firmware"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"errors"},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"ReportOfflineVendsInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"vends"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OfflineVendInput"}}}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"OfflineVendInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"sequence"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"slot"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"payment"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentMethod"}}},"defaultValue":{"kind":"EnumValue","value":"WALLET"}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"customerId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"total"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyInput"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"soldAt"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"clockUncertain"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"defaultValue":{"kind":"BooleanValue","value":false}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"ReportVendResultInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"vendId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"sequence"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"outcome"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VendOutcome"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"failure"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"VendFailureInput"}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"VendFailureInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"code"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VendFailureCode"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"message"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"SetLoyaltyInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"rule"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LoyaltyRuleInput"}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"LoyaltyRuleInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"pointsPerUnit"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"pointValue"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"freeDrinkPoints"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"RedeemPointsInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"operatorId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"kind"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VoucherKind"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"points"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"idempotencyKey"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"TopUpWalletInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"operatorId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"amount"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyInput"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"card"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CardInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"idempotencyKey"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"RegisterMachineInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"name"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"place"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"location"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LocationInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"tags"},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"timeZone"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"UTC","block":false}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"tax"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TaxRuleInput"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"publicKey"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"idempotencyKey"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"EnrolMachineInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"code"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"publicKey"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"RotateMachineKeyInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"publicKey"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"RevokeMachineKeyInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"RenewEnrolmentInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"UpdateMachineInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"name"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"place"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"location"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LocationInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"tags"},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"timeZone"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"tax"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TaxRuleInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"status"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineStatus"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"offlineLimit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"perishable"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PerishableRuleInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"silenceSeconds"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"SetPlanogramInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"slots"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SlotInput"}}}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"planogramVersion"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"SlotInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"code"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"productId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"price"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"capacity"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"parLevel"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"lowAt"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"enabled"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"defaultValue":{"kind":"BooleanValue","value":true}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"CreateProductInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"name"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"description"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"","block":false}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"imageUrl"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSURL"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"price"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyInput"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"deposit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"allergens"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}},"defaultValue":{"kind":"ListValue","values":[]}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nutrition"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"NutritionInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"minimumAge"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"idempotencyKey"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"UpdateProductInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"productId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"name"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"description"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"imageUrl"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSURL"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"price"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"deposit"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"allergens"},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"nutrition"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"NutritionInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"minimumAge"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"DiscountInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"percent"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"amount"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"price"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyInput"}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"CreatePromotionInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"name"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"discount"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DiscountInput"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"productIds"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}},"defaultValue":{"kind":"ListValue","values":[]}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineIds"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}},"defaultValue":{"kind":"ListValue","values":[]}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"days"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Weekday"}}}}},"defaultValue":{"kind":"ListValue","values":[]}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"from"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"00:00","block":false}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"until"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},"defaultValue":{"kind":"StringValue","value":"24:00","block":false}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"startDate"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDate"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"endDate"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDate"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"enabled"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"defaultValue":{"kind":"BooleanValue","value":true}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"idempotencyKey"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"UpdatePromotionInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"promotionId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"name"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"discount"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DiscountInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"productIds"},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineIds"},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"days"},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Weekday"}}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"from"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"until"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"startDate"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDate"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"endDate"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDate"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"enabled"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"CreateExportInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"kind"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExportKind"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"format"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExportFormat"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"from"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"to"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"idempotencyKey"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"MachineFilter"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"text"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"place"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"tag"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"conditions"},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MachineCondition"}}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"openAlerts"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"InvitePersonInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"email"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSEmail"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"name"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"role"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Role"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"idempotencyKey"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"ChangeRoleInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"personId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"role"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Role"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"RemovePersonInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"personId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"CreateUploadInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"kind"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UploadKind"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"contentType"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"size"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"productId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"idempotencyKey"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"ImportAuditInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"content"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"readAt"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AWSDateTime"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"newController"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"defaultValue":{"kind":"BooleanValue","value":false}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"RecordRestockInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"machineId"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"slots"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RestockSlotInput"}}}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"cashCounted"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MoneyInput"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"idempotencyKey"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}]},{"kind":"InputObjectTypeDefinition","name":{"kind":"Name","value":"RestockSlotInput"},"fields":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"code"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"added"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"jamCleared"},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"defaultValue":{"kind":"BooleanValue","value":false}}]},{"kind":"ScalarTypeDefinition","name":{"kind":"Name","value":"AWSDate"}},{"kind":"ScalarTypeDefinition","name":{"kind":"Name","value":"AWSTime"}},{"kind":"ScalarTypeDefinition","name":{"kind":"Name","value":"AWSDateTime"}},{"kind":"ScalarTypeDefinition","name":{"kind":"Name","value":"AWSTimestamp"}},{"kind":"ScalarTypeDefinition","name":{"kind":"Name","value":"AWSEmail"}},{"kind":"ScalarTypeDefinition","name":{"kind":"Name","value":"AWSJSON"}},{"kind":"ScalarTypeDefinition","name":{"kind":"Name","value":"AWSURL"}},{"kind":"ScalarTypeDefinition","name":{"kind":"Name","value":"AWSPhone"}},{"kind":"ScalarTypeDefinition","name":{"kind":"Name","value":"AWSIPAddress"}},{"kind":"DirectiveDefinition","name":{"kind":"Name","value":"aws_api_key"},"repeatable":false,"locations":[{"kind":"Name","value":"OBJECT"},{"kind":"Name","value":"FIELD_DEFINITION"}]},{"kind":"DirectiveDefinition","name":{"kind":"Name","value":"aws_iam"},"repeatable":false,"locations":[{"kind":"Name","value":"OBJECT"},{"kind":"Name","value":"FIELD_DEFINITION"}]},{"kind":"DirectiveDefinition","name":{"kind":"Name","value":"aws_oidc"},"repeatable":false,"locations":[{"kind":"Name","value":"OBJECT"},{"kind":"Name","value":"FIELD_DEFINITION"}]},{"kind":"DirectiveDefinition","name":{"kind":"Name","value":"aws_cognito_user_pools"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"cognito_groups"},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}],"repeatable":false,"locations":[{"kind":"Name","value":"OBJECT"},{"kind":"Name","value":"FIELD_DEFINITION"}]},{"kind":"DirectiveDefinition","name":{"kind":"Name","value":"aws_lambda"},"repeatable":false,"locations":[{"kind":"Name","value":"OBJECT"},{"kind":"Name","value":"FIELD_DEFINITION"}]},{"kind":"DirectiveDefinition","name":{"kind":"Name","value":"aws_auth"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"cognito_groups"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"repeatable":false,"locations":[{"kind":"Name","value":"OBJECT"},{"kind":"Name","value":"FIELD_DEFINITION"}]},{"kind":"DirectiveDefinition","name":{"kind":"Name","value":"aws_subscribe"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"mutations"},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"repeatable":false,"locations":[{"kind":"Name","value":"FIELD_DEFINITION"}]},{"kind":"EnumTypeDefinition","name":{"kind":"Name","value":"CacheControlScope"},"values":[{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"PUBLIC"}},{"kind":"EnumValueDefinition","name":{"kind":"Name","value":"PRIVATE"}}]},{"kind":"DirectiveDefinition","name":{"kind":"Name","value":"cacheControl"},"arguments":[{"kind":"InputValueDefinition","name":{"kind":"Name","value":"maxAge"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"staleWhileRevalidate"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"scope"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CacheControlScope"}}},{"kind":"InputValueDefinition","name":{"kind":"Name","value":"inheritMaxAge"},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}],"repeatable":false,"locations":[{"kind":"Name","value":"FIELD_DEFINITION"},{"kind":"Name","value":"OBJECT"}]}]}`

/** Who reaches a field that has no auth directive and whose type has none. */
export const AUTH_MODE = 'AMAZON_COGNITO_USER_POOLS'

/** What `checkSchema` found. */
export const checked = {
  "Query": 31,
  "Me": 25,
  "Operator": 25,
  "LoyaltyRule": 25,
  "Money": 25,
  "Machine": 25,
  "Location": 25,
  "MachineCommandPage": 8,
  "MachineCommand": 24,
  "Vend": 25,
  "SlotProduct": 25,
  "VendPrice": 25,
  "TaxRule": 25,
  "OfflineSale": 25,
  "VendCard": 25,
  "VendFailure": 25,
  "VendResolution": 8,
  "PerishableRule": 8,
  "Telemetry": 24,
  "TelemetryPage": 8,
  "RestockPage": 8,
  "Restock": 8,
  "RestockSlot": 8,
  "MachineAuditPage": 8,
  "MachineAudit": 24,
  "AuditRead": 24,
  "AuditColumn": 24,
  "AuditFinding": 24,
  "MachineEnrolment": 8,
  "Slot": 25,
  "SlotPromotion": 25,
  "MachineExceptionPage": 8,
  "MachineException": 8,
  "MachinePage": 8,
  "Product": 25,
  "Nutrition": 25,
  "ProductPage": 8,
  "PromotionPage": 8,
  "Promotion": 8,
  "Discount": 8,
  "PersonPage": 8,
  "Person": 8,
  "AlertPage": 8,
  "Alert": 8,
  "LowStockPage": 8,
  "LowStock": 8,
  "LowSlot": 8,
  "RestockPlan": 8,
  "RestockPlanMachine": 8,
  "RestockPlanSlot": 8,
  "RestockPlanProduct": 8,
  "Loyalty": 8,
  "LoyaltyEntry": 8,
  "Voucher": 8,
  "SalesReport": 8,
  "SalesSums": 8,
  "SalesLine": 8,
  "CostReport": 8,
  "CostLine": 8,
  "OperationCost": 8,
  "ServerComparison": 8,
  "LedgerPage": 8,
  "LedgerLine": 8,
  "WalletStatementPage": 8,
  "WalletLine": 8,
  "Reconciliation": 8,
  "AccountDay": 8,
  "ProviderSums": 8,
  "ProviderSide": 8,
  "ProviderDifference": 8,
  "Export": 8,
  "ExportFailure": 8,
  "ExportPage": 8,
  "Upload": 24,
  "UploadForm": 24,
  "UploadField": 24,
  "UploadedPicture": 24,
  "MachineReconciliation": 8,
  "ReconciledPeriod": 8,
  "AuditSums": 8,
  "AuditDifference": 8,
  "CashCheck": 8,
  "StockAdjustment": 8,
  "VendPage": 24,
  "Wallet": 8,
  "TopUp": 8,
  "Mutation": 31,
  "OfflineResult": 16,
  "EnrolledMachine": 25,
  "Subscription": 31
}