/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Which alert somebody goes after. */
export type AcknowledgeAlertInput = {
  /** The alert's id. */
  alertId: string;
  /** The machine. */
  machineId: string;
};

/** What became of a command. */
export type AcknowledgeCommandInput = {
  /** The machine's own words, at most 200 characters. */
  message?: string | null | undefined;
  /** How it went. */
  outcome: CommandOutcome;
  /** The command's number. */
  sequence: number;
};

/** The machine takes a vend. */
export type AcknowledgeVendInput = {
  /** The machine's own number, greater with every report. */
  sequence: number;
  /** The vend. */
  vendId: string;
};

/** What is wrong with a machine. */
export type AlertRule =
  /** It was too warm for perishables, and sells nothing until it was serviced: CRITICAL. */
  | 'COLD_CHAIN'
  /** Its door has been open for 15 minutes: CRITICAL. */
  | 'DOOR_OPEN'
  /** Of a column's vends of a day at least 3, and a quarter, failed: WARNING. */
  | 'FAILED_VENDS'
  /** A column is stuck: WARNING. */
  | 'JAM'
  /** A slot is at its threshold or below: INFO. */
  | 'LOW_STOCK'
  /** The machine reports an error of EVA-DTS: WARNING. */
  | 'MACHINE_ERROR'
  /** The machine is silent: CRITICAL. */
  | 'OFFLINE'
  /** A payment device does not work or does not answer: WARNING. */
  | 'PAYMENT_FAULT'
  /** A slot is empty: WARNING. */
  | 'SOLD_OUT';

/** How urgent an alert is. */
export type AlertSeverity =
  /** To be seen to now. */
  | 'CRITICAL'
  /** To be known. */
  | 'INFO'
  /** To be seen to on the next tour. */
  | 'WARNING';

/** Whether something is wrong. */
export type AlertState =
  /** It was wrong. */
  | 'CLOSED'
  /** It is wrong. */
  | 'OPEN';

/** Why a machine's counters and the cloud differ. */
export type AuditDifferenceKind =
  /** Sold for coins or notes, and never reported. */
  | 'CASH_SALE'
  /** Sold so close to a read that the two clocks put it on different sides of it. */
  | 'CLOCK'
  /** The cloud took it for sold, and the machine did not count it. */
  | 'JAM'
  /** Sold by a cashless reader while the machine was offline, and never reported. */
  | 'OFFLINE_CASHLESS'
  /** The machine counted a vend whose outcome nobody has decided on yet. */
  | 'OUTCOME_UNKNOWN'
  /** No column or no kind of payment accounts for it. */
  | 'UNATTRIBUTED';

/** What a read is, compared with the read before. */
export type AuditReadKind =
  /** It is the first: the next one is compared with it. */
  | 'BASELINE'
  /** Something was sold. */
  | 'CHANGED'
  /** The machine's counters began again: what was sold between the two is not known. */
  | 'EPOCH'
  /** It was read before the newest read, and changes nothing. */
  | 'OLDER'
  /** Nothing was counted. */
  | 'SAME';

/** How bad a finding is. */
export type AuditSeverity =
  /** Nothing of the file was imported. */
  | 'ERROR'
  /** Nothing to do. */
  | 'INFO'
  /** It was imported; look at it. */
  | 'WARNING';

/** What kind of caller this is. */
export type CallerKind =
  /** A person who buys. */
  | 'CUSTOMER'
  /** Nobody signed in. */
  | 'GUEST'
  /** A vending machine. */
  | 'MACHINE'
  /** A person who works for an operator. */
  | 'STAFF';

/** Which vend to give up. */
export type CancelVendInput = {
  /** What `startVend` gave to a guest. */
  receiptToken?: string | null | undefined;
  /** The vend. */
  vendId: string;
};

/** A card, as the payment provider's library names it to the page. A card number is refused. */
export type CardInput = {
  /** A PaymentMethod (`pm_...`) or a ConfirmationToken (`ctoken_...`). */
  token: string;
};

/** Which role somebody gets. */
export type ChangeRoleInput = {
  /** The person. */
  personId: string;
  /** What the person may do from now on. */
  role: Role;
};

/** Which exception a person has seen to. */
export type CloseExceptionInput = {
  /** The exception. */
  exceptionId: string;
  /** Its machine. */
  machineId: string;
};

/** How a command went. */
export type CommandOutcome =
  /** It was done. */
  | 'DONE'
  /** The machine could not do it. */
  | 'FAILED';

/** Which file is to be made. */
export type CreateExportInput = {
  /** How to write it. */
  format: ExportFormat;
  /** The beginning of the period, half a minute ago or earlier: what is dated then is in it. */
  from: string;
  /** The caller's own key for this export. The same key and input is the same export. */
  idempotencyKey: string;
  /** What to put into it. */
  kind: ExportKind;
  /** The end of the period, at most 366 days later: what is dated then is not in it. */
  to: string;
};

/** A new product. */
export type CreateProductInput = {
  /** What it holds that people react to, at most 20. */
  allergens?: Array<string>;
  /** The refundable bottle deposit, not part of the price. */
  deposit?: MoneyInput | null | undefined;
  /** What it is, at most 1000 characters. */
  description?: string;
  /** The caller's own key for this product. */
  idempotencyKey: string;
  /** A picture of it: an https:// address of at most 200 characters. */
  imageUrl?: string | null | undefined;
  /** How old the buyer must be, in years, 0 to 99. 0 or left out: anybody may buy it. */
  minimumAge?: number | null | undefined;
  /** Its name, 1 to 100 characters. */
  name: string;
  /** What it holds, as its label says. */
  nutrition?: NutritionInput | null | undefined;
  /** The list price. */
  price: MoneyInput;
};

/** A new promotion. */
export type CreatePromotionInput = {
  /** On which days its hours begin. Empty: every day. */
  days?: Array<Weekday>;
  /** What it takes off the shelf price. */
  discount: DiscountInput;
  /** Whether it is switched on. At most 20 may be. */
  enabled?: boolean;
  /** The first day without it; later than `startDate`. */
  endDate?: string | null | undefined;
  /** When it begins, by the machine's clock, `00:00` to `23:59`. */
  from?: string;
  /** The caller's own key for this promotion. */
  idempotencyKey: string;
  /** At which machines, at most 50. Empty: all. */
  machineIds?: Array<string>;
  /** What customers see, 1 to 60 characters. */
  name: string;
  /** For which products, at most 20. Empty: all. */
  productIds?: Array<string>;
  /** The first day. */
  startDate?: string | null | undefined;
  /** When it ends, at most `24:00`: this minute is without it. Not later than `from`: on the next day. */
  until?: string;
};

/** Which file is to be uploaded. */
export type CreateUploadInput = {
  /** Its media type, for example `image/jpeg`; `text/plain` or `application/octet-stream` for an audit file. */
  contentType: string;
  /** The caller's own key for this upload. The same key and input is the same upload. */
  idempotencyKey: string;
  /** What it is for. */
  kind: UploadKind;
  /** The machine that it is about. Needed for AUDIT_FILE and SERVICE_PHOTO, not allowed otherwise. */
  machineId?: string | null | undefined;
  /** The product that it shows. Needed for PRODUCT_PICTURE, not allowed otherwise. */
  productId?: string | null | undefined;
  /** Its size in bytes: more is refused. */
  size: number;
};

/** How a payment device does. */
export type DeviceHealth =
  /** It is there and does not work. */
  | 'FAULT'
  /** It does not answer. */
  | 'MISSING'
  /** It works. */
  | 'OK';

/** What a promotion takes off the shelf price: give exactly one of these. */
export type DiscountInput = {
  /** So much: at least 1. */
  amount?: MoneyInput | null | undefined;
  /** So many percent, 1 to 100, rounded half to even on minor units. */
  percent?: number | null | undefined;
  /** Another shelf price, where it is lower. */
  price?: MoneyInput | null | undefined;
};

/** A machine's door. */
export type DoorState =
  /** It is shut. */
  | 'CLOSED'
  /** It is open. */
  | 'OPEN';

/** A controller that becomes a machine. */
export type EnrolMachineInput = {
  /** The code, as the owner was given it. Small letters, blanks and dashes do not matter. */
  code: string;
  /** The public key: the `x` of an Ed25519 JWK (RFC 8037), 43 characters of base64url. */
  publicKey: string;
};

/** Why an export failed, in a word. */
export type ExportFailureCode =
  /** Making the file failed again and again. */
  | 'GAVE_UP'
  /** The file became larger than S3 takes in one piece. */
  | 'TOO_LARGE';

/** How an export's rows are written. Amounts are whole minor units, times are UTC. */
export type ExportFormat =
  /** RFC 4180 with a header. Text that a spreadsheet would take for a formula has an apostrophe before it. */
  | 'CSV'
  /** One JSON object a line, under the same names. */
  | 'JSON_LINES';

/** What an export holds a row of. */
export type ExportKind =
  /** Each entry of each transfer, in the order of time: adds up to `ledger`. */
  | 'LEDGER'
  /** Each transfer that gave money back. */
  | 'REFUNDS'
  /** Each vend that was sold, what was given back of it beside it: adds up to `sales`. */
  | 'SALES'
  /** Each vend, whatever became of it. */
  | 'VENDS';

/** Why an export is made. */
export type ExportOrigin =
  /** It is the statement of a day (UTC), made in the night after. Its file is kept for 90 days. */
  | 'NIGHTLY'
  /** Somebody asked for it. Its file is kept for 7 days. */
  | 'ON_DEMAND';

/** Where an export stands. */
export type ExportState =
  /** Its file is there: `url`. */
  | 'DONE'
  /** Its file was kept for its time and is deleted. Ask for it once more. */
  | 'EXPIRED'
  /** There is no file: `failure` says why. */
  | 'FAILED'
  /** Nobody works at it yet. */
  | 'QUEUED'
  /** Its file is being made. */
  | 'RUNNING';

/** An audit file, and whose it is. */
export type ImportAuditInput = {
  /** The file's text as it was read, one character for each byte: at most 100,000. */
  content: string;
  /** The machine. */
  machineId: string;
  /** Whether another serial number than before is that of a new controller. Otherwise such a file is rejected as another machine's. */
  newController?: boolean;
  /** When the machine was read, where that is known better than by its own clock. */
  readAt?: string | null | undefined;
};

/** Whom to invite. */
export type InvitePersonInput = {
  /** The e-mail address that the person will sign in with. */
  email: string;
  /** The caller's own key for this invitation. */
  idempotencyKey: string;
  /** What the person is called, 1 to 100 characters. */
  name?: string | null | undefined;
  /** What the person may do. */
  role: Role;
};

/** An account of an operator's books. Debits raise what it has, credits what it owes or earned. */
export type LedgerAccount =
  /** Coins and notes that its machines took, less what was taken out of them. */
  | 'CASH'
  /** What the payment provider took for it and owes to it. */
  | 'CLEARING'
  /** Coins and notes that were taken out of its machines and counted. */
  | 'COLLECTED'
  /** Bottle deposits that it collected and owes. */
  | 'DEPOSIT'
  /** What customers' banks took back, less what they gave again. */
  | 'DISPUTES'
  /** What the payment provider kept. */
  | 'FEES'
  /** Prepaid money of vends whose outcome a person must find out. */
  | 'HELD'
  /** What it gave away for points: what vouchers paid. */
  | 'PROMOTIONS'
  /** What it sold, without tax and deposit. */
  | 'REVENUE'
  /** Tax that it collected and owes. */
  | 'TAX'
  /** What it owes to customers: prepaid money that can be spent. */
  | 'WALLET';

/** A place on the map, in degrees (WGS 84). */
export type LocationInput = {
  /** North of the equator, -90 to 90. */
  lat: number;
  /** East of Greenwich, -180 to 180. */
  lng: number;
};

/** How a customer's points change. */
export type LoyaltyEntryKind =
  /** A vend was completed. */
  | 'EARNED'
  /** They became a voucher. */
  | 'REDEEMED'
  /** A vend was refunded: its points go in the same share. */
  | 'TAKEN_BACK';

/** An operator's rule for points. */
export type LoyaltyRuleInput = {
  /** Points for a free drink. Left out: none are given. */
  freeDrinkPoints?: number | null | undefined;
  /** What one point takes off a price, in minor units of the operator's currency: at least 1. */
  pointValue: number;
  /** Points for each major unit of the currency that is spent: 1 to 1000. */
  pointsPerUnit: number;
};

/** Whether an audit file was imported. */
export type MachineAuditState =
  /** It was, all of it. */
  | 'IMPORTED'
  /** Nothing of it was: the findings of severity ERROR say why. */
  | 'REJECTED';

/** What a machine can be told to do. */
export type MachineCommandKind =
  /** Do not dispense: the vend is over. */
  | 'CANCEL'
  /** Do not sell from the slot. */
  | 'DISABLE_SLOT'
  /** Take the vend (acknowledgeVend) and dispense. */
  | 'DISPENSE'
  /** Sell from the slot again. */
  | 'ENABLE_SLOT'
  /** Start anew. */
  | 'REBOOT'
  /** Show this price for the slot. */
  | 'SET_PRICE';

/** Where a command stands that a machine was sent. */
export type MachineCommandState =
  /** It was done. */
  | 'DONE'
  /** The machine was away for too long, and is not told any more. */
  | 'EXPIRED'
  /** The machine could not do it. */
  | 'FAILED'
  /** The machine has not said that it was done. */
  | 'SENT';

/** What a machine is in one word; of several things that hold the one that keeps most from selling. */
export type MachineCondition =
  /** Is dispensing. */
  | 'BUSY'
  /** Sells, and a slot is low or empty. */
  | 'NEEDS_REFILL'
  /** Is not heard. */
  | 'OFFLINE'
  /** Was taken out of service. */
  | 'OUT_OF_SERVICE'
  /** Sells, and has enough. */
  | 'SELLING'
  /** Was too warm for perishables. */
  | 'STOPPED';

/** What machines are looked for by: all that is given must fit. */
export type MachineFilter = {
  /** Is in one of these conditions. */
  conditions?: Array<MachineCondition> | null | undefined;
  /** Has an open alert (`true`), or none (`false`). */
  openAlerts?: boolean | null | undefined;
  /** Stands exactly there. */
  place?: string | null | undefined;
  /** Has this tag. */
  tag?: string | null | undefined;
  /** Words that name, place, code and tags have in them, all of them, in upper or lower case. 1 to 100 characters. */
  text?: string | null | undefined;
};

/** Whether a machine can sell. */
export type MachineStatus =
  /** It was silent for longer than it may, or a person said so; nothing is sold until it is heard, or said otherwise. */
  | 'OFFLINE'
  /** It is heard and can sell. */
  | 'ONLINE'
  /** A person took it out of service. */
  | 'OUT_OF_SERVICE';

/** An amount of money. */
export type MoneyInput = {
  /** In minor units of the currency (cents for USD and EUR, yen for JPY). Not negative. */
  amount: number;
  /** ISO 4217, for example `EUR`. */
  currency: string;
};

/** What nutrition is told of. */
export type NutritionBasis =
  /** A tenth of a kilogram. */
  | 'HUNDRED_G'
  /** A tenth of a litre. */
  | 'HUNDRED_ML';

/** What a measure of a product holds: energy 0 to 4000 kJ, the rest 0 to 100000 mg each. */
export type NutritionInput = {
  /** In milligrams. */
  carbohydrate: number;
  /** In kilojoules. */
  energyKj: number;
  /** In milligrams. */
  fat: number;
  /** What it is told of. */
  per: NutritionBasis;
  /** In milligrams. */
  protein: number;
  /** In milligrams. */
  salt: number;
  /** The saturated part of the fat, in milligrams. */
  saturates: number;
  /** The sugars in the carbohydrate, in milligrams. */
  sugars: number;
};

/** One sale that a machine made without the API. */
export type OfflineVendInput = {
  /** Whether the machine does not trust its clock. */
  clockUncertain?: boolean;
  /** Whose wallet pays; needed for WALLET. For CASH who bought, when the machine knows it. */
  customerId?: string | null | undefined;
  /** How it was paid: WALLET or CASH. */
  payment?: PaymentMethod;
  /** The machine's own number, the key of the sale: no two sales of a machine have the same. */
  sequence: number;
  /** The slot's code. */
  slot: string;
  /** When it was, by the machine's clock. */
  soldAt: string;
  /** What the customer was told: `Slot.total` at that time, with the promotion or without. */
  total: MoneyInput;
};

/** How a vend is paid. */
export type PaymentMethod =
  /** By card. */
  | 'CARD'
  /** With coins or notes, at the machine: only a machine says so, with `reportOfflineVends`. */
  | 'CASH'
  /** From the customer's prepaid wallet. */
  | 'WALLET';

/** When a machine with perishables must not sell any more. */
export type PerishableRuleInput = {
  /** The highest temperature that is cold, in tenths of a degree Celsius: 50 is 5.0 C. */
  maxTemperature?: number;
  /** How long it may take to be cold after its door was shut, in minutes, 1 to 1440. */
  recoverMinutes?: number;
  /** How long it may be warmer with its door shut, in minutes, 1 to 1440. */
  warmMinutes?: number;
};

/** Where a person stands. */
export type PersonState =
  /** Works for the operator. */
  | 'ACTIVE'
  /** Has not signed in yet. */
  | 'INVITED'
  /** Does not any more. */
  | 'REMOVED';

/** How the two sides differ about a movement. */
export type ProviderDifferenceKind =
  /** Both have it, with other amounts. */
  | 'AMOUNT'
  /** Both have it, and the provider kept something else than we know. */
  | 'FEE'
  /** The provider has it, and our books do not. */
  | 'MISSING_HERE'
  /** Our books have it, and the provider does not. */
  | 'MISSING_THERE';

/** Whether the payment provider's side of a day is known. */
export type ProviderSideState =
  /** It was asked. */
  | 'ASKED'
  /** It was not asked yet. */
  | 'NOT_ASKED'
  /** Nobody takes cards here: there is nobody to ask. */
  | 'NO_CARDS';

/** What was put into a machine. */
export type RecordRestockInput = {
  /** Coins and notes that were taken out and counted, in the machine's currency. */
  cashCounted?: MoneyInput | null | undefined;
  /** The caller's own key for this visit. The same key and input is never counted twice. */
  idempotencyKey: string;
  /** The machine. */
  machineId: string;
  /** The slots that were touched, at most 80; none when only cash was taken out. */
  slots: Array<RestockSlotInput>;
};

/** What points are turned into. */
export type RedeemPointsInput = {
  /** The caller's own key for this redemption. The same key and input never costs points twice. */
  idempotencyKey: string;
  /** What for. */
  kind: VoucherKind;
  /** The operator whose machines gave the points. */
  operatorId: string;
  /** How many points; for a DISCOUNT only: a free drink has its price in points. */
  points?: number | null | undefined;
};

/** What to give back of a vend. */
export type RefundVendInput = {
  /** How much: at least 1, and not more than is left. Left out: all that is left. */
  amount?: MoneyInput | null | undefined;
  /** The caller's own key for this refund. The same key and input never gives back twice. */
  idempotencyKey: string;
  /** Why, 1 to 200 characters: it stays with the transfer. */
  reason: string;
  /** The vend. */
  vendId: string;
};

/** A new machine. */
export type RegisterMachineInput = {
  /** The caller's own key for this registration. */
  idempotencyKey: string;
  /** Where it stands on the map. */
  location?: LocationInput | null | undefined;
  /** The name that people see, 1 to 100 characters. */
  name: string;
  /** Where it stands, in words, 1 to 200 characters. */
  place: string;
  /**
   * The machine's Ed25519 public key, when it is known already: the `x` of its JWK (RFC 8037), 43 characters of base64url. Left
   * out, the controller enrols by the code in the answer.
   */
  publicKey?: string | null | undefined;
  /** What to group it by: at most 10, each of 1 to 40 characters. */
  tags?: Array<string> | null | undefined;
  /** How its prices are taxed. */
  tax: TaxRuleInput;
  /** Its time zone, IANA. */
  timeZone?: string;
};

/** What a machine can be told to do from afar. */
export type RemoteCommandKind =
  /** Sell nothing from a slot. It acts in the planogram at once. */
  | 'DISABLE_SLOT'
  /** Sell from a slot again. It acts in the planogram at once. */
  | 'ENABLE_SLOT'
  /** Start anew. Not told after an hour. */
  | 'REBOOT'
  /** A slot's own shelf price. It acts in the planogram at once. */
  | 'SET_PRICE';

/** Who does not work here any more. */
export type RemovePersonInput = {
  /** The person. */
  personId: string;
};

/** Whose controller is to enrol. */
export type RenewEnrolmentInput = {
  /** The machine. */
  machineId: string;
};

/** What a machine sold without the API. */
export type ReportOfflineVendsInput = {
  /** The sales, 1 to 10. */
  vends: Array<OfflineVendInput>;
};

/** What a machine measured. At least one value besides the number. */
export type ReportTelemetryInput = {
  /** The reader of cards and phones. */
  cashless?: DeviceHealth | null | undefined;
  /** The coin mechanism. */
  coinMech?: DeviceHealth | null | undefined;
  /** Its door. */
  door?: DoorState | null | undefined;
  /** All errors that are active, at most 20: event identifiers of EVA-DTS of the families EA, EJ and EK. An empty list: none. */
  errors?: Array<string> | null | undefined;
  /** The version of its controller's software, 1 to 40 characters. */
  firmware?: string | null | undefined;
  /** The machine's own number, greater with every report of this kind. */
  sequence: number;
  /** The strength of its mobile network, in dBm, -150 to 0. */
  signal?: number | null | undefined;
  /** The codes of all slots whose sensors see nothing; an empty list: none. */
  soldOut?: Array<string> | null | undefined;
  /** Inside, in tenths of a degree Celsius, -500 to 1200. */
  temperature?: number | null | undefined;
};

/** How a vend ended. */
export type ReportVendResultInput = {
  /** Why it failed. Needed when the outcome is FAILURE, not allowed otherwise. */
  failure?: VendFailureInput | null | undefined;
  /** How it ended. */
  outcome: VendOutcome;
  /** The machine's own number, greater with every report. */
  sequence: number;
  /** The vend. */
  vendId: string;
};

/** Why a customer wants the money back. */
export type RequestRefundInput = {
  /** In the customer's words, 1 to 500 characters. */
  reason: string;
  /** The vend. */
  vendId: string;
};

/** Which alert was put right. */
export type ResolveAlertInput = {
  /** The alert's id. */
  alertId: string;
  /** The machine. */
  machineId: string;
};

/** A decision on a vend whose outcome is unknown. */
export type ResolveVendInput = {
  /** What became of it. */
  outcome: ResolvedOutcome;
  /** How that is known: 1 to 200 characters. It is kept with the vend. */
  reason: string;
  /** The vend. */
  vendId: string;
};

/** What became of a vend whose outcome was unknown. */
export type ResolvedOutcome =
  /** The customer has the product. */
  | 'DISPENSED'
  /** The customer has nothing. */
  | 'NOT_DISPENSED';

/** What was put into one slot. */
export type RestockSlotInput = {
  /** Units put in; negative when units were taken out. */
  added: number;
  /** The slot's code. */
  code: string;
  /** Whether a jam was cleared. */
  jamCleared?: boolean;
};

/** Whose keys are taken away. */
export type RevokeMachineKeyInput = {
  /** The machine. */
  machineId: string;
};

/** What a person may be of an operator. */
export type Role =
  /** Sees and changes everything, and says who else may. */
  | 'OWNER'
  /** Sees everything, fills and services machines. */
  | 'ROUTE_DRIVER'
  /** Sees everything and changes nothing. */
  | 'VIEWER';

/** A machine's next key. */
export type RotateMachineKeyInput = {
  /** The public key: the `x` of an Ed25519 JWK (RFC 8037), 43 characters of base64url. */
  publicKey: string;
};

/** What a machine is to do. */
export type SendMachineCommandInput = {
  /** The caller's own key for this command. The same key and input is never sent twice. */
  idempotencyKey: string;
  /** What it is to do. */
  kind: RemoteCommandKind;
  /** The machine. */
  machineId: string;
  /** The slot's new shelf price. Needed for SET_PRICE, not allowed otherwise. */
  price?: MoneyInput | null | undefined;
  /** The slot that it is about. Needed for all but REBOOT, not allowed with that. */
  slot?: string | null | undefined;
};

/** The operator's rule for points. */
export type SetLoyaltyInput = {
  /** What a purchase earns and what points are worth. `null`: there are no points. */
  rule?: LoyaltyRuleInput | null | undefined;
};

/** What every slot of a machine sells. */
export type SetPlanogramInput = {
  /** The machine. */
  machineId: string;
  /** The `planogramVersion` that this one replaces. Given and not the newest one: PLANOGRAM_CHANGED. */
  planogramVersion?: number | null | undefined;
  /** All its slots, at most 80. A slot that is not named is gone. */
  slots: Array<SlotInput>;
};

/** What one slot sells. */
export type SlotInput = {
  /** How many units fit, 1 to 1000. */
  capacity: number;
  /** What the customer types or taps: 1 to 8 letters and digits. */
  code: string;
  /** Whether it sells at all. */
  enabled?: boolean;
  /** With how many units left, or fewer, it is low, 0 to 1000; a quarter of the par level when left out. 0: only when it is empty. */
  lowAt?: number | null | undefined;
  /** How many units a restock fills it up to; the capacity when left out. */
  parLevel?: number | null | undefined;
  /** The slot's own shelf price; left out, the product's list price counts and is followed. */
  price?: MoneyInput | null | undefined;
  /** What it sells. */
  productId: string;
};

/** What to buy, and what the customer saw when deciding. */
export type StartVendInput = {
  /** The card. Needed when it is paid by card, not allowed otherwise. */
  card?: CardInput | null | undefined;
  /** The caller's own key for this tap, for example a UUID. The same key and input never buys twice. */
  idempotencyKey: string;
  /** The machine. */
  machineId: string;
  /** How it is paid. */
  payment?: PaymentMethod;
  /** The product that the customer saw in the slot. */
  productId: string;
  /** The slot's code. */
  slot: string;
  /** The `Slot.total` that the customer saw. Another one now is PRICE_CHANGED, and nothing is charged. */
  total: MoneyInput;
  /** A voucher of the customer's, which lowers what is paid below `total`. Given back when nothing is dispensed. */
  voucherId?: string | null | undefined;
};

/** How full a slot is. */
export type StockLevel =
  /** Nothing is left: it is sold out. */
  | 'EMPTY'
  /** As many units as its threshold or fewer are left. */
  | 'LOW'
  /** Full enough, or switched off. */
  | 'OK';

/** How prices are taxed where a machine stands. */
export type TaxRuleInput = {
  /** Whether the deposit is taxed as the drink is. */
  depositTaxed?: boolean;
  /** Whether prices already hold the tax (Europe) or it is added to them (United States). */
  inclusive: boolean;
  /** Whose rule it is, for example `US-NY-NYC`: 1 to 40 characters. */
  jurisdiction?: string | null | undefined;
  /** Parts per million, 0 to 1000000: 190000 is 19 %, 88750 is 8.875 %. */
  ratePpm: number;
};

/** Where a top-up stands. */
export type TopUpState =
  /** The wallet has the money. */
  | 'COMPLETED'
  /** The card was declined. Nothing was charged. */
  | 'DECLINED'
  /** The customer did not go on with it, or the payment provider never heard of it. Nothing was charged. */
  | 'EXPIRED'
  /** The payment provider, or the customer's bank, has not answered yet. */
  | 'PENDING';

/** How much money to put into the wallet. */
export type TopUpWalletInput = {
  /** How much: at least 1. A card is not charged below the payment provider's minimum, for example 0.50 EUR. */
  amount: MoneyInput;
  /** The card that pays. Without one it is play money, which is there in development only. */
  card?: CardInput | null | undefined;
  /** The caller's own key for this top-up. The same key and input never pays twice. */
  idempotencyKey: string;
  /** The operator whose machines take this money. */
  operatorId: string;
};

/** What moved money between accounts. */
export type TransferKind =
  /** Somebody took coins and notes out of a machine, and counted them. */
  | 'COLLECTION'
  /** A person put an earlier transfer right. */
  | 'CORRECTION'
  /** A customer's bank took money back, or gave it again. */
  | 'DISPUTE'
  /** What the payment provider kept, learned later. */
  | 'FEE'
  /** The outcome of a vend is unknown: its money waits for a person. */
  | 'HOLD'
  /** Money was given back. */
  | 'REFUND'
  /** A customer put money into a wallet. */
  | 'TOP_UP'
  /** A vend was completed. */
  | 'VEND'
  /** A hold ended without a sale. */
  | 'VOID';

/** What to change of a machine. */
export type UpdateMachineInput = {
  /** Where it stands on the map. */
  location?: LocationInput | null | undefined;
  /** The machine. */
  machineId: string;
  /** The name that people see, 1 to 100 characters. */
  name?: string | null | undefined;
  /** The most that one vend may cost while the machine is offline. Nothing: it sells nothing then. */
  offlineLimit?: MoneyInput | null | undefined;
  /**
   * The health rule for perishables of the place where it stands; `null`: it sells none any more; left out: as before. It counts from
   * the next report of the machine on.
   */
  perishable?: PerishableRuleInput | null | undefined;
  /** Where it stands, in words, 1 to 200 characters. */
  place?: string | null | undefined;
  /** How long the machine may be silent before it is OFFLINE, in seconds: 240 to 86400. */
  silenceSeconds?: number | null | undefined;
  /** Whether it can sell. */
  status?: MachineStatus | null | undefined;
  /** What to group it by: all of them, at most 10, each of 1 to 40 characters. */
  tags?: Array<string> | null | undefined;
  /** How its prices are taxed. Takes effect on the next vend. */
  tax?: TaxRuleInput | null | undefined;
  /** Its time zone, IANA. */
  timeZone?: string | null | undefined;
};

/** What to change of a product. */
export type UpdateProductInput = {
  /** What it holds that people react to, at most 20. */
  allergens?: Array<string> | null | undefined;
  /** The refundable bottle deposit, not part of the price. */
  deposit?: MoneyInput | null | undefined;
  /** What it is, at most 1000 characters. */
  description?: string | null | undefined;
  /** A picture of it: an https:// address of at most 200 characters. */
  imageUrl?: string | null | undefined;
  /** How old the buyer must be, in years, 0 to 99. 0: anybody may buy it. */
  minimumAge?: number | null | undefined;
  /** Its name, 1 to 100 characters. */
  name?: string | null | undefined;
  /** What it holds, as its label says: all of it. */
  nutrition?: NutritionInput | null | undefined;
  /** The list price. */
  price?: MoneyInput | null | undefined;
  /** The product. */
  productId: string;
};

/** What to change of a promotion. */
export type UpdatePromotionInput = {
  /** On which days its hours begin. Empty: every day. */
  days?: Array<Weekday> | null | undefined;
  /** What it takes off the shelf price. */
  discount?: DiscountInput | null | undefined;
  /** Whether it is switched on. At most 20 may be. */
  enabled?: boolean | null | undefined;
  /** The first day without it; later than `startDate`. `null`: it has no end. */
  endDate?: string | null | undefined;
  /** When it begins, by the machine's clock, `00:00` to `23:59`. */
  from?: string | null | undefined;
  /** At which machines, at most 50. Empty: all. */
  machineIds?: Array<string> | null | undefined;
  /** What customers see, 1 to 60 characters. */
  name?: string | null | undefined;
  /** For which products, at most 20. Empty: all. */
  productIds?: Array<string> | null | undefined;
  /** The promotion. */
  promotionId: string;
  /** The first day. `null`: at once. */
  startDate?: string | null | undefined;
  /** When it ends, at most `24:00`: this minute is without it. Not later than `from`: on the next day. */
  until?: string | null | undefined;
};

/** What a file is for. */
export type UploadKind =
  /** The audit file of a machine, at most 1 MB. It is about `machineId`. */
  | 'AUDIT_FILE'
  /** A picture of a product: JPEG, PNG or WebP, at most 10 MB. It is about `productId`. */
  | 'PRODUCT_PICTURE'
  /** A photo of a machine: as a picture of a product, and for the operator's staff only. It is about `machineId`. */
  | 'SERVICE_PHOTO';

/** Why a file was not taken. */
export type UploadReason =
  /** The audit was rejected: the findings of `auditId` say why. */
  | 'AUDIT_REJECTED'
  /** It cannot be read as a picture. */
  | 'BROKEN'
  /** The product or machine that it is about is gone. */
  | 'SUBJECT_GONE'
  /** It is larger than was said. */
  | 'TOO_LARGE'
  /** Its content is of another type than its kind allows. */
  | 'WRONG_TYPE';

/** Where an upload stands. */
export type UploadState =
  /** The file never came. */
  | 'EXPIRED'
  /** The file has not come, or nobody has looked at it yet. */
  | 'PENDING'
  /** It was taken. */
  | 'READY'
  /** It was not taken: `reason` says why. Ask for another upload. */
  | 'REJECTED';

/** Why a machine could not dispense. */
export type VendFailureCode =
  /** The motor turned and nothing fell. */
  | 'EMPTY'
  /** The product did not fall and the motor did not turn as it should. */
  | 'JAM'
  /** The drop sensor saw nothing. */
  | 'NOT_DETECTED'
  /** Anything else. */
  | 'OTHER';

/** Why a machine could not dispense. */
export type VendFailureInput = {
  /** The kind of fault. JAM switches the column off until it is restocked. */
  code: VendFailureCode;
  /** The machine's own words, at most 200 characters. */
  message?: string | null | undefined;
};

/** How a machine says that a vend ended. */
export type VendOutcome =
  /** It did not (MDB: VEND FAILURE). */
  | 'FAILURE'
  /** The machine was reset between approval and success. Counts as success, and is marked as unconfirmed. */
  | 'RESET'
  /** The product fell (MDB: VEND SUCCESS). */
  | 'SUCCESS';

/**
 * Where a vend stands. It only moves forward:
 * PENDING, AUTHORIZED, DISPENSING, COMPLETED, REFUNDED; or it ends in DECLINED, CANCELLED, EXPIRED or FAILED; or it waits
 * for a person in OUTCOME_UNKNOWN.
 */
export type VendState =
  /** Money is held and a unit reserved; the machine has not taken it yet. */
  | 'AUTHORIZED'
  /** The customer gave it up; nothing is held. */
  | 'CANCELLED'
  /** The product fell and the money is captured. */
  | 'COMPLETED'
  /** The payment was refused; nothing is held. */
  | 'DECLINED'
  /** The machine has taken it. */
  | 'DISPENSING'
  /** The machine never took it; nothing is held. */
  | 'EXPIRED'
  /** The machine could not dispense; nothing is held. */
  | 'FAILED'
  /** The machine never said how it ended; the money stays held until it is resolved. */
  | 'OUTCOME_UNKNOWN'
  /** The payment provider has not answered yet (card). */
  | 'PENDING'
  /** Money was given back after completion, in part or whole. */
  | 'REFUNDED';

/** What points can be turned into. */
export type VoucherKind =
  /** An amount off the price of one vend. */
  | 'DISCOUNT'
  /** One vend for nothing but its deposit. */
  | 'FREE_DRINK';

/** A day of the week. */
export type Weekday =
  /** Friday. */
  | 'FRIDAY'
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY';

export type MoneyPartsFragment = { amount: number, currency: string };

export type SlotPartsFragment = { code: string, stock: number, soldOut: boolean, enabled: boolean, jammed: boolean, product: { id: string, name: string, minimumAge: number | null, deposit: { amount: number, currency: string } }, price: { amount: number, currency: string }, promotion: { id: string, name: string, until: string, price: { amount: number, currency: string } } | null, total: { amount: number, currency: string } };

export type MachinePartsFragment = { id: string, code: string, name: string, place: string, timeZone: string, status: MachineStatus, busy: boolean, planogramVersion: number, location: { lat: number, lng: number } | null, operator: { id: string, name: string, currency: string }, tax: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean }, slots: Array<{ code: string, stock: number, soldOut: boolean, enabled: boolean, jammed: boolean, product: { id: string, name: string, minimumAge: number | null, deposit: { amount: number, currency: string } }, price: { amount: number, currency: string }, promotion: { id: string, name: string, until: string, price: { amount: number, currency: string } } | null, total: { amount: number, currency: string } }> };

export type ProductPartsFragment = { id: string, name: string, description: string, imageUrl: string | null, allergens: Array<string>, minimumAge: number | null, updatedAt: string, operator: { id: string }, price: { amount: number, currency: string }, deposit: { amount: number, currency: string }, nutrition: { per: NutritionBasis, energyKj: number, fat: number, saturates: number, carbohydrate: number, sugars: number, protein: number, salt: number } | null };

export type PersonPartsFragment = { id: string, email: string, name: string | null, role: Role, state: PersonState, userId: string | null, invitedBy: string | null, invitedAt: string, activeAt: string | null, changedAt: string, changedBy: string | null };

export type PromotionPartsFragment = { id: string, name: string, productIds: Array<string>, machineIds: Array<string>, days: Array<Weekday>, from: string, until: string, startDate: string | null, endDate: string | null, enabled: boolean, discount: { percent: number | null, amount: { amount: number, currency: string } | null, price: { amount: number, currency: string } | null } };

export type VendPartsFragment = { id: string, state: VendState, slot: string, payment: PaymentMethod, customerId: string | null, unconfirmed: boolean, fence: number, createdAt: string, updatedAt: string, machine: { id: string }, product: { id: string, name: string, minimumAge: number | null }, price: { promotionId: string | null, voucherId: string | null, planogramVersion: number, net: { amount: number, currency: string }, tax: { amount: number, currency: string }, deposit: { amount: number, currency: string }, depositTax: { amount: number, currency: string }, total: { amount: number, currency: string }, discount: { amount: number, currency: string }, rule: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean } }, refunded: { amount: number, currency: string }, offline: { soldAt: string, clockUncertain: boolean } | null, failure: { code: VendFailureCode, message: string } | null };

export type WalletPartsFragment = { updatedAt: string, operator: { id: string }, balance: { amount: number, currency: string }, held: { amount: number, currency: string } };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { me: { kind: CallerKind, id: string | null, groups: Array<string>, operator: { id: string, name: string, currency: string } | null } };

export type MachineQueryVariables = Exact<{
  machineId: string;
}>;


export type MachineQuery = { machine: { id: string, code: string, name: string, place: string, timeZone: string, status: MachineStatus, busy: boolean, planogramVersion: number, location: { lat: number, lng: number } | null, operator: { id: string, name: string, currency: string }, tax: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean }, slots: Array<{ code: string, stock: number, soldOut: boolean, enabled: boolean, jammed: boolean, product: { id: string, name: string, minimumAge: number | null, deposit: { amount: number, currency: string } }, price: { amount: number, currency: string }, promotion: { id: string, name: string, until: string, price: { amount: number, currency: string } } | null, total: { amount: number, currency: string } }> } | null };

export type MachineOfStaffQueryVariables = Exact<{
  machineId: string;
}>;


export type MachineOfStaffQuery = { machine: { id: string, code: string, name: string, place: string, timeZone: string, status: MachineStatus, busy: boolean, planogramVersion: number, activeVend: { id: string, state: VendState, slot: string, payment: PaymentMethod, customerId: string | null, unconfirmed: boolean, fence: number, createdAt: string, updatedAt: string, machine: { id: string }, product: { id: string, name: string, minimumAge: number | null }, price: { promotionId: string | null, voucherId: string | null, planogramVersion: number, net: { amount: number, currency: string }, tax: { amount: number, currency: string }, deposit: { amount: number, currency: string }, depositTax: { amount: number, currency: string }, total: { amount: number, currency: string }, discount: { amount: number, currency: string }, rule: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean } }, refunded: { amount: number, currency: string }, offline: { soldAt: string, clockUncertain: boolean } | null, failure: { code: VendFailureCode, message: string } | null } | null, slots: Array<{ capacity: number, parLevel: number, lowAt: number, level: StockLevel, code: string, stock: number, soldOut: boolean, enabled: boolean, jammed: boolean, product: { id: string, name: string, minimumAge: number | null, deposit: { amount: number, currency: string } }, price: { amount: number, currency: string }, promotion: { id: string, name: string, until: string, price: { amount: number, currency: string } } | null, total: { amount: number, currency: string } }>, location: { lat: number, lng: number } | null, operator: { id: string, name: string, currency: string }, tax: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean } } | null };

export type EstimateCostQueryVariables = Exact<{
  machines: number;
  vendsPerDay: number;
  cardPercent?: number | null | undefined;
  servers?: number | null | undefined;
}>;


export type EstimateCostQuery = { cost: { region: string, usd: number, usdPerVend: number, services: Array<{ name: string, usd: number }>, operations: Array<{ name: string, times: number, usd: number }>, servers: { computeUsd: number, serversUsd: number, breakEvenRequests: number | null } } };

export type PlanTourQueryVariables = Exact<{
  machineIds: Array<string> | string;
  inDays?: number | null | undefined;
}>;


export type PlanTourQuery = { restockPlan: { machines: Array<{ units: number, machine: { id: string, name: string }, slots: Array<{ forecast: number, units: number, slot: { code: string, stock: number, parLevel: number } }> }>, products: Array<{ units: number, product: { name: string } }> } };

export type ListLowStockQueryVariables = Exact<{
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type ListLowStockQuery = { lowStock: { nextToken: string | null, items: Array<{ machineId: string, changedAt: string, machine: { id: string, name: string }, slots: Array<{ code: string, level: StockLevel }> }> } };

export type MachineLogQueryVariables = Exact<{
  machineId: string;
}>;


export type MachineLogQuery = { machine: { tags: Array<string>, location: { lat: number, lng: number } | null, restocks: { nextToken: string | null, items: Array<{ id: string, by: string, createdAt: string, slots: Array<{ code: string, added: number, jamCleared: boolean }> }> } } | null };

export type PlanogramQueryVariables = Exact<{
  machineId: string;
}>;


export type PlanogramQuery = { machine: { slots: Array<{ code: string, ownPrice: boolean, switchedOff: boolean, enabled: boolean, jammed: boolean }> } | null };

export type FindMachineQueryVariables = Exact<{
  code: string;
}>;


export type FindMachineQuery = { machineByCode: { id: string, code: string, name: string, place: string, timeZone: string, status: MachineStatus, busy: boolean, planogramVersion: number, location: { lat: number, lng: number } | null, operator: { id: string, name: string, currency: string }, tax: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean }, slots: Array<{ code: string, stock: number, soldOut: boolean, enabled: boolean, jammed: boolean, product: { id: string, name: string, minimumAge: number | null, deposit: { amount: number, currency: string } }, price: { amount: number, currency: string }, promotion: { id: string, name: string, until: string, price: { amount: number, currency: string } } | null, total: { amount: number, currency: string } }> } | null };

export type ListMachinesQueryVariables = Exact<{
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
  filter?: MachineFilter | null | undefined;
}>;


export type ListMachinesQuery = { machines: { nextToken: string | null, items: Array<{ id: string, code: string, operator: { id: string } }> } };

export type GetProductQueryVariables = Exact<{
  productId: string;
}>;


export type GetProductQuery = { product: { id: string, name: string, description: string, imageUrl: string | null, allergens: Array<string>, minimumAge: number | null, updatedAt: string, operator: { id: string }, price: { amount: number, currency: string }, deposit: { amount: number, currency: string }, nutrition: { per: NutritionBasis, energyKj: number, fat: number, saturates: number, carbohydrate: number, sugars: number, protein: number, salt: number } | null } | null };

export type ListProductsQueryVariables = Exact<{
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type ListProductsQuery = { products: { nextToken: string | null, items: Array<{ id: string, name: string, operator: { id: string } }> } };

export type ListPeopleQueryVariables = Exact<{
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type ListPeopleQuery = { people: { nextToken: string | null, items: Array<{ id: string, email: string, name: string | null, role: Role, state: PersonState, userId: string | null, invitedBy: string | null, invitedAt: string, activeAt: string | null, changedAt: string, changedBy: string | null }> } };

export type ListPromotionsQueryVariables = Exact<{
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type ListPromotionsQuery = { promotions: { nextToken: string | null, items: Array<{ id: string, name: string, productIds: Array<string>, machineIds: Array<string>, days: Array<Weekday>, from: string, until: string, startDate: string | null, endDate: string | null, enabled: boolean, discount: { percent: number | null, amount: { amount: number, currency: string } | null, price: { amount: number, currency: string } | null } }> } };

export type GetVendQueryVariables = Exact<{
  vendId: string;
}>;


export type GetVendQuery = { vend: { id: string, state: VendState, slot: string, payment: PaymentMethod, customerId: string | null, unconfirmed: boolean, fence: number, createdAt: string, updatedAt: string, machine: { id: string }, product: { id: string, name: string, minimumAge: number | null }, price: { promotionId: string | null, voucherId: string | null, planogramVersion: number, net: { amount: number, currency: string }, tax: { amount: number, currency: string }, deposit: { amount: number, currency: string }, depositTax: { amount: number, currency: string }, total: { amount: number, currency: string }, discount: { amount: number, currency: string }, rule: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean } }, refunded: { amount: number, currency: string }, offline: { soldAt: string, clockUncertain: boolean } | null, failure: { code: VendFailureCode, message: string } | null } | null };

export type ListVendsQueryVariables = Exact<{
  machineId?: string | null | undefined;
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type ListVendsQuery = { vends: { nextToken: string | null, items: Array<{ id: string, state: VendState, createdAt: string }> } };

export type GetWalletQueryVariables = Exact<{
  operatorId: string;
}>;


export type GetWalletQuery = { wallet: { updatedAt: string, operator: { id: string }, balance: { amount: number, currency: string }, held: { amount: number, currency: string } } | null };

export type MachineExceptionsQueryVariables = Exact<{
  machineId: string;
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type MachineExceptionsQuery = { machine: { exceptions: { nextToken: string | null, items: Array<{ id: string, createdAt: string, code: string, message: string, operation: string, vendId: string, sequence: number }> } } | null };

export type StartVendMutationVariables = Exact<{
  input: StartVendInput;
}>;


export type StartVendMutation = { startVend: { id: string, state: VendState, slot: string, payment: PaymentMethod, customerId: string | null, unconfirmed: boolean, fence: number, createdAt: string, updatedAt: string, machine: { id: string }, product: { id: string, name: string, minimumAge: number | null }, price: { promotionId: string | null, voucherId: string | null, planogramVersion: number, net: { amount: number, currency: string }, tax: { amount: number, currency: string }, deposit: { amount: number, currency: string }, depositTax: { amount: number, currency: string }, total: { amount: number, currency: string }, discount: { amount: number, currency: string }, rule: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean } }, refunded: { amount: number, currency: string }, offline: { soldAt: string, clockUncertain: boolean } | null, failure: { code: VendFailureCode, message: string } | null } };

export type BuyByCardMutationVariables = Exact<{
  input: StartVendInput;
}>;


export type BuyByCardMutation = { startVend: { id: string, state: VendState, clientSecret: string | null, receiptToken: string | null, card: { brand: string | null, last4: string | null, declineCode: string | null } | null } };

export type VendByReceiptQueryVariables = Exact<{
  vendId: string;
  receiptToken?: string | null | undefined;
}>;


export type VendByReceiptQuery = { vend: { id: string, state: VendState } | null };

export type CancelVendMutationVariables = Exact<{
  input: CancelVendInput;
}>;


export type CancelVendMutation = { cancelVend: { id: string, state: VendState, slot: string, payment: PaymentMethod, customerId: string | null, unconfirmed: boolean, fence: number, createdAt: string, updatedAt: string, machine: { id: string }, product: { id: string, name: string, minimumAge: number | null }, price: { promotionId: string | null, voucherId: string | null, planogramVersion: number, net: { amount: number, currency: string }, tax: { amount: number, currency: string }, deposit: { amount: number, currency: string }, depositTax: { amount: number, currency: string }, total: { amount: number, currency: string }, discount: { amount: number, currency: string }, rule: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean } }, refunded: { amount: number, currency: string }, offline: { soldAt: string, clockUncertain: boolean } | null, failure: { code: VendFailureCode, message: string } | null } };

export type AcknowledgeVendMutationVariables = Exact<{
  input: AcknowledgeVendInput;
}>;


export type AcknowledgeVendMutation = { acknowledgeVend: { id: string, state: VendState, slot: string, payment: PaymentMethod, customerId: string | null, unconfirmed: boolean, fence: number, createdAt: string, updatedAt: string, machine: { id: string }, product: { id: string, name: string, minimumAge: number | null }, price: { promotionId: string | null, voucherId: string | null, planogramVersion: number, net: { amount: number, currency: string }, tax: { amount: number, currency: string }, deposit: { amount: number, currency: string }, depositTax: { amount: number, currency: string }, total: { amount: number, currency: string }, discount: { amount: number, currency: string }, rule: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean } }, refunded: { amount: number, currency: string }, offline: { soldAt: string, clockUncertain: boolean } | null, failure: { code: VendFailureCode, message: string } | null } };

export type ReportVendResultMutationVariables = Exact<{
  input: ReportVendResultInput;
}>;


export type ReportVendResultMutation = { reportVendResult: { id: string, state: VendState, slot: string, payment: PaymentMethod, customerId: string | null, unconfirmed: boolean, fence: number, createdAt: string, updatedAt: string, machine: { id: string }, product: { id: string, name: string, minimumAge: number | null }, price: { promotionId: string | null, voucherId: string | null, planogramVersion: number, net: { amount: number, currency: string }, tax: { amount: number, currency: string }, deposit: { amount: number, currency: string }, depositTax: { amount: number, currency: string }, total: { amount: number, currency: string }, discount: { amount: number, currency: string }, rule: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean } }, refunded: { amount: number, currency: string }, offline: { soldAt: string, clockUncertain: boolean } | null, failure: { code: VendFailureCode, message: string } | null } };

export type TopUpWalletMutationVariables = Exact<{
  input: TopUpWalletInput;
}>;


export type TopUpWalletMutation = { topUpWallet: { updatedAt: string, operator: { id: string }, balance: { amount: number, currency: string }, held: { amount: number, currency: string } } };

export type RefundToCardMutationVariables = Exact<{
  input: RefundVendInput;
}>;


export type RefundToCardMutation = { refundVend: { state: VendState, refunded: { amount: number, currency: string }, refundPending: { amount: number, currency: string } | null } };

export type TopUpByCardMutationVariables = Exact<{
  input: TopUpWalletInput;
}>;


export type TopUpByCardMutation = { topUpWallet: { balance: { amount: number, currency: string }, topUp: { id: string, state: TopUpState, clientSecret: string | null, card: { last4: string | null, declineCode: string | null } } | null } };

export type RegisterMachineMutationVariables = Exact<{
  input: RegisterMachineInput;
}>;


export type RegisterMachineMutation = { registerMachine: { id: string, code: string, name: string, place: string, timeZone: string, status: MachineStatus, busy: boolean, planogramVersion: number, enrolment: { code: string, expiresAt: string } | null, location: { lat: number, lng: number } | null, operator: { id: string, name: string, currency: string }, tax: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean }, slots: Array<{ code: string, stock: number, soldOut: boolean, enabled: boolean, jammed: boolean, product: { id: string, name: string, minimumAge: number | null, deposit: { amount: number, currency: string } }, price: { amount: number, currency: string }, promotion: { id: string, name: string, until: string, price: { amount: number, currency: string } } | null, total: { amount: number, currency: string } }> } };

export type EnrolMachineMutationVariables = Exact<{
  input: EnrolMachineInput;
}>;


export type EnrolMachineMutation = { enrolMachine: { machineId: string, machine: { id: string, name: string, code: string } } };

export type RotateMachineKeyMutationVariables = Exact<{
  input: RotateMachineKeyInput;
}>;


export type RotateMachineKeyMutation = { rotateMachineKey: { id: string } };

export type RevokeMachineKeyMutationVariables = Exact<{
  input: RevokeMachineKeyInput;
}>;


export type RevokeMachineKeyMutation = { revokeMachineKey: { id: string, enrolled: boolean } };

export type RenewEnrolmentMutationVariables = Exact<{
  input: RenewEnrolmentInput;
}>;


export type RenewEnrolmentMutation = { renewEnrolment: { id: string, enrolled: boolean, enrolment: { code: string, expiresAt: string } | null } };

export type UpdateMachineMutationVariables = Exact<{
  input: UpdateMachineInput;
}>;


export type UpdateMachineMutation = { updateMachine: { id: string, code: string, name: string, place: string, timeZone: string, status: MachineStatus, busy: boolean, planogramVersion: number, location: { lat: number, lng: number } | null, operator: { id: string, name: string, currency: string }, tax: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean }, slots: Array<{ code: string, stock: number, soldOut: boolean, enabled: boolean, jammed: boolean, product: { id: string, name: string, minimumAge: number | null, deposit: { amount: number, currency: string } }, price: { amount: number, currency: string }, promotion: { id: string, name: string, until: string, price: { amount: number, currency: string } } | null, total: { amount: number, currency: string } }> } };

export type SetPlanogramMutationVariables = Exact<{
  input: SetPlanogramInput;
}>;


export type SetPlanogramMutation = { setPlanogram: { id: string, code: string, name: string, place: string, timeZone: string, status: MachineStatus, busy: boolean, planogramVersion: number, location: { lat: number, lng: number } | null, operator: { id: string, name: string, currency: string }, tax: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean }, slots: Array<{ code: string, stock: number, soldOut: boolean, enabled: boolean, jammed: boolean, product: { id: string, name: string, minimumAge: number | null, deposit: { amount: number, currency: string } }, price: { amount: number, currency: string }, promotion: { id: string, name: string, until: string, price: { amount: number, currency: string } } | null, total: { amount: number, currency: string } }> } };

export type CreateProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type CreateProductMutation = { createProduct: { id: string, name: string, description: string, imageUrl: string | null, allergens: Array<string>, minimumAge: number | null, updatedAt: string, operator: { id: string }, price: { amount: number, currency: string }, deposit: { amount: number, currency: string }, nutrition: { per: NutritionBasis, energyKj: number, fat: number, saturates: number, carbohydrate: number, sugars: number, protein: number, salt: number } | null } };

export type UpdateProductMutationVariables = Exact<{
  input: UpdateProductInput;
}>;


export type UpdateProductMutation = { updateProduct: { id: string, name: string, description: string, imageUrl: string | null, allergens: Array<string>, minimumAge: number | null, updatedAt: string, operator: { id: string }, price: { amount: number, currency: string }, deposit: { amount: number, currency: string }, nutrition: { per: NutritionBasis, energyKj: number, fat: number, saturates: number, carbohydrate: number, sugars: number, protein: number, salt: number } | null } };

export type ListExceptionsQueryVariables = Exact<{
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type ListExceptionsQuery = { exceptions: { nextToken: string | null, items: Array<{ id: string, machineId: string, code: string, message: string, vendId: string, closedAt: string | null }> } };

export type ReportOfflineVendsMutationVariables = Exact<{
  input: ReportOfflineVendsInput;
}>;


export type ReportOfflineVendsMutation = { reportOfflineVends: Array<{ sequence: number, code: string | null, vend: { id: string, state: VendState, slot: string, payment: PaymentMethod, customerId: string | null, unconfirmed: boolean, fence: number, createdAt: string, updatedAt: string, machine: { id: string }, product: { id: string, name: string, minimumAge: number | null }, price: { promotionId: string | null, voucherId: string | null, planogramVersion: number, net: { amount: number, currency: string }, tax: { amount: number, currency: string }, deposit: { amount: number, currency: string }, depositTax: { amount: number, currency: string }, total: { amount: number, currency: string }, discount: { amount: number, currency: string }, rule: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean } }, refunded: { amount: number, currency: string }, offline: { soldAt: string, clockUncertain: boolean } | null, failure: { code: VendFailureCode, message: string } | null } | null }> };

export type RequestRefundMutationVariables = Exact<{
  input: RequestRefundInput;
}>;


export type RequestRefundMutation = { requestRefund: { id: string, state: VendState, slot: string, payment: PaymentMethod, customerId: string | null, unconfirmed: boolean, fence: number, createdAt: string, updatedAt: string, machine: { id: string }, product: { id: string, name: string, minimumAge: number | null }, price: { promotionId: string | null, voucherId: string | null, planogramVersion: number, net: { amount: number, currency: string }, tax: { amount: number, currency: string }, deposit: { amount: number, currency: string }, depositTax: { amount: number, currency: string }, total: { amount: number, currency: string }, discount: { amount: number, currency: string }, rule: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean } }, refunded: { amount: number, currency: string }, offline: { soldAt: string, clockUncertain: boolean } | null, failure: { code: VendFailureCode, message: string } | null } };

export type RefundVendMutationVariables = Exact<{
  input: RefundVendInput;
}>;


export type RefundVendMutation = { refundVend: { id: string, state: VendState, slot: string, payment: PaymentMethod, customerId: string | null, unconfirmed: boolean, fence: number, createdAt: string, updatedAt: string, machine: { id: string }, product: { id: string, name: string, minimumAge: number | null }, price: { promotionId: string | null, voucherId: string | null, planogramVersion: number, net: { amount: number, currency: string }, tax: { amount: number, currency: string }, deposit: { amount: number, currency: string }, depositTax: { amount: number, currency: string }, total: { amount: number, currency: string }, discount: { amount: number, currency: string }, rule: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean } }, refunded: { amount: number, currency: string }, offline: { soldAt: string, clockUncertain: boolean } | null, failure: { code: VendFailureCode, message: string } | null } };

export type ResolveVendMutationVariables = Exact<{
  input: ResolveVendInput;
}>;


export type ResolveVendMutation = { resolveVend: { id: string, state: VendState, slot: string, payment: PaymentMethod, customerId: string | null, unconfirmed: boolean, fence: number, createdAt: string, updatedAt: string, machine: { id: string }, product: { id: string, name: string, minimumAge: number | null }, price: { promotionId: string | null, voucherId: string | null, planogramVersion: number, net: { amount: number, currency: string }, tax: { amount: number, currency: string }, deposit: { amount: number, currency: string }, depositTax: { amount: number, currency: string }, total: { amount: number, currency: string }, discount: { amount: number, currency: string }, rule: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean } }, refunded: { amount: number, currency: string }, offline: { soldAt: string, clockUncertain: boolean } | null, failure: { code: VendFailureCode, message: string } | null } };

export type CloseExceptionMutationVariables = Exact<{
  input: CloseExceptionInput;
}>;


export type CloseExceptionMutation = { closeException: { id: string, closedAt: string | null } };

export type InvitePersonMutationVariables = Exact<{
  input: InvitePersonInput;
}>;


export type InvitePersonMutation = { invitePerson: { id: string, email: string, name: string | null, role: Role, state: PersonState, userId: string | null, invitedBy: string | null, invitedAt: string, activeAt: string | null, changedAt: string, changedBy: string | null } };

export type ChangeRoleMutationVariables = Exact<{
  input: ChangeRoleInput;
}>;


export type ChangeRoleMutation = { changeRole: { id: string, email: string, name: string | null, role: Role, state: PersonState, userId: string | null, invitedBy: string | null, invitedAt: string, activeAt: string | null, changedAt: string, changedBy: string | null } };

export type RemovePersonMutationVariables = Exact<{
  input: RemovePersonInput;
}>;


export type RemovePersonMutation = { removePerson: { id: string, email: string, name: string | null, role: Role, state: PersonState, userId: string | null, invitedBy: string | null, invitedAt: string, activeAt: string | null, changedAt: string, changedBy: string | null } };

export type CreatePromotionMutationVariables = Exact<{
  input: CreatePromotionInput;
}>;


export type CreatePromotionMutation = { createPromotion: { id: string, name: string, productIds: Array<string>, machineIds: Array<string>, days: Array<Weekday>, from: string, until: string, startDate: string | null, endDate: string | null, enabled: boolean, discount: { percent: number | null, amount: { amount: number, currency: string } | null, price: { amount: number, currency: string } | null } } };

export type UpdatePromotionMutationVariables = Exact<{
  input: UpdatePromotionInput;
}>;


export type UpdatePromotionMutation = { updatePromotion: { id: string, name: string, productIds: Array<string>, machineIds: Array<string>, days: Array<Weekday>, from: string, until: string, startDate: string | null, endDate: string | null, enabled: boolean, discount: { percent: number | null, amount: { amount: number, currency: string } | null, price: { amount: number, currency: string } | null } } };

export type RecordRestockMutationVariables = Exact<{
  input: RecordRestockInput;
}>;


export type RecordRestockMutation = { recordRestock: { id: string, code: string, name: string, place: string, timeZone: string, status: MachineStatus, busy: boolean, planogramVersion: number, location: { lat: number, lng: number } | null, operator: { id: string, name: string, currency: string }, tax: { jurisdiction: string | null, ratePpm: number, inclusive: boolean, depositTaxed: boolean }, slots: Array<{ code: string, stock: number, soldOut: boolean, enabled: boolean, jammed: boolean, product: { id: string, name: string, minimumAge: number | null, deposit: { amount: number, currency: string } }, price: { amount: number, currency: string }, promotion: { id: string, name: string, until: string, price: { amount: number, currency: string } } | null, total: { amount: number, currency: string } }> } };

export type SalesSumsPartsFragment = { vends: number, failed: number, total: { amount: number, currency: string }, refunded: { amount: number, currency: string } };

export type SalesLinePartsFragment = { key: string, sums: { vends: number, failed: number, total: { amount: number, currency: string }, refunded: { amount: number, currency: string } } };

export type SalesQueryVariables = Exact<{
  from: string;
  to: string;
  machineId?: string | null | undefined;
}>;


export type SalesQuery = { sales: { sum: { vends: number, failed: number, total: { amount: number, currency: string }, refunded: { amount: number, currency: string } }, net: { amount: number, currency: string }, tax: { amount: number, currency: string }, byDay: Array<{ key: string, sums: { vends: number, failed: number, total: { amount: number, currency: string }, refunded: { amount: number, currency: string } } }>, byHour: Array<{ key: string, sums: { vends: number, failed: number, total: { amount: number, currency: string }, refunded: { amount: number, currency: string } } }>, byMachine: Array<{ key: string, sums: { vends: number, failed: number, total: { amount: number, currency: string }, refunded: { amount: number, currency: string } } }>, byProduct: Array<{ key: string, sums: { vends: number, failed: number, total: { amount: number, currency: string }, refunded: { amount: number, currency: string } } }>, byPayment: Array<{ key: string, sums: { vends: number, failed: number, total: { amount: number, currency: string }, refunded: { amount: number, currency: string } } }>, byColumn: Array<{ key: string, sums: { vends: number, failed: number, total: { amount: number, currency: string }, refunded: { amount: number, currency: string } } }> } };

export type VoucherPartsFragment = { id: string, kind: VoucherKind, points: number, createdAt: string, expiresAt: string, amount: { amount: number, currency: string } | null };

export type LoyaltyQueryVariables = Exact<{
  operatorId: string;
}>;


export type LoyaltyQuery = { loyalty: { operatorId: string, balance: number, history: Array<{ kind: LoyaltyEntryKind, points: number, vendId: string | null, createdAt: string }>, vouchers: Array<{ id: string, kind: VoucherKind, points: number, createdAt: string, expiresAt: string, amount: { amount: number, currency: string } | null }> } };

export type RedeemPointsMutationVariables = Exact<{
  input: RedeemPointsInput;
}>;


export type RedeemPointsMutation = { redeemPoints: { id: string, kind: VoucherKind, points: number, createdAt: string, expiresAt: string, amount: { amount: number, currency: string } | null } };

export type SetLoyaltyMutationVariables = Exact<{
  input: SetLoyaltyInput;
}>;


export type SetLoyaltyMutation = { setLoyalty: { id: string, loyalty: { pointsPerUnit: number, freeDrinkPoints: number | null, pointValue: { amount: number, currency: string } } | null } };

export type LedgerQueryVariables = Exact<{
  account: LedgerAccount;
  from: string;
  to: string;
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type LedgerQuery = { ledger: { account: LedgerAccount, nextToken: string | null, opening: { amount: number, currency: string } | null, closing: { amount: number, currency: string } | null, items: Array<{ transferId: string, createdAt: string, kind: TransferKind, vendId: string | null, customerId: string | null, corrects: string | null, reason: string | null, by: string | null, amount: { amount: number, currency: string }, balance: { amount: number, currency: string } | null }> } };

export type WalletStatementQueryVariables = Exact<{
  operatorId: string;
  from: string;
  to: string;
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type WalletStatementQuery = { walletStatement: { nextToken: string | null, opening: { amount: number, currency: string } | null, closing: { amount: number, currency: string } | null, items: Array<{ transferId: string, createdAt: string, kind: TransferKind, vendId: string | null, amount: { amount: number, currency: string }, balance: { amount: number, currency: string } | null }> } | null };

export type ReconciliationQueryVariables = Exact<{
  date: string;
}>;


export type ReconciliationQuery = { reconciliation: { date: string, closed: boolean, transfers: number | null, ours: { captured: { amount: number, currency: string }, refunded: { amount: number, currency: string }, fees: { amount: number, currency: string } } | null, provider: { state: ProviderSideState, askedAt: string | null, movements: number | null, differenceCount: number | null, sums: { captured: { amount: number, currency: string }, refunded: { amount: number, currency: string }, fees: { amount: number, currency: string } } | null, disputed: { amount: number, currency: string } | null, differences: Array<{ kind: ProviderDifferenceKind, reference: string, paymentId: string | null, ours: { amount: number, currency: string } | null, ourFee: { amount: number, currency: string } | null, theirs: { amount: number, currency: string } | null, theirFee: { amount: number, currency: string } | null }> }, accounts: Array<{ account: LedgerAccount, debit: { amount: number, currency: string }, credit: { amount: number, currency: string }, net: { amount: number, currency: string }, balance: { amount: number, currency: string } }> | null } };

export type ReportTelemetryMutationVariables = Exact<{
  input: ReportTelemetryInput;
}>;


export type ReportTelemetryMutation = { reportTelemetry: { sequence: number, temperature: number | null, door: DoorState | null, soldOut: Array<string> | null, errors: Array<string> | null } };

export type MachineHealthQueryVariables = Exact<{
  machineId: string;
}>;


export type MachineHealthQuery = { machine: { status: MachineStatus, lastSeenAt: string | null, silenceSeconds: number, telemetry: { sequence: number, temperature: number | null, door: DoorState | null, soldOut: Array<string> | null, coinMech: DeviceHealth | null, cashless: DeviceHealth | null, signal: number | null, firmware: string | null, errors: Array<string> | null } | null } | null };

export type CommandPartsFragment = { sequence: number, kind: MachineCommandKind, slot: string | null, state: MachineCommandState | null, price: { amount: number, currency: string } | null };

export type SendMachineCommandMutationVariables = Exact<{
  input: SendMachineCommandInput;
}>;


export type SendMachineCommandMutation = { sendMachineCommand: { sequence: number, kind: MachineCommandKind, slot: string | null, state: MachineCommandState | null, price: { amount: number, currency: string } | null } };

export type AcknowledgeCommandMutationVariables = Exact<{
  input: AcknowledgeCommandInput;
}>;


export type AcknowledgeCommandMutation = { acknowledgeCommand: { sequence: number, kind: MachineCommandKind, slot: string | null, state: MachineCommandState | null, price: { amount: number, currency: string } | null } };

export type MachineCommandsQueryVariables = Exact<{
  after: number;
  limit?: number | null | undefined;
}>;


export type MachineCommandsQuery = { machineCommands: Array<{ sequence: number, kind: MachineCommandKind, slot: string | null, state: MachineCommandState | null, vend: { id: string } | null, price: { amount: number, currency: string } | null }> };

export type SentCommandsQueryVariables = Exact<{
  machineId: string;
}>;


export type SentCommandsQuery = { machine: { commands: { items: Array<{ sequence: number, kind: MachineCommandKind, slot: string | null, state: MachineCommandState | null, price: { amount: number, currency: string } | null }> } } | null };

export type ProviderSumsPartsFragment = { captured: { amount: number, currency: string }, refunded: { amount: number, currency: string }, fees: { amount: number, currency: string } };

export type AlertPartsFragment = { id: string, machineId: string, rule: AlertRule, part: string | null, severity: AlertSeverity, state: AlertState, openedAt: string | null, closedAt: string | null, acknowledgedBy: string | null, resolvedBy: string | null };

export type ListAlertsQueryVariables = Exact<{
  machineId?: string | null | undefined;
  state?: AlertState;
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type ListAlertsQuery = { alerts: { nextToken: string | null, items: Array<{ id: string, machineId: string, rule: AlertRule, part: string | null, severity: AlertSeverity, state: AlertState, openedAt: string | null, closedAt: string | null, acknowledgedBy: string | null, resolvedBy: string | null }> } };

export type AcknowledgeAlertMutationVariables = Exact<{
  input: AcknowledgeAlertInput;
}>;


export type AcknowledgeAlertMutation = { acknowledgeAlert: { id: string, machineId: string, rule: AlertRule, part: string | null, severity: AlertSeverity, state: AlertState, openedAt: string | null, closedAt: string | null, acknowledgedBy: string | null, resolvedBy: string | null } };

export type ResolveAlertMutationVariables = Exact<{
  input: ResolveAlertInput;
}>;


export type ResolveAlertMutation = { resolveAlert: { id: string, machineId: string, rule: AlertRule, part: string | null, severity: AlertSeverity, state: AlertState, openedAt: string | null, closedAt: string | null, acknowledgedBy: string | null, resolvedBy: string | null } };

export type ImportAuditMutationVariables = Exact<{
  input: ImportAuditInput;
}>;


export type ImportAuditMutation = { importAudit: { id: string, state: MachineAuditState, by: string, reads: Array<{ kind: AuditReadKind, from: string | null, to: string, units: number | null, amount: { amount: number, currency: string } | null, columns: Array<{ selection: string, units: number }> }>, findings: Array<{ code: string, severity: AuditSeverity, fix: string }> } };

export type MachineAuditsQueryVariables = Exact<{
  machineId: string;
}>;


export type MachineAuditsQuery = { machine: { audits: { items: Array<{ id: string, state: MachineAuditState }> } } | null };

export type ReconcileMachineQueryVariables = Exact<{
  machineId: string;
  from: string;
  to: string;
}>;


export type ReconcileMachineQuery = { machineReconciliation: { periods: Array<{ notInLedger: Array<string>, unknown: number, counted: { units: number, amount: { amount: number, currency: string } }, cloud: { units: number, amount: { amount: number, currency: string } }, ledger: { amount: number, currency: string } | null, differences: Array<{ kind: AuditDifferenceKind, selection: string | null, units: number, vendIds: Array<string>, amount: { amount: number, currency: string } }>, cash: { sold: { amount: number, currency: string } | null, toBox: { amount: number, currency: string } | null, counted: { amount: number, currency: string } | null, difference: { amount: number, currency: string } | null }, adjustments: Array<{ slot: string, units: number }> }> } };

export type ExportPartsFragment = { id: string, kind: ExportKind, format: ExportFormat, origin: ExportOrigin, state: ExportState, from: string, to: string, until: string, by: string | null, createdAt: string, endedAt: string | null, fileExpiresAt: string | null, rows: number, bytes: number, fraction: number, fileName: string, url: string | null, failure: { code: ExportFailureCode, message: string, fix: string } | null };

export type CreateExportMutationVariables = Exact<{
  input: CreateExportInput;
}>;


export type CreateExportMutation = { createExport: { id: string, kind: ExportKind, format: ExportFormat, origin: ExportOrigin, state: ExportState, from: string, to: string, until: string, by: string | null, createdAt: string, endedAt: string | null, fileExpiresAt: string | null, rows: number, bytes: number, fraction: number, fileName: string, url: string | null, failure: { code: ExportFailureCode, message: string, fix: string } | null } };

export type ExportStatusQueryVariables = Exact<{
  exportId: string;
}>;


export type ExportStatusQuery = { exportStatus: { id: string, kind: ExportKind, format: ExportFormat, origin: ExportOrigin, state: ExportState, from: string, to: string, until: string, by: string | null, createdAt: string, endedAt: string | null, fileExpiresAt: string | null, rows: number, bytes: number, fraction: number, fileName: string, url: string | null, failure: { code: ExportFailureCode, message: string, fix: string } | null } | null };

export type ListExportsQueryVariables = Exact<{
  limit?: number | null | undefined;
  nextToken?: string | null | undefined;
}>;


export type ListExportsQuery = { exports: { nextToken: string | null, items: Array<{ id: string, kind: ExportKind, format: ExportFormat, origin: ExportOrigin, state: ExportState, from: string, to: string, until: string, by: string | null, createdAt: string, endedAt: string | null, fileExpiresAt: string | null, rows: number, bytes: number, fraction: number, fileName: string, url: string | null, failure: { code: ExportFailureCode, message: string, fix: string } | null }> } };

export type UploadPartsFragment = { id: string, kind: UploadKind, state: UploadState, reason: UploadReason | null, photoUrl: string | null, auditId: string | null, form: { url: string, fields: Array<{ name: string, value: string }> } | null, picture: { path: string, width: number, height: number } | null };

export type CreateUploadMutationVariables = Exact<{
  input: CreateUploadInput;
}>;


export type CreateUploadMutation = { createUpload: { id: string, state: UploadState, form: { url: string, fields: Array<{ name: string, value: string }> } | null } };

export type GetUploadQueryVariables = Exact<{
  uploadId: string;
}>;


export type GetUploadQuery = { upload: { id: string, kind: UploadKind, state: UploadState, reason: UploadReason | null, photoUrl: string | null, auditId: string | null, form: { url: string, fields: Array<{ name: string, value: string }> } | null, picture: { path: string, width: number, height: number } | null } | null };

export type ProductPictureQueryVariables = Exact<{
  productId: string;
}>;


export type ProductPictureQuery = { product: { imageUrl: string | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const MoneyPartsFragmentDoc = new TypedDocumentString(`
    fragment MoneyParts on Money {
  amount
  currency
}
    `, {"fragmentName":"MoneyParts"}) as unknown as TypedDocumentString<MoneyPartsFragment, unknown>;
export const SlotPartsFragmentDoc = new TypedDocumentString(`
    fragment SlotParts on Slot {
  code
  product {
    id
    name
    deposit {
      ...MoneyParts
    }
    minimumAge
  }
  price {
    ...MoneyParts
  }
  promotion {
    id
    name
    price {
      ...MoneyParts
    }
    until
  }
  total {
    ...MoneyParts
  }
  stock
  soldOut
  enabled
  jammed
}
    fragment MoneyParts on Money {
  amount
  currency
}`, {"fragmentName":"SlotParts"}) as unknown as TypedDocumentString<SlotPartsFragment, unknown>;
export const MachinePartsFragmentDoc = new TypedDocumentString(`
    fragment MachineParts on Machine {
  id
  code
  name
  place
  location {
    lat
    lng
  }
  timeZone
  operator {
    id
    name
    currency
  }
  status
  busy
  tax {
    jurisdiction
    ratePpm
    inclusive
    depositTaxed
  }
  planogramVersion
  slots {
    ...SlotParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment SlotParts on Slot {
  code
  product {
    id
    name
    deposit {
      ...MoneyParts
    }
    minimumAge
  }
  price {
    ...MoneyParts
  }
  promotion {
    id
    name
    price {
      ...MoneyParts
    }
    until
  }
  total {
    ...MoneyParts
  }
  stock
  soldOut
  enabled
  jammed
}`, {"fragmentName":"MachineParts"}) as unknown as TypedDocumentString<MachinePartsFragment, unknown>;
export const ProductPartsFragmentDoc = new TypedDocumentString(`
    fragment ProductParts on Product {
  id
  operator {
    id
  }
  name
  description
  imageUrl
  price {
    ...MoneyParts
  }
  deposit {
    ...MoneyParts
  }
  allergens
  nutrition {
    per
    energyKj
    fat
    saturates
    carbohydrate
    sugars
    protein
    salt
  }
  minimumAge
  updatedAt
}
    fragment MoneyParts on Money {
  amount
  currency
}`, {"fragmentName":"ProductParts"}) as unknown as TypedDocumentString<ProductPartsFragment, unknown>;
export const PersonPartsFragmentDoc = new TypedDocumentString(`
    fragment PersonParts on Person {
  id
  email
  name
  role
  state
  userId
  invitedBy
  invitedAt
  activeAt
  changedAt
  changedBy
}
    `, {"fragmentName":"PersonParts"}) as unknown as TypedDocumentString<PersonPartsFragment, unknown>;
export const PromotionPartsFragmentDoc = new TypedDocumentString(`
    fragment PromotionParts on Promotion {
  id
  name
  discount {
    percent
    amount {
      ...MoneyParts
    }
    price {
      ...MoneyParts
    }
  }
  productIds
  machineIds
  days
  from
  until
  startDate
  endDate
  enabled
}
    fragment MoneyParts on Money {
  amount
  currency
}`, {"fragmentName":"PromotionParts"}) as unknown as TypedDocumentString<PromotionPartsFragment, unknown>;
export const VendPartsFragmentDoc = new TypedDocumentString(`
    fragment VendParts on Vend {
  id
  state
  machine {
    id
  }
  slot
  product {
    id
    name
    minimumAge
  }
  price {
    net {
      ...MoneyParts
    }
    tax {
      ...MoneyParts
    }
    deposit {
      ...MoneyParts
    }
    depositTax {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    promotionId
    voucherId
    rule {
      jurisdiction
      ratePpm
      inclusive
      depositTaxed
    }
    planogramVersion
  }
  payment
  refunded {
    ...MoneyParts
  }
  offline {
    soldAt
    clockUncertain
  }
  customerId
  failure {
    code
    message
  }
  unconfirmed
  fence
  createdAt
  updatedAt
}
    fragment MoneyParts on Money {
  amount
  currency
}`, {"fragmentName":"VendParts"}) as unknown as TypedDocumentString<VendPartsFragment, unknown>;
export const WalletPartsFragmentDoc = new TypedDocumentString(`
    fragment WalletParts on Wallet {
  operator {
    id
  }
  balance {
    ...MoneyParts
  }
  held {
    ...MoneyParts
  }
  updatedAt
}
    fragment MoneyParts on Money {
  amount
  currency
}`, {"fragmentName":"WalletParts"}) as unknown as TypedDocumentString<WalletPartsFragment, unknown>;
export const SalesSumsPartsFragmentDoc = new TypedDocumentString(`
    fragment SalesSumsParts on SalesSums {
  vends
  failed
  total {
    ...MoneyParts
  }
  refunded {
    ...MoneyParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}`, {"fragmentName":"SalesSumsParts"}) as unknown as TypedDocumentString<SalesSumsPartsFragment, unknown>;
export const SalesLinePartsFragmentDoc = new TypedDocumentString(`
    fragment SalesLineParts on SalesLine {
  key
  sums {
    ...SalesSumsParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment SalesSumsParts on SalesSums {
  vends
  failed
  total {
    ...MoneyParts
  }
  refunded {
    ...MoneyParts
  }
}`, {"fragmentName":"SalesLineParts"}) as unknown as TypedDocumentString<SalesLinePartsFragment, unknown>;
export const VoucherPartsFragmentDoc = new TypedDocumentString(`
    fragment VoucherParts on Voucher {
  id
  kind
  amount {
    ...MoneyParts
  }
  points
  createdAt
  expiresAt
}
    fragment MoneyParts on Money {
  amount
  currency
}`, {"fragmentName":"VoucherParts"}) as unknown as TypedDocumentString<VoucherPartsFragment, unknown>;
export const CommandPartsFragmentDoc = new TypedDocumentString(`
    fragment CommandParts on MachineCommand {
  sequence
  kind
  slot
  state
  price {
    amount
    currency
  }
}
    `, {"fragmentName":"CommandParts"}) as unknown as TypedDocumentString<CommandPartsFragment, unknown>;
export const ProviderSumsPartsFragmentDoc = new TypedDocumentString(`
    fragment ProviderSumsParts on ProviderSums {
  captured {
    ...MoneyParts
  }
  refunded {
    ...MoneyParts
  }
  fees {
    ...MoneyParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}`, {"fragmentName":"ProviderSumsParts"}) as unknown as TypedDocumentString<ProviderSumsPartsFragment, unknown>;
export const AlertPartsFragmentDoc = new TypedDocumentString(`
    fragment AlertParts on Alert {
  id
  machineId
  rule
  part
  severity
  state
  openedAt
  closedAt
  acknowledgedBy
  resolvedBy
}
    `, {"fragmentName":"AlertParts"}) as unknown as TypedDocumentString<AlertPartsFragment, unknown>;
export const ExportPartsFragmentDoc = new TypedDocumentString(`
    fragment ExportParts on Export {
  id
  kind
  format
  origin
  state
  from
  to
  until
  by
  createdAt
  endedAt
  fileExpiresAt
  rows
  bytes
  fraction
  failure {
    code
    message
    fix
  }
  fileName
  url
}
    `, {"fragmentName":"ExportParts"}) as unknown as TypedDocumentString<ExportPartsFragment, unknown>;
export const UploadPartsFragmentDoc = new TypedDocumentString(`
    fragment UploadParts on Upload {
  id
  kind
  state
  reason
  form {
    url
    fields {
      name
      value
    }
  }
  picture {
    path
    width
    height
  }
  photoUrl
  auditId
}
    `, {"fragmentName":"UploadParts"}) as unknown as TypedDocumentString<UploadPartsFragment, unknown>;
export const WhoAmIDocument = new TypedDocumentString(`
    query WhoAmI {
  me {
    kind
    id
    groups
    operator {
      id
      name
      currency
    }
  }
}
    `) as unknown as TypedDocumentString<WhoAmIQuery, WhoAmIQueryVariables>;
export const MachineDocument = new TypedDocumentString(`
    query Machine($machineId: ID!) {
  machine(machineId: $machineId) {
    ...MachineParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment SlotParts on Slot {
  code
  product {
    id
    name
    deposit {
      ...MoneyParts
    }
    minimumAge
  }
  price {
    ...MoneyParts
  }
  promotion {
    id
    name
    price {
      ...MoneyParts
    }
    until
  }
  total {
    ...MoneyParts
  }
  stock
  soldOut
  enabled
  jammed
}
fragment MachineParts on Machine {
  id
  code
  name
  place
  location {
    lat
    lng
  }
  timeZone
  operator {
    id
    name
    currency
  }
  status
  busy
  tax {
    jurisdiction
    ratePpm
    inclusive
    depositTaxed
  }
  planogramVersion
  slots {
    ...SlotParts
  }
}`) as unknown as TypedDocumentString<MachineQuery, MachineQueryVariables>;
export const MachineOfStaffDocument = new TypedDocumentString(`
    query MachineOfStaff($machineId: ID!) {
  machine(machineId: $machineId) {
    ...MachineParts
    activeVend {
      ...VendParts
    }
    slots {
      capacity
      parLevel
      lowAt
      level
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment SlotParts on Slot {
  code
  product {
    id
    name
    deposit {
      ...MoneyParts
    }
    minimumAge
  }
  price {
    ...MoneyParts
  }
  promotion {
    id
    name
    price {
      ...MoneyParts
    }
    until
  }
  total {
    ...MoneyParts
  }
  stock
  soldOut
  enabled
  jammed
}
fragment MachineParts on Machine {
  id
  code
  name
  place
  location {
    lat
    lng
  }
  timeZone
  operator {
    id
    name
    currency
  }
  status
  busy
  tax {
    jurisdiction
    ratePpm
    inclusive
    depositTaxed
  }
  planogramVersion
  slots {
    ...SlotParts
  }
}
fragment VendParts on Vend {
  id
  state
  machine {
    id
  }
  slot
  product {
    id
    name
    minimumAge
  }
  price {
    net {
      ...MoneyParts
    }
    tax {
      ...MoneyParts
    }
    deposit {
      ...MoneyParts
    }
    depositTax {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    promotionId
    voucherId
    rule {
      jurisdiction
      ratePpm
      inclusive
      depositTaxed
    }
    planogramVersion
  }
  payment
  refunded {
    ...MoneyParts
  }
  offline {
    soldAt
    clockUncertain
  }
  customerId
  failure {
    code
    message
  }
  unconfirmed
  fence
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<MachineOfStaffQuery, MachineOfStaffQueryVariables>;
export const EstimateCostDocument = new TypedDocumentString(`
    query EstimateCost($machines: Int!, $vendsPerDay: Int!, $cardPercent: Int, $servers: Int) {
  cost(
    machines: $machines
    vendsPerDay: $vendsPerDay
    cardPercent: $cardPercent
    servers: $servers
  ) {
    region
    usd
    usdPerVend
    services {
      name
      usd
    }
    operations {
      name
      times
      usd
    }
    servers {
      computeUsd
      serversUsd
      breakEvenRequests
    }
  }
}
    `) as unknown as TypedDocumentString<EstimateCostQuery, EstimateCostQueryVariables>;
export const PlanTourDocument = new TypedDocumentString(`
    query PlanTour($machineIds: [ID!]!, $inDays: Int) {
  restockPlan(machineIds: $machineIds, inDays: $inDays) {
    machines {
      machine {
        id
        name
      }
      units
      slots {
        slot {
          code
          stock
          parLevel
        }
        forecast
        units
      }
    }
    products {
      product {
        name
      }
      units
    }
  }
}
    `) as unknown as TypedDocumentString<PlanTourQuery, PlanTourQueryVariables>;
export const ListLowStockDocument = new TypedDocumentString(`
    query ListLowStock($limit: Int, $nextToken: String) {
  lowStock(limit: $limit, nextToken: $nextToken) {
    items {
      machineId
      changedAt
      machine {
        id
        name
      }
      slots {
        code
        level
      }
    }
    nextToken
  }
}
    `) as unknown as TypedDocumentString<ListLowStockQuery, ListLowStockQueryVariables>;
export const MachineLogDocument = new TypedDocumentString(`
    query MachineLog($machineId: ID!) {
  machine(machineId: $machineId) {
    location {
      lat
      lng
    }
    tags
    restocks {
      items {
        id
        by
        createdAt
        slots {
          code
          added
          jamCleared
        }
      }
      nextToken
    }
  }
}
    `) as unknown as TypedDocumentString<MachineLogQuery, MachineLogQueryVariables>;
export const PlanogramDocument = new TypedDocumentString(`
    query Planogram($machineId: ID!) {
  machine(machineId: $machineId) {
    slots {
      code
      ownPrice
      switchedOff
      enabled
      jammed
    }
  }
}
    `) as unknown as TypedDocumentString<PlanogramQuery, PlanogramQueryVariables>;
export const FindMachineDocument = new TypedDocumentString(`
    query FindMachine($code: String!) {
  machineByCode(code: $code) {
    ...MachineParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment SlotParts on Slot {
  code
  product {
    id
    name
    deposit {
      ...MoneyParts
    }
    minimumAge
  }
  price {
    ...MoneyParts
  }
  promotion {
    id
    name
    price {
      ...MoneyParts
    }
    until
  }
  total {
    ...MoneyParts
  }
  stock
  soldOut
  enabled
  jammed
}
fragment MachineParts on Machine {
  id
  code
  name
  place
  location {
    lat
    lng
  }
  timeZone
  operator {
    id
    name
    currency
  }
  status
  busy
  tax {
    jurisdiction
    ratePpm
    inclusive
    depositTaxed
  }
  planogramVersion
  slots {
    ...SlotParts
  }
}`) as unknown as TypedDocumentString<FindMachineQuery, FindMachineQueryVariables>;
export const ListMachinesDocument = new TypedDocumentString(`
    query ListMachines($limit: Int, $nextToken: String, $filter: MachineFilter) {
  machines(limit: $limit, nextToken: $nextToken, filter: $filter) {
    items {
      id
      code
      operator {
        id
      }
    }
    nextToken
  }
}
    `) as unknown as TypedDocumentString<ListMachinesQuery, ListMachinesQueryVariables>;
export const GetProductDocument = new TypedDocumentString(`
    query GetProduct($productId: ID!) {
  product(productId: $productId) {
    ...ProductParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment ProductParts on Product {
  id
  operator {
    id
  }
  name
  description
  imageUrl
  price {
    ...MoneyParts
  }
  deposit {
    ...MoneyParts
  }
  allergens
  nutrition {
    per
    energyKj
    fat
    saturates
    carbohydrate
    sugars
    protein
    salt
  }
  minimumAge
  updatedAt
}`) as unknown as TypedDocumentString<GetProductQuery, GetProductQueryVariables>;
export const ListProductsDocument = new TypedDocumentString(`
    query ListProducts($limit: Int, $nextToken: String) {
  products(limit: $limit, nextToken: $nextToken) {
    items {
      id
      name
      operator {
        id
      }
    }
    nextToken
  }
}
    `) as unknown as TypedDocumentString<ListProductsQuery, ListProductsQueryVariables>;
export const ListPeopleDocument = new TypedDocumentString(`
    query ListPeople($limit: Int, $nextToken: String) {
  people(limit: $limit, nextToken: $nextToken) {
    items {
      ...PersonParts
    }
    nextToken
  }
}
    fragment PersonParts on Person {
  id
  email
  name
  role
  state
  userId
  invitedBy
  invitedAt
  activeAt
  changedAt
  changedBy
}`) as unknown as TypedDocumentString<ListPeopleQuery, ListPeopleQueryVariables>;
export const ListPromotionsDocument = new TypedDocumentString(`
    query ListPromotions($limit: Int, $nextToken: String) {
  promotions(limit: $limit, nextToken: $nextToken) {
    items {
      ...PromotionParts
    }
    nextToken
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment PromotionParts on Promotion {
  id
  name
  discount {
    percent
    amount {
      ...MoneyParts
    }
    price {
      ...MoneyParts
    }
  }
  productIds
  machineIds
  days
  from
  until
  startDate
  endDate
  enabled
}`) as unknown as TypedDocumentString<ListPromotionsQuery, ListPromotionsQueryVariables>;
export const GetVendDocument = new TypedDocumentString(`
    query GetVend($vendId: ID!) {
  vend(vendId: $vendId) {
    ...VendParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment VendParts on Vend {
  id
  state
  machine {
    id
  }
  slot
  product {
    id
    name
    minimumAge
  }
  price {
    net {
      ...MoneyParts
    }
    tax {
      ...MoneyParts
    }
    deposit {
      ...MoneyParts
    }
    depositTax {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    promotionId
    voucherId
    rule {
      jurisdiction
      ratePpm
      inclusive
      depositTaxed
    }
    planogramVersion
  }
  payment
  refunded {
    ...MoneyParts
  }
  offline {
    soldAt
    clockUncertain
  }
  customerId
  failure {
    code
    message
  }
  unconfirmed
  fence
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<GetVendQuery, GetVendQueryVariables>;
export const ListVendsDocument = new TypedDocumentString(`
    query ListVends($machineId: ID, $limit: Int, $nextToken: String) {
  vends(machineId: $machineId, limit: $limit, nextToken: $nextToken) {
    items {
      id
      state
      createdAt
    }
    nextToken
  }
}
    `) as unknown as TypedDocumentString<ListVendsQuery, ListVendsQueryVariables>;
export const GetWalletDocument = new TypedDocumentString(`
    query GetWallet($operatorId: ID!) {
  wallet(operatorId: $operatorId) {
    ...WalletParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment WalletParts on Wallet {
  operator {
    id
  }
  balance {
    ...MoneyParts
  }
  held {
    ...MoneyParts
  }
  updatedAt
}`) as unknown as TypedDocumentString<GetWalletQuery, GetWalletQueryVariables>;
export const MachineExceptionsDocument = new TypedDocumentString(`
    query MachineExceptions($machineId: ID!, $limit: Int, $nextToken: String) {
  machine(machineId: $machineId) {
    exceptions(limit: $limit, nextToken: $nextToken) {
      items {
        id
        createdAt
        code
        message
        operation
        vendId
        sequence
      }
      nextToken
    }
  }
}
    `) as unknown as TypedDocumentString<MachineExceptionsQuery, MachineExceptionsQueryVariables>;
export const StartVendDocument = new TypedDocumentString(`
    mutation StartVend($input: StartVendInput!) {
  startVend(input: $input) {
    ...VendParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment VendParts on Vend {
  id
  state
  machine {
    id
  }
  slot
  product {
    id
    name
    minimumAge
  }
  price {
    net {
      ...MoneyParts
    }
    tax {
      ...MoneyParts
    }
    deposit {
      ...MoneyParts
    }
    depositTax {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    promotionId
    voucherId
    rule {
      jurisdiction
      ratePpm
      inclusive
      depositTaxed
    }
    planogramVersion
  }
  payment
  refunded {
    ...MoneyParts
  }
  offline {
    soldAt
    clockUncertain
  }
  customerId
  failure {
    code
    message
  }
  unconfirmed
  fence
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<StartVendMutation, StartVendMutationVariables>;
export const BuyByCardDocument = new TypedDocumentString(`
    mutation BuyByCard($input: StartVendInput!) {
  startVend(input: $input) {
    id
    state
    card {
      brand
      last4
      declineCode
    }
    clientSecret
    receiptToken
  }
}
    `) as unknown as TypedDocumentString<BuyByCardMutation, BuyByCardMutationVariables>;
export const VendByReceiptDocument = new TypedDocumentString(`
    query VendByReceipt($vendId: ID!, $receiptToken: String) {
  vend(vendId: $vendId, receiptToken: $receiptToken) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<VendByReceiptQuery, VendByReceiptQueryVariables>;
export const CancelVendDocument = new TypedDocumentString(`
    mutation CancelVend($input: CancelVendInput!) {
  cancelVend(input: $input) {
    ...VendParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment VendParts on Vend {
  id
  state
  machine {
    id
  }
  slot
  product {
    id
    name
    minimumAge
  }
  price {
    net {
      ...MoneyParts
    }
    tax {
      ...MoneyParts
    }
    deposit {
      ...MoneyParts
    }
    depositTax {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    promotionId
    voucherId
    rule {
      jurisdiction
      ratePpm
      inclusive
      depositTaxed
    }
    planogramVersion
  }
  payment
  refunded {
    ...MoneyParts
  }
  offline {
    soldAt
    clockUncertain
  }
  customerId
  failure {
    code
    message
  }
  unconfirmed
  fence
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<CancelVendMutation, CancelVendMutationVariables>;
export const AcknowledgeVendDocument = new TypedDocumentString(`
    mutation AcknowledgeVend($input: AcknowledgeVendInput!) {
  acknowledgeVend(input: $input) {
    ...VendParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment VendParts on Vend {
  id
  state
  machine {
    id
  }
  slot
  product {
    id
    name
    minimumAge
  }
  price {
    net {
      ...MoneyParts
    }
    tax {
      ...MoneyParts
    }
    deposit {
      ...MoneyParts
    }
    depositTax {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    promotionId
    voucherId
    rule {
      jurisdiction
      ratePpm
      inclusive
      depositTaxed
    }
    planogramVersion
  }
  payment
  refunded {
    ...MoneyParts
  }
  offline {
    soldAt
    clockUncertain
  }
  customerId
  failure {
    code
    message
  }
  unconfirmed
  fence
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<AcknowledgeVendMutation, AcknowledgeVendMutationVariables>;
export const ReportVendResultDocument = new TypedDocumentString(`
    mutation ReportVendResult($input: ReportVendResultInput!) {
  reportVendResult(input: $input) {
    ...VendParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment VendParts on Vend {
  id
  state
  machine {
    id
  }
  slot
  product {
    id
    name
    minimumAge
  }
  price {
    net {
      ...MoneyParts
    }
    tax {
      ...MoneyParts
    }
    deposit {
      ...MoneyParts
    }
    depositTax {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    promotionId
    voucherId
    rule {
      jurisdiction
      ratePpm
      inclusive
      depositTaxed
    }
    planogramVersion
  }
  payment
  refunded {
    ...MoneyParts
  }
  offline {
    soldAt
    clockUncertain
  }
  customerId
  failure {
    code
    message
  }
  unconfirmed
  fence
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<ReportVendResultMutation, ReportVendResultMutationVariables>;
export const TopUpWalletDocument = new TypedDocumentString(`
    mutation TopUpWallet($input: TopUpWalletInput!) {
  topUpWallet(input: $input) {
    ...WalletParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment WalletParts on Wallet {
  operator {
    id
  }
  balance {
    ...MoneyParts
  }
  held {
    ...MoneyParts
  }
  updatedAt
}`) as unknown as TypedDocumentString<TopUpWalletMutation, TopUpWalletMutationVariables>;
export const RefundToCardDocument = new TypedDocumentString(`
    mutation RefundToCard($input: RefundVendInput!) {
  refundVend(input: $input) {
    state
    refunded {
      ...MoneyParts
    }
    refundPending {
      ...MoneyParts
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}`) as unknown as TypedDocumentString<RefundToCardMutation, RefundToCardMutationVariables>;
export const TopUpByCardDocument = new TypedDocumentString(`
    mutation TopUpByCard($input: TopUpWalletInput!) {
  topUpWallet(input: $input) {
    balance {
      ...MoneyParts
    }
    topUp {
      id
      state
      clientSecret
      card {
        last4
        declineCode
      }
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}`) as unknown as TypedDocumentString<TopUpByCardMutation, TopUpByCardMutationVariables>;
export const RegisterMachineDocument = new TypedDocumentString(`
    mutation RegisterMachine($input: RegisterMachineInput!) {
  registerMachine(input: $input) {
    ...MachineParts
    enrolment {
      code
      expiresAt
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment SlotParts on Slot {
  code
  product {
    id
    name
    deposit {
      ...MoneyParts
    }
    minimumAge
  }
  price {
    ...MoneyParts
  }
  promotion {
    id
    name
    price {
      ...MoneyParts
    }
    until
  }
  total {
    ...MoneyParts
  }
  stock
  soldOut
  enabled
  jammed
}
fragment MachineParts on Machine {
  id
  code
  name
  place
  location {
    lat
    lng
  }
  timeZone
  operator {
    id
    name
    currency
  }
  status
  busy
  tax {
    jurisdiction
    ratePpm
    inclusive
    depositTaxed
  }
  planogramVersion
  slots {
    ...SlotParts
  }
}`) as unknown as TypedDocumentString<RegisterMachineMutation, RegisterMachineMutationVariables>;
export const EnrolMachineDocument = new TypedDocumentString(`
    mutation EnrolMachine($input: EnrolMachineInput!) {
  enrolMachine(input: $input) {
    machineId
    machine {
      id
      name
      code
    }
  }
}
    `) as unknown as TypedDocumentString<EnrolMachineMutation, EnrolMachineMutationVariables>;
export const RotateMachineKeyDocument = new TypedDocumentString(`
    mutation RotateMachineKey($input: RotateMachineKeyInput!) {
  rotateMachineKey(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RotateMachineKeyMutation, RotateMachineKeyMutationVariables>;
export const RevokeMachineKeyDocument = new TypedDocumentString(`
    mutation RevokeMachineKey($input: RevokeMachineKeyInput!) {
  revokeMachineKey(input: $input) {
    id
    enrolled
  }
}
    `) as unknown as TypedDocumentString<RevokeMachineKeyMutation, RevokeMachineKeyMutationVariables>;
export const RenewEnrolmentDocument = new TypedDocumentString(`
    mutation RenewEnrolment($input: RenewEnrolmentInput!) {
  renewEnrolment(input: $input) {
    id
    enrolled
    enrolment {
      code
      expiresAt
    }
  }
}
    `) as unknown as TypedDocumentString<RenewEnrolmentMutation, RenewEnrolmentMutationVariables>;
export const UpdateMachineDocument = new TypedDocumentString(`
    mutation UpdateMachine($input: UpdateMachineInput!) {
  updateMachine(input: $input) {
    ...MachineParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment SlotParts on Slot {
  code
  product {
    id
    name
    deposit {
      ...MoneyParts
    }
    minimumAge
  }
  price {
    ...MoneyParts
  }
  promotion {
    id
    name
    price {
      ...MoneyParts
    }
    until
  }
  total {
    ...MoneyParts
  }
  stock
  soldOut
  enabled
  jammed
}
fragment MachineParts on Machine {
  id
  code
  name
  place
  location {
    lat
    lng
  }
  timeZone
  operator {
    id
    name
    currency
  }
  status
  busy
  tax {
    jurisdiction
    ratePpm
    inclusive
    depositTaxed
  }
  planogramVersion
  slots {
    ...SlotParts
  }
}`) as unknown as TypedDocumentString<UpdateMachineMutation, UpdateMachineMutationVariables>;
export const SetPlanogramDocument = new TypedDocumentString(`
    mutation SetPlanogram($input: SetPlanogramInput!) {
  setPlanogram(input: $input) {
    ...MachineParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment SlotParts on Slot {
  code
  product {
    id
    name
    deposit {
      ...MoneyParts
    }
    minimumAge
  }
  price {
    ...MoneyParts
  }
  promotion {
    id
    name
    price {
      ...MoneyParts
    }
    until
  }
  total {
    ...MoneyParts
  }
  stock
  soldOut
  enabled
  jammed
}
fragment MachineParts on Machine {
  id
  code
  name
  place
  location {
    lat
    lng
  }
  timeZone
  operator {
    id
    name
    currency
  }
  status
  busy
  tax {
    jurisdiction
    ratePpm
    inclusive
    depositTaxed
  }
  planogramVersion
  slots {
    ...SlotParts
  }
}`) as unknown as TypedDocumentString<SetPlanogramMutation, SetPlanogramMutationVariables>;
export const CreateProductDocument = new TypedDocumentString(`
    mutation CreateProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    ...ProductParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment ProductParts on Product {
  id
  operator {
    id
  }
  name
  description
  imageUrl
  price {
    ...MoneyParts
  }
  deposit {
    ...MoneyParts
  }
  allergens
  nutrition {
    per
    energyKj
    fat
    saturates
    carbohydrate
    sugars
    protein
    salt
  }
  minimumAge
  updatedAt
}`) as unknown as TypedDocumentString<CreateProductMutation, CreateProductMutationVariables>;
export const UpdateProductDocument = new TypedDocumentString(`
    mutation UpdateProduct($input: UpdateProductInput!) {
  updateProduct(input: $input) {
    ...ProductParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment ProductParts on Product {
  id
  operator {
    id
  }
  name
  description
  imageUrl
  price {
    ...MoneyParts
  }
  deposit {
    ...MoneyParts
  }
  allergens
  nutrition {
    per
    energyKj
    fat
    saturates
    carbohydrate
    sugars
    protein
    salt
  }
  minimumAge
  updatedAt
}`) as unknown as TypedDocumentString<UpdateProductMutation, UpdateProductMutationVariables>;
export const ListExceptionsDocument = new TypedDocumentString(`
    query ListExceptions($limit: Int, $nextToken: String) {
  exceptions(limit: $limit, nextToken: $nextToken) {
    items {
      id
      machineId
      code
      message
      vendId
      closedAt
    }
    nextToken
  }
}
    `) as unknown as TypedDocumentString<ListExceptionsQuery, ListExceptionsQueryVariables>;
export const ReportOfflineVendsDocument = new TypedDocumentString(`
    mutation ReportOfflineVends($input: ReportOfflineVendsInput!) {
  reportOfflineVends(input: $input) {
    sequence
    code
    vend {
      ...VendParts
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment VendParts on Vend {
  id
  state
  machine {
    id
  }
  slot
  product {
    id
    name
    minimumAge
  }
  price {
    net {
      ...MoneyParts
    }
    tax {
      ...MoneyParts
    }
    deposit {
      ...MoneyParts
    }
    depositTax {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    promotionId
    voucherId
    rule {
      jurisdiction
      ratePpm
      inclusive
      depositTaxed
    }
    planogramVersion
  }
  payment
  refunded {
    ...MoneyParts
  }
  offline {
    soldAt
    clockUncertain
  }
  customerId
  failure {
    code
    message
  }
  unconfirmed
  fence
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<ReportOfflineVendsMutation, ReportOfflineVendsMutationVariables>;
export const RequestRefundDocument = new TypedDocumentString(`
    mutation RequestRefund($input: RequestRefundInput!) {
  requestRefund(input: $input) {
    ...VendParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment VendParts on Vend {
  id
  state
  machine {
    id
  }
  slot
  product {
    id
    name
    minimumAge
  }
  price {
    net {
      ...MoneyParts
    }
    tax {
      ...MoneyParts
    }
    deposit {
      ...MoneyParts
    }
    depositTax {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    promotionId
    voucherId
    rule {
      jurisdiction
      ratePpm
      inclusive
      depositTaxed
    }
    planogramVersion
  }
  payment
  refunded {
    ...MoneyParts
  }
  offline {
    soldAt
    clockUncertain
  }
  customerId
  failure {
    code
    message
  }
  unconfirmed
  fence
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<RequestRefundMutation, RequestRefundMutationVariables>;
export const RefundVendDocument = new TypedDocumentString(`
    mutation RefundVend($input: RefundVendInput!) {
  refundVend(input: $input) {
    ...VendParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment VendParts on Vend {
  id
  state
  machine {
    id
  }
  slot
  product {
    id
    name
    minimumAge
  }
  price {
    net {
      ...MoneyParts
    }
    tax {
      ...MoneyParts
    }
    deposit {
      ...MoneyParts
    }
    depositTax {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    promotionId
    voucherId
    rule {
      jurisdiction
      ratePpm
      inclusive
      depositTaxed
    }
    planogramVersion
  }
  payment
  refunded {
    ...MoneyParts
  }
  offline {
    soldAt
    clockUncertain
  }
  customerId
  failure {
    code
    message
  }
  unconfirmed
  fence
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<RefundVendMutation, RefundVendMutationVariables>;
export const ResolveVendDocument = new TypedDocumentString(`
    mutation ResolveVend($input: ResolveVendInput!) {
  resolveVend(input: $input) {
    ...VendParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment VendParts on Vend {
  id
  state
  machine {
    id
  }
  slot
  product {
    id
    name
    minimumAge
  }
  price {
    net {
      ...MoneyParts
    }
    tax {
      ...MoneyParts
    }
    deposit {
      ...MoneyParts
    }
    depositTax {
      ...MoneyParts
    }
    total {
      ...MoneyParts
    }
    discount {
      ...MoneyParts
    }
    promotionId
    voucherId
    rule {
      jurisdiction
      ratePpm
      inclusive
      depositTaxed
    }
    planogramVersion
  }
  payment
  refunded {
    ...MoneyParts
  }
  offline {
    soldAt
    clockUncertain
  }
  customerId
  failure {
    code
    message
  }
  unconfirmed
  fence
  createdAt
  updatedAt
}`) as unknown as TypedDocumentString<ResolveVendMutation, ResolveVendMutationVariables>;
export const CloseExceptionDocument = new TypedDocumentString(`
    mutation CloseException($input: CloseExceptionInput!) {
  closeException(input: $input) {
    id
    closedAt
  }
}
    `) as unknown as TypedDocumentString<CloseExceptionMutation, CloseExceptionMutationVariables>;
export const InvitePersonDocument = new TypedDocumentString(`
    mutation InvitePerson($input: InvitePersonInput!) {
  invitePerson(input: $input) {
    ...PersonParts
  }
}
    fragment PersonParts on Person {
  id
  email
  name
  role
  state
  userId
  invitedBy
  invitedAt
  activeAt
  changedAt
  changedBy
}`) as unknown as TypedDocumentString<InvitePersonMutation, InvitePersonMutationVariables>;
export const ChangeRoleDocument = new TypedDocumentString(`
    mutation ChangeRole($input: ChangeRoleInput!) {
  changeRole(input: $input) {
    ...PersonParts
  }
}
    fragment PersonParts on Person {
  id
  email
  name
  role
  state
  userId
  invitedBy
  invitedAt
  activeAt
  changedAt
  changedBy
}`) as unknown as TypedDocumentString<ChangeRoleMutation, ChangeRoleMutationVariables>;
export const RemovePersonDocument = new TypedDocumentString(`
    mutation RemovePerson($input: RemovePersonInput!) {
  removePerson(input: $input) {
    ...PersonParts
  }
}
    fragment PersonParts on Person {
  id
  email
  name
  role
  state
  userId
  invitedBy
  invitedAt
  activeAt
  changedAt
  changedBy
}`) as unknown as TypedDocumentString<RemovePersonMutation, RemovePersonMutationVariables>;
export const CreatePromotionDocument = new TypedDocumentString(`
    mutation CreatePromotion($input: CreatePromotionInput!) {
  createPromotion(input: $input) {
    ...PromotionParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment PromotionParts on Promotion {
  id
  name
  discount {
    percent
    amount {
      ...MoneyParts
    }
    price {
      ...MoneyParts
    }
  }
  productIds
  machineIds
  days
  from
  until
  startDate
  endDate
  enabled
}`) as unknown as TypedDocumentString<CreatePromotionMutation, CreatePromotionMutationVariables>;
export const UpdatePromotionDocument = new TypedDocumentString(`
    mutation UpdatePromotion($input: UpdatePromotionInput!) {
  updatePromotion(input: $input) {
    ...PromotionParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment PromotionParts on Promotion {
  id
  name
  discount {
    percent
    amount {
      ...MoneyParts
    }
    price {
      ...MoneyParts
    }
  }
  productIds
  machineIds
  days
  from
  until
  startDate
  endDate
  enabled
}`) as unknown as TypedDocumentString<UpdatePromotionMutation, UpdatePromotionMutationVariables>;
export const RecordRestockDocument = new TypedDocumentString(`
    mutation RecordRestock($input: RecordRestockInput!) {
  recordRestock(input: $input) {
    ...MachineParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment SlotParts on Slot {
  code
  product {
    id
    name
    deposit {
      ...MoneyParts
    }
    minimumAge
  }
  price {
    ...MoneyParts
  }
  promotion {
    id
    name
    price {
      ...MoneyParts
    }
    until
  }
  total {
    ...MoneyParts
  }
  stock
  soldOut
  enabled
  jammed
}
fragment MachineParts on Machine {
  id
  code
  name
  place
  location {
    lat
    lng
  }
  timeZone
  operator {
    id
    name
    currency
  }
  status
  busy
  tax {
    jurisdiction
    ratePpm
    inclusive
    depositTaxed
  }
  planogramVersion
  slots {
    ...SlotParts
  }
}`) as unknown as TypedDocumentString<RecordRestockMutation, RecordRestockMutationVariables>;
export const SalesDocument = new TypedDocumentString(`
    query Sales($from: AWSDate!, $to: AWSDate!, $machineId: ID) {
  sales(from: $from, to: $to, machineId: $machineId) {
    sum {
      ...SalesSumsParts
    }
    net {
      ...MoneyParts
    }
    tax {
      ...MoneyParts
    }
    byDay {
      ...SalesLineParts
    }
    byHour {
      ...SalesLineParts
    }
    byMachine {
      ...SalesLineParts
    }
    byProduct {
      ...SalesLineParts
    }
    byPayment {
      ...SalesLineParts
    }
    byColumn {
      ...SalesLineParts
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment SalesSumsParts on SalesSums {
  vends
  failed
  total {
    ...MoneyParts
  }
  refunded {
    ...MoneyParts
  }
}
fragment SalesLineParts on SalesLine {
  key
  sums {
    ...SalesSumsParts
  }
}`) as unknown as TypedDocumentString<SalesQuery, SalesQueryVariables>;
export const LoyaltyDocument = new TypedDocumentString(`
    query Loyalty($operatorId: ID!) {
  loyalty(operatorId: $operatorId) {
    operatorId
    balance
    history {
      kind
      points
      vendId
      createdAt
    }
    vouchers {
      ...VoucherParts
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment VoucherParts on Voucher {
  id
  kind
  amount {
    ...MoneyParts
  }
  points
  createdAt
  expiresAt
}`) as unknown as TypedDocumentString<LoyaltyQuery, LoyaltyQueryVariables>;
export const RedeemPointsDocument = new TypedDocumentString(`
    mutation RedeemPoints($input: RedeemPointsInput!) {
  redeemPoints(input: $input) {
    ...VoucherParts
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment VoucherParts on Voucher {
  id
  kind
  amount {
    ...MoneyParts
  }
  points
  createdAt
  expiresAt
}`) as unknown as TypedDocumentString<RedeemPointsMutation, RedeemPointsMutationVariables>;
export const SetLoyaltyDocument = new TypedDocumentString(`
    mutation SetLoyalty($input: SetLoyaltyInput!) {
  setLoyalty(input: $input) {
    id
    loyalty {
      pointsPerUnit
      pointValue {
        ...MoneyParts
      }
      freeDrinkPoints
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}`) as unknown as TypedDocumentString<SetLoyaltyMutation, SetLoyaltyMutationVariables>;
export const LedgerDocument = new TypedDocumentString(`
    query Ledger($account: LedgerAccount!, $from: AWSDate!, $to: AWSDate!, $limit: Int, $nextToken: String) {
  ledger(
    account: $account
    from: $from
    to: $to
    limit: $limit
    nextToken: $nextToken
  ) {
    account
    opening {
      ...MoneyParts
    }
    closing {
      ...MoneyParts
    }
    items {
      transferId
      createdAt
      kind
      amount {
        ...MoneyParts
      }
      balance {
        ...MoneyParts
      }
      vendId
      customerId
      corrects
      reason
      by
    }
    nextToken
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}`) as unknown as TypedDocumentString<LedgerQuery, LedgerQueryVariables>;
export const WalletStatementDocument = new TypedDocumentString(`
    query WalletStatement($operatorId: ID!, $from: AWSDate!, $to: AWSDate!, $limit: Int, $nextToken: String) {
  walletStatement(
    operatorId: $operatorId
    from: $from
    to: $to
    limit: $limit
    nextToken: $nextToken
  ) {
    opening {
      ...MoneyParts
    }
    closing {
      ...MoneyParts
    }
    items {
      transferId
      createdAt
      kind
      amount {
        ...MoneyParts
      }
      balance {
        ...MoneyParts
      }
      vendId
    }
    nextToken
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}`) as unknown as TypedDocumentString<WalletStatementQuery, WalletStatementQueryVariables>;
export const ReconciliationDocument = new TypedDocumentString(`
    query Reconciliation($date: AWSDate!) {
  reconciliation(date: $date) {
    date
    closed
    transfers
    ours {
      ...ProviderSumsParts
    }
    provider {
      state
      askedAt
      sums {
        ...ProviderSumsParts
      }
      disputed {
        ...MoneyParts
      }
      movements
      differenceCount
      differences {
        kind
        reference
        paymentId
        ours {
          ...MoneyParts
        }
        ourFee {
          ...MoneyParts
        }
        theirs {
          ...MoneyParts
        }
        theirFee {
          ...MoneyParts
        }
      }
    }
    accounts {
      account
      debit {
        ...MoneyParts
      }
      credit {
        ...MoneyParts
      }
      net {
        ...MoneyParts
      }
      balance {
        ...MoneyParts
      }
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}
fragment ProviderSumsParts on ProviderSums {
  captured {
    ...MoneyParts
  }
  refunded {
    ...MoneyParts
  }
  fees {
    ...MoneyParts
  }
}`) as unknown as TypedDocumentString<ReconciliationQuery, ReconciliationQueryVariables>;
export const ReportTelemetryDocument = new TypedDocumentString(`
    mutation ReportTelemetry($input: ReportTelemetryInput!) {
  reportTelemetry(input: $input) {
    sequence
    temperature
    door
    soldOut
    errors
  }
}
    `) as unknown as TypedDocumentString<ReportTelemetryMutation, ReportTelemetryMutationVariables>;
export const MachineHealthDocument = new TypedDocumentString(`
    query MachineHealth($machineId: ID!) {
  machine(machineId: $machineId) {
    status
    lastSeenAt
    silenceSeconds
    telemetry {
      sequence
      temperature
      door
      soldOut
      coinMech
      cashless
      signal
      firmware
      errors
    }
  }
}
    `) as unknown as TypedDocumentString<MachineHealthQuery, MachineHealthQueryVariables>;
export const SendMachineCommandDocument = new TypedDocumentString(`
    mutation SendMachineCommand($input: SendMachineCommandInput!) {
  sendMachineCommand(input: $input) {
    ...CommandParts
  }
}
    fragment CommandParts on MachineCommand {
  sequence
  kind
  slot
  state
  price {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<SendMachineCommandMutation, SendMachineCommandMutationVariables>;
export const AcknowledgeCommandDocument = new TypedDocumentString(`
    mutation AcknowledgeCommand($input: AcknowledgeCommandInput!) {
  acknowledgeCommand(input: $input) {
    ...CommandParts
  }
}
    fragment CommandParts on MachineCommand {
  sequence
  kind
  slot
  state
  price {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<AcknowledgeCommandMutation, AcknowledgeCommandMutationVariables>;
export const MachineCommandsDocument = new TypedDocumentString(`
    query MachineCommands($after: Int!, $limit: Int) {
  machineCommands(after: $after, limit: $limit) {
    ...CommandParts
    vend {
      id
    }
  }
}
    fragment CommandParts on MachineCommand {
  sequence
  kind
  slot
  state
  price {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<MachineCommandsQuery, MachineCommandsQueryVariables>;
export const SentCommandsDocument = new TypedDocumentString(`
    query SentCommands($machineId: ID!) {
  machine(machineId: $machineId) {
    commands {
      items {
        ...CommandParts
      }
    }
  }
}
    fragment CommandParts on MachineCommand {
  sequence
  kind
  slot
  state
  price {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<SentCommandsQuery, SentCommandsQueryVariables>;
export const ListAlertsDocument = new TypedDocumentString(`
    query ListAlerts($machineId: ID, $state: AlertState! = OPEN, $limit: Int, $nextToken: String) {
  alerts(
    machineId: $machineId
    state: $state
    limit: $limit
    nextToken: $nextToken
  ) {
    items {
      ...AlertParts
    }
    nextToken
  }
}
    fragment AlertParts on Alert {
  id
  machineId
  rule
  part
  severity
  state
  openedAt
  closedAt
  acknowledgedBy
  resolvedBy
}`) as unknown as TypedDocumentString<ListAlertsQuery, ListAlertsQueryVariables>;
export const AcknowledgeAlertDocument = new TypedDocumentString(`
    mutation AcknowledgeAlert($input: AcknowledgeAlertInput!) {
  acknowledgeAlert(input: $input) {
    ...AlertParts
  }
}
    fragment AlertParts on Alert {
  id
  machineId
  rule
  part
  severity
  state
  openedAt
  closedAt
  acknowledgedBy
  resolvedBy
}`) as unknown as TypedDocumentString<AcknowledgeAlertMutation, AcknowledgeAlertMutationVariables>;
export const ResolveAlertDocument = new TypedDocumentString(`
    mutation ResolveAlert($input: ResolveAlertInput!) {
  resolveAlert(input: $input) {
    ...AlertParts
  }
}
    fragment AlertParts on Alert {
  id
  machineId
  rule
  part
  severity
  state
  openedAt
  closedAt
  acknowledgedBy
  resolvedBy
}`) as unknown as TypedDocumentString<ResolveAlertMutation, ResolveAlertMutationVariables>;
export const ImportAuditDocument = new TypedDocumentString(`
    mutation ImportAudit($input: ImportAuditInput!) {
  importAudit(input: $input) {
    id
    state
    by
    reads {
      kind
      from
      to
      units
      amount {
        ...MoneyParts
      }
      columns {
        selection
        units
      }
    }
    findings {
      code
      severity
      fix
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}`) as unknown as TypedDocumentString<ImportAuditMutation, ImportAuditMutationVariables>;
export const MachineAuditsDocument = new TypedDocumentString(`
    query MachineAudits($machineId: ID!) {
  machine(machineId: $machineId) {
    audits {
      items {
        id
        state
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MachineAuditsQuery, MachineAuditsQueryVariables>;
export const ReconcileMachineDocument = new TypedDocumentString(`
    query ReconcileMachine($machineId: ID!, $from: AWSDate!, $to: AWSDate!) {
  machineReconciliation(machineId: $machineId, from: $from, to: $to) {
    periods {
      counted {
        units
        amount {
          ...MoneyParts
        }
      }
      cloud {
        units
        amount {
          ...MoneyParts
        }
      }
      ledger {
        ...MoneyParts
      }
      notInLedger
      unknown
      differences {
        kind
        selection
        units
        amount {
          ...MoneyParts
        }
        vendIds
      }
      cash {
        sold {
          ...MoneyParts
        }
        toBox {
          ...MoneyParts
        }
        counted {
          ...MoneyParts
        }
        difference {
          ...MoneyParts
        }
      }
      adjustments {
        slot
        units
      }
    }
  }
}
    fragment MoneyParts on Money {
  amount
  currency
}`) as unknown as TypedDocumentString<ReconcileMachineQuery, ReconcileMachineQueryVariables>;
export const CreateExportDocument = new TypedDocumentString(`
    mutation CreateExport($input: CreateExportInput!) {
  createExport(input: $input) {
    ...ExportParts
  }
}
    fragment ExportParts on Export {
  id
  kind
  format
  origin
  state
  from
  to
  until
  by
  createdAt
  endedAt
  fileExpiresAt
  rows
  bytes
  fraction
  failure {
    code
    message
    fix
  }
  fileName
  url
}`) as unknown as TypedDocumentString<CreateExportMutation, CreateExportMutationVariables>;
export const ExportStatusDocument = new TypedDocumentString(`
    query ExportStatus($exportId: ID!) {
  exportStatus(exportId: $exportId) {
    ...ExportParts
  }
}
    fragment ExportParts on Export {
  id
  kind
  format
  origin
  state
  from
  to
  until
  by
  createdAt
  endedAt
  fileExpiresAt
  rows
  bytes
  fraction
  failure {
    code
    message
    fix
  }
  fileName
  url
}`) as unknown as TypedDocumentString<ExportStatusQuery, ExportStatusQueryVariables>;
export const ListExportsDocument = new TypedDocumentString(`
    query ListExports($limit: Int, $nextToken: String) {
  exports(limit: $limit, nextToken: $nextToken) {
    items {
      ...ExportParts
    }
    nextToken
  }
}
    fragment ExportParts on Export {
  id
  kind
  format
  origin
  state
  from
  to
  until
  by
  createdAt
  endedAt
  fileExpiresAt
  rows
  bytes
  fraction
  failure {
    code
    message
    fix
  }
  fileName
  url
}`) as unknown as TypedDocumentString<ListExportsQuery, ListExportsQueryVariables>;
export const CreateUploadDocument = new TypedDocumentString(`
    mutation CreateUpload($input: CreateUploadInput!) {
  createUpload(input: $input) {
    id
    state
    form {
      url
      fields {
        name
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateUploadMutation, CreateUploadMutationVariables>;
export const GetUploadDocument = new TypedDocumentString(`
    query GetUpload($uploadId: ID!) {
  upload(uploadId: $uploadId) {
    ...UploadParts
  }
}
    fragment UploadParts on Upload {
  id
  kind
  state
  reason
  form {
    url
    fields {
      name
      value
    }
  }
  picture {
    path
    width
    height
  }
  photoUrl
  auditId
}`) as unknown as TypedDocumentString<GetUploadQuery, GetUploadQueryVariables>;
export const ProductPictureDocument = new TypedDocumentString(`
    query ProductPicture($productId: ID!) {
  product(productId: $productId) {
    imageUrl
  }
}
    `) as unknown as TypedDocumentString<ProductPictureQuery, ProductPictureQueryVariables>;