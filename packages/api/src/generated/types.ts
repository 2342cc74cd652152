import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { AlertModel } from '../models-of-machines.ts';
import type { EnrolledMachineModel, MachineModel, MachineCommandModel, MachineExceptionModel, MeModel, OfflineResultModel, ProductModel, VendModel, WalletModel } from '../models.ts';
import type { LowStockModel, RestockPlanMachineModel } from '../models-of-stock.ts';
import type { ExportModel } from '../models-of-exports.ts';
import type { UploadModel } from '../models-of-uploads.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A date: `2026-11-22`, with an optional offset (`2026-11-22Z`, `2026-11-22+01:00`). */
  AWSDate: { input: string; output: string; }
  /** A date and time with its offset: `2026-11-22T15:34:00.000Z`. */
  AWSDateTime: { input: string; output: string; }
  /** An e-mail address (RFC 822). */
  AWSEmail: { input: string; output: string; }
  /** An IPv4 or IPv6 address, with an optional subnet. */
  AWSIPAddress: { input: string; output: string; }
  /** Any JSON, as a string. */
  AWSJSON: { input: string; output: string; }
  /** A phone number. */
  AWSPhone: { input: string; output: string; }
  /** A time of day: `15:34:00.000`, with an optional offset. */
  AWSTime: { input: string; output: string; }
  /** Seconds since 1970-01-01T00:00Z; may be negative. */
  AWSTimestamp: { input: number; output: number; }
  /** A URL (RFC 1738) with its scheme. */
  AWSURL: { input: string; output: string; }
};

/** What a day did to an account. */
export type AccountDay = {
  /** The account. */
  account: LedgerAccount;
  /** Its balance at the end of the day: debits less credits, so less than 0 for what is owed or earned. */
  balance: Money;
  /** All that it was credited with. */
  credit: Money;
  /** All that it was debited with. */
  debit: Money;
  /** Debits less credits of the day. */
  net: Money;
};

/** Which alert somebody goes after. */
export type AcknowledgeAlertInput = {
  /** The alert's id. */
  alertId: Scalars['ID']['input'];
  /** The machine. */
  machineId: Scalars['ID']['input'];
};

/** What became of a command. */
export type AcknowledgeCommandInput = {
  /** The machine's own words, at most 200 characters. */
  message?: InputMaybe<Scalars['String']['input']>;
  /** How it went. */
  outcome: CommandOutcome;
  /** The command's number. */
  sequence: Scalars['Int']['input'];
};

/** The machine takes a vend. */
export type AcknowledgeVendInput = {
  /** The machine's own number, greater with every report. */
  sequence: Scalars['Int']['input'];
  /** The vend. */
  vendId: Scalars['ID']['input'];
};

/** Something that is or was wrong with a machine. */
export type Alert = {
  /** When somebody went after it. */
  acknowledgedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** Who: the subject of the token. */
  acknowledgedBy?: Maybe<Scalars['ID']['output']>;
  /** When it last was opened or closed. */
  changedAt: Scalars['AWSDateTime']['output'];
  /** When it was closed. */
  closedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** Its id: no other of the machine has the same. */
  id: Scalars['ID']['output'];
  /** The machine. */
  machineId: Scalars['ID']['output'];
  /** When it was opened. `null`: that was never heard, and it is closed. */
  openedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** Where: the code of a slot, `coinMech` or `cashless`, or an error of EVA-DTS. `null`: the whole machine. */
  part?: Maybe<Scalars['String']['output']>;
  /** Who put it right, when a person said so: the subject of the token. */
  resolvedBy?: Maybe<Scalars['ID']['output']>;
  /** What is wrong. */
  rule: AlertRule;
  /** How urgent it is. */
  severity: AlertSeverity;
  /** Whether it is wrong now. */
  state: AlertState;
};

/** A page of alerts. */
export type AlertPage = {
  /** The alerts. */
  items: Array<Alert>;
  /** Give it back to get the next page; `null` on the last. */
  nextToken?: Maybe<Scalars['String']['output']>;
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

/** What a column sold between two reads. */
export type AuditColumn = {
  /** For how much. */
  amount: Money;
  /** The column, as the machine names it: the slot's code, where the machine is set up so. */
  selection: Scalars['String']['output'];
  /** How many units. */
  units: Scalars['Int']['output'];
};

/** One reason why a machine's counters and the cloud differ. */
export type AuditDifference = {
  /** The machine's money less the cloud's. */
  amount: Money;
  /** The reason. */
  kind: AuditDifferenceKind;
  /** The column, as the machine names it; `null`: the machine as a whole. */
  selection?: Maybe<Scalars['String']['output']>;
  /** The machine's units less the cloud's. */
  units: Scalars['Int']['output'];
  /** The vends that it is about, where single ones are. */
  vendIds: Array<Scalars['ID']['output']>;
};

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

/** Something about an audit file that is not as it should be. */
export type AuditFinding = {
  /** What it is, for a program. */
  code: Scalars['String']['output'];
  /** What to do. */
  fix: Scalars['String']['output'];
  /** The line of the file, from 1; `null`: the file as a whole. */
  line?: Maybe<Scalars['Int']['output']>;
  /** What was found. */
  message: Scalars['String']['output'];
  /** How bad it is. */
  severity: AuditSeverity;
};

/** What a machine counted between two reads. `null`: its counters do not tell. */
export type AuditRead = {
  /** For how much. */
  amount?: Maybe<Money>;
  /** Of that, for coins and notes. */
  cash?: Maybe<Money>;
  /** Of that, by cashless readers. */
  cashless?: Maybe<Money>;
  /** Whether that is when the file came, because the machine's clock cannot be right or told nothing. */
  clockUncertain: Scalars['Boolean']['output'];
  /** What each column sold. */
  columns: Array<AuditColumn>;
  /** When the machine was read before; `null`: there is nothing to compare with. */
  from?: Maybe<Scalars['AWSDateTime']['output']>;
  /** What it is compared with the read before. */
  kind: AuditReadKind;
  /** When it was read. */
  to: Scalars['AWSDateTime']['output'];
  /** Coins and notes that went into the cash box and the stacker. */
  toBox?: Maybe<Money>;
  /** What the coin tubes held when it was read. */
  tubes?: Maybe<Money>;
  /** How many units it sold. */
  units?: Maybe<Scalars['Int']['output']>;
};

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

/** Units and money. */
export type AuditSums = {
  /** For how much. */
  amount: Money;
  /** How many units. */
  units: Scalars['Int']['output'];
};

/** Whether an answer may be kept for everybody, and for which part of it. */
export type CacheControlScope =
  /** For nobody else. */
  | 'PRIVATE'
  /** For everybody. */
  | 'PUBLIC';

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
  receiptToken?: InputMaybe<Scalars['String']['input']>;
  /** The vend. */
  vendId: Scalars['ID']['input'];
};

/** A card, as the payment provider's library names it to the page. A card number is refused. */
export type CardInput = {
  /** A PaymentMethod (`pm_...`) or a ConfirmationToken (`ctoken_...`). */
  token: Scalars['String']['input'];
};

/** Counted cash against what went into a machine. `null`: its counters do not tell, or nobody counted. */
export type CashCheck = {
  /** What was taken out and counted at the visit that is nearest to the read. */
  counted?: Maybe<Money>;
  /** `counted` less `toBox`. */
  difference?: Maybe<Money>;
  /** What was paid out as change. */
  paidOut?: Maybe<Money>;
  /** What was sold for coins and notes. */
  sold?: Maybe<Money>;
  /** What went into the cash box and the stacker. */
  toBox?: Maybe<Money>;
  /** What went into the coin tubes. */
  toTubes?: Maybe<Money>;
};

/** Which role somebody gets. */
export type ChangeRoleInput = {
  /** The person. */
  personId: Scalars['ID']['input'];
  /** What the person may do from now on. */
  role: Role;
};

/** Which exception a person has seen to. */
export type CloseExceptionInput = {
  /** The exception. */
  exceptionId: Scalars['ID']['input'];
  /** Its machine. */
  machineId: Scalars['ID']['input'];
};

/** How a command went. */
export type CommandOutcome =
  /** It was done. */
  | 'DONE'
  /** The machine could not do it. */
  | 'FAILED';

/** What a service costs in a month. */
export type CostLine = {
  /** The service. */
  name: Scalars['String']['output'];
  /** In USD. */
  usd: Scalars['Float']['output'];
};

/** What the cloud costs in a month. USD with fractions: a drink costs less than a cent. */
export type CostReport = {
  /** The operations, the dearest first, with all that each costs. Storage and open WebSockets are for no one of them. */
  operations: Array<OperationCost>;
  /** When the prices were read. */
  pricesOf: Scalars['AWSDate']['output'];
  /** Of which AWS region the prices are. */
  region: Scalars['String']['output'];
  /** Requests at the HTTP API. */
  requests: Scalars['Float']['output'];
  /** Beside servers. */
  servers: ServerComparison;
  /** The services of AWS, the dearest first. */
  services: Array<CostLine>;
  /** All of it. */
  usd: Scalars['Float']['output'];
  /** For a machine; 0 when there is none. */
  usdPerMachine: Scalars['Float']['output'];
  /** For a drink; 0 when none is sold. */
  usdPerVend: Scalars['Float']['output'];
};

/** Which file is to be made. */
export type CreateExportInput = {
  /** How to write it. */
  format: ExportFormat;
  /** The beginning of the period, half a minute ago or earlier: what is dated then is in it. */
  from: Scalars['AWSDateTime']['input'];
  /** The caller's own key for this export. The same key and input is the same export. */
  idempotencyKey: Scalars['ID']['input'];
  /** What to put into it. */
  kind: ExportKind;
  /** The end of the period, at most 366 days later: what is dated then is not in it. */
  to: Scalars['AWSDateTime']['input'];
};

/** A new product. */
export type CreateProductInput = {
  /** What it holds that people react to, at most 20. */
  allergens?: Array<Scalars['String']['input']>;
  /** The refundable bottle deposit, not part of the price. */
  deposit?: InputMaybe<MoneyInput>;
  /** What it is, at most 1000 characters. */
  description?: Scalars['String']['input'];
  /** The caller's own key for this product. */
  idempotencyKey: Scalars['ID']['input'];
  /** A picture of it: an https:// address of at most 200 characters. */
  imageUrl?: InputMaybe<Scalars['AWSURL']['input']>;
  /** How old the buyer must be, in years, 0 to 99. 0 or left out: anybody may buy it. */
  minimumAge?: InputMaybe<Scalars['Int']['input']>;
  /** Its name, 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** What it holds, as its label says. */
  nutrition?: InputMaybe<NutritionInput>;
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
  enabled?: Scalars['Boolean']['input'];
  /** The first day without it; later than `startDate`. */
  endDate?: InputMaybe<Scalars['AWSDate']['input']>;
  /** When it begins, by the machine's clock, `00:00` to `23:59`. */
  from?: Scalars['String']['input'];
  /** The caller's own key for this promotion. */
  idempotencyKey: Scalars['ID']['input'];
  /** At which machines, at most 50. Empty: all. */
  machineIds?: Array<Scalars['ID']['input']>;
  /** What customers see, 1 to 60 characters. */
  name: Scalars['String']['input'];
  /** For which products, at most 20. Empty: all. */
  productIds?: Array<Scalars['ID']['input']>;
  /** The first day. */
  startDate?: InputMaybe<Scalars['AWSDate']['input']>;
  /** When it ends, at most `24:00`: this minute is without it. Not later than `from`: on the next day. */
  until?: Scalars['String']['input'];
};

/** Which file is to be uploaded. */
export type CreateUploadInput = {
  /** Its media type, for example `image/jpeg`; `text/plain` or `application/octet-stream` for an audit file. */
  contentType: Scalars['String']['input'];
  /** The caller's own key for this upload. The same key and input is the same upload. */
  idempotencyKey: Scalars['ID']['input'];
  /** What it is for. */
  kind: UploadKind;
  /** The machine that it is about. Needed for AUDIT_FILE and SERVICE_PHOTO, not allowed otherwise. */
  machineId?: InputMaybe<Scalars['ID']['input']>;
  /** The product that it shows. Needed for PRODUCT_PICTURE, not allowed otherwise. */
  productId?: InputMaybe<Scalars['ID']['input']>;
  /** Its size in bytes: more is refused. */
  size: Scalars['Int']['input'];
};

/** How a payment device does. */
export type DeviceHealth =
  /** It is there and does not work. */
  | 'FAULT'
  /** It does not answer. */
  | 'MISSING'
  /** It works. */
  | 'OK';

/** What a promotion takes off the shelf price: exactly one of these is set. */
export type Discount = {
  /** So much, but never more than the shelf price. */
  amount?: Maybe<Money>;
  /** So many percent, rounded half to even on minor units. */
  percent?: Maybe<Scalars['Int']['output']>;
  /** Another shelf price, where it is lower. */
  price?: Maybe<Money>;
};

/** What a promotion takes off the shelf price: give exactly one of these. */
export type DiscountInput = {
  /** So much: at least 1. */
  amount?: InputMaybe<MoneyInput>;
  /** So many percent, 1 to 100, rounded half to even on minor units. */
  percent?: InputMaybe<Scalars['Int']['input']>;
  /** Another shelf price, where it is lower. */
  price?: InputMaybe<MoneyInput>;
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
  code: Scalars['String']['input'];
  /** The public key: the `x` of an Ed25519 JWK (RFC 8037), 43 characters of base64url. */
  publicKey: Scalars['String']['input'];
};

/** The machine that a controller has enrolled as. */
export type EnrolledMachine = {
  /** The machine. */
  machine: Machine;
  /** The machine's id: the `iss` and `sub` of the tokens that the controller signs. */
  machineId: Scalars['ID']['output'];
};

/** What a person can do about an exception. */
export type ExceptionAction =
  /** Take it off the list with `closeException`. */
  | 'CLOSE'
  /** Look at the machine: its shaft, its stock, its clock, its connection. */
  | 'LOOK_AT_MACHINE'
  /** Look at the payment in the provider's dashboard: nothing here will be asked of it any more, or only in vain. */
  | 'LOOK_AT_PROVIDER'
  /** Give money back with `refundVend`, when the customer is right. */
  | 'REFUND_VEND'
  /** Decide with `resolveVend` what became of the vend. */
  | 'RESOLVE_VEND';

/** A file with an operator's rows of a period, and how far it is made. */
export type Export = {
  /** The subject of the token of who asked for it. */
  by?: Maybe<Scalars['String']['output']>;
  /** How many bytes are written: a whole number, which may be greater than an Int. */
  bytes: Scalars['Float']['output'];
  /** When it was asked for. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** When it was done, or failed. */
  endedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** Why it failed, and what to do about it. */
  failure?: Maybe<ExportFailure>;
  /** When its file is deleted. */
  fileExpiresAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** What the file is called when it is saved. */
  fileName: Scalars['String']['output'];
  /** How the rows are written. */
  format: ExportFormat;
  /** How much of the period is read, 0 to 1; of SALES and VENDS by machines. */
  fraction: Scalars['Float']['output'];
  /** The beginning of its period: what is dated then is in it. */
  from: Scalars['AWSDateTime']['output'];
  /** Its id. */
  id: Scalars['ID']['output'];
  /** What it holds a row of. */
  kind: ExportKind;
  /** Why it is made. */
  origin: ExportOrigin;
  /** How many rows are written, without the header. */
  rows: Scalars['Int']['output'];
  /** Where it stands. */
  state: ExportState;
  /** The end of its period, as it was asked for: what is dated then is not in it. */
  to: Scalars['AWSDateTime']['output'];
  /** The end of what it holds: `to`, or half a minute before it was asked for when that was earlier. */
  until: Scalars['AWSDateTime']['output'];
  /** Where its file can be downloaded for five minutes, by whoever has the address: a new one each time. When it is DONE. */
  url?: Maybe<Scalars['AWSURL']['output']>;
};

/** Why an export failed. */
export type ExportFailure = {
  /** In a word. */
  code: ExportFailureCode;
  /** What to do about it. */
  fix: Scalars['String']['output'];
  /** What happened. */
  message: Scalars['String']['output'];
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

/** A page of exports, the newest first. */
export type ExportPage = {
  /** The exports. */
  items: Array<Export>;
  /** Give it back to get the next page; `null` on the last. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

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
  content: Scalars['String']['input'];
  /** The machine. */
  machineId: Scalars['ID']['input'];
  /** Whether another serial number than before is that of a new controller. Otherwise such a file is rejected as another machine's. */
  newController?: Scalars['Boolean']['input'];
  /** When the machine was read, where that is known better than by its own clock. */
  readAt?: InputMaybe<Scalars['AWSDateTime']['input']>;
};

/** Whom to invite. */
export type InvitePersonInput = {
  /** The e-mail address that the person will sign in with. */
  email: Scalars['AWSEmail']['input'];
  /** The caller's own key for this invitation. */
  idempotencyKey: Scalars['ID']['input'];
  /** What the person is called, 1 to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
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

/** What one transfer did to an account. */
export type LedgerLine = {
  /** A debit; less than 0 it is a credit. */
  amount: Money;
  /** The account's balance after it; `null` when the opening balance is not known. */
  balance?: Maybe<Money>;
  /** Who did it, when a person did: the subject of the token. */
  by?: Maybe<Scalars['ID']['output']>;
  /** The transfer that it gives back or puts right. */
  corrects?: Maybe<Scalars['ID']['output']>;
  /** When. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** The customer whose wallet it moved, or who bought. */
  customerId?: Maybe<Scalars['ID']['output']>;
  /** What moved the money. */
  kind: TransferKind;
  /** Why, in the words of the person who did it. */
  reason?: Maybe<Scalars['String']['output']>;
  /** The transfer's id. */
  transferId: Scalars['ID']['output'];
  /** The vend that it is about. */
  vendId?: Maybe<Scalars['ID']['output']>;
};

/** A page of an account's statement: opening + all lines = closing. */
export type LedgerPage = {
  /** The account. */
  account: LedgerAccount;
  /** Its balance after the last day; of a day that is not over, until now. `null` as for `opening`. */
  closing?: Maybe<Money>;
  /** The lines of this page. */
  items: Array<LedgerLine>;
  /** Where the next page begins; `null` on the last one. */
  nextToken?: Maybe<Scalars['String']['output']>;
  /**
   * Its balance before the first day: debits less credits, so less than 0 for what it owes or earned. `null`: more has happened
   * since the last day that was closed than can be added up now.
   */
  opening?: Maybe<Money>;
};

/** A place on the map, in degrees (WGS 84). */
export type Location = {
  /** North of the equator; less than 0 south of it. */
  lat: Scalars['Float']['output'];
  /** East of Greenwich; less than 0 west of it. */
  lng: Scalars['Float']['output'];
};

/** A place on the map, in degrees (WGS 84). */
export type LocationInput = {
  /** North of the equator, -90 to 90. */
  lat: Scalars['Float']['input'];
  /** East of Greenwich, -180 to 180. */
  lng: Scalars['Float']['input'];
};

/** A slot that is low or empty. */
export type LowSlot = {
  /** What the customer types or taps, for example `A1`. */
  code: Scalars['String']['output'];
  /** LOW or EMPTY. */
  level: StockLevel;
};

/** A machine that somebody should refill. */
export type LowStock = {
  /** When one of them last became low, empty or full. */
  changedAt: Scalars['AWSDateTime']['output'];
  /** The machine. */
  machine: Machine;
  /** Its id. */
  machineId: Scalars['ID']['output'];
  /** The slots that are low or empty, in the order of their codes. */
  slots: Array<LowSlot>;
};

/** A page of machines that somebody should refill. */
export type LowStockPage = {
  /** The machines. */
  items: Array<LowStock>;
  /** Give it back to get the next page; `null` on the last. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** A customer's points with one operator. */
export type Loyalty = {
  /** What can be redeemed. Less than 0 after a refund took back points that were spent: new ones pay that first. */
  balance: Scalars['Int']['output'];
  /** Why the points changed, newest first: the last 100. */
  history: Array<LoyaltyEntry>;
  /** The operator whose machines give these points. */
  operatorId: Scalars['ID']['output'];
  /** The vouchers that can be used, the newest first. */
  vouchers: Array<Voucher>;
};

/** Why a customer's points changed. */
export type LoyaltyEntry = {
  /** When. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** The kind of change. */
  kind: LoyaltyEntryKind;
  /** How many points: less than 0 when they went. */
  points: Scalars['Int']['output'];
  /** The vend that earned them or was refunded. */
  vendId?: Maybe<Scalars['ID']['output']>;
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
export type LoyaltyRule = {
  /** Points for a free drink; `null` when there are none. */
  freeDrinkPoints?: Maybe<Scalars['Int']['output']>;
  /** What one point takes off a price. */
  pointValue: Money;
  /** Points for each major unit of the currency (one EUR, one JPY) that is spent, deposits left out. Whole points only. */
  pointsPerUnit: Scalars['Int']['output'];
};

/** An operator's rule for points. */
export type LoyaltyRuleInput = {
  /** Points for a free drink. Left out: none are given. */
  freeDrinkPoints?: InputMaybe<Scalars['Int']['input']>;
  /** What one point takes off a price, in minor units of the operator's currency: at least 1. */
  pointValue: Scalars['Int']['input'];
  /** Points for each major unit of the currency that is spent: 1 to 1000. */
  pointsPerUnit: Scalars['Int']['input'];
};

/** A vending machine. */
export type Machine = {
  /** The vend that the machine has to do or is doing. For the machine itself and its operator's staff. */
  activeVend?: Maybe<Vend>;
  /** Its audit files, the newest import first. For its operator's staff. */
  audits: MachineAuditPage;
  /** Whether it is dispensing for somebody right now. */
  busy: Scalars['Boolean']['output'];
  /** What is printed on it and inside its QR code. */
  code: Scalars['String']['output'];
  /** What it was told to do from afar in the last 30 days, newest first. For its operator's staff. */
  commands: MachineCommandPage;
  /** Whether its controller has enrolled and not been revoked. */
  enrolled: Scalars['Boolean']['output'];
  /** The code to enrol its controller with. In the answers of `registerMachine` and `renewEnrolment` only. */
  enrolment?: Maybe<MachineEnrolment>;
  /** Reports of the machine that were refused, newest first. For its operator's staff. */
  exceptions: MachineExceptionPage;
  /** The machine's id. */
  id: Scalars['ID']['output'];
  /** When it was last heard, to some two minutes. `null`: never since it enrolled. */
  lastSeenAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** Where it stands on the map. `null`: nobody has said. */
  location?: Maybe<Location>;
  /** The name that people see. */
  name: Scalars['String']['output'];
  /** The most that one vend may cost while it is offline. */
  offlineLimit: Money;
  /** Who owns it. */
  operator: Operator;
  /** The health rule for perishables. `null`: it sells none. */
  perishable?: Maybe<PerishableRule>;
  /** Where it stands, in words. */
  place: Scalars['String']['output'];
  /** Grows by one with every change of the planogram. */
  planogramVersion: Scalars['Int']['output'];
  /** Who refilled it and with what, newest first. For its operator's staff. */
  restocks: RestockPage;
  /** Since when it sells nothing by that rule, until `resolveAlert`. `null`: it may sell. */
  salesStoppedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** How long it may be silent, in seconds: then it is OFFLINE, and nothing is sold until it is heard again. */
  silenceSeconds: Scalars['Int']['output'];
  /** Its columns, in the order of their codes. */
  slots: Array<Slot>;
  /** Whether it can sell. */
  status: MachineStatus;
  /** What its operator groups it by, for example `north` or `school`. */
  tags: Array<Scalars['String']['output']>;
  /** How its prices are taxed. */
  tax: TaxRule;
  /** The newest value of each thing that it measured. `null`: it never said. For the machine itself and its operator's staff. */
  telemetry?: Maybe<Telemetry>;
  /** What it reported in the last 30 days, newest first: each report as it came. For its operator's staff. */
  telemetryHistory: TelemetryPage;
  /** Its time zone, IANA, for example `Europe/Berlin`. */
  timeZone: Scalars['String']['output'];
};


/** A vending machine. */
export type MachineAuditsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/** A vending machine. */
export type MachineCommandsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/** A vending machine. */
export type MachineExceptionsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/** A vending machine. */
export type MachineRestocksArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/** A vending machine. */
export type MachineTelemetryHistoryArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};

/** An audit file of a machine: what its own counters say. Money is in the machine's currency. */
export type MachineAudit = {
  /** Who sent it: the subject of the token; a machine's own id. */
  by: Scalars['ID']['output'];
  /** When it came. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** What is not as it should be, errors first: at most 50. */
  findings: Array<AuditFinding>;
  /** SHA-256 of the file, in hex. */
  hash: Scalars['String']['output'];
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Whose file it is. */
  machineId: Scalars['ID']['output'];
  /** What each read in the file says of the time since the read before; none when it was rejected. */
  reads: Array<AuditRead>;
  /** The machine's serial number, as the file tells (ID101). */
  serialNumber?: Maybe<Scalars['String']['output']>;
  /** Whether it was imported. */
  state: MachineAuditState;
};

/** A page of audit files. */
export type MachineAuditPage = {
  /** The files. */
  items: Array<MachineAudit>;
  /** Give it back to get the next page; `null` on the last. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** Whether an audit file was imported. */
export type MachineAuditState =
  /** It was, all of it. */
  | 'IMPORTED'
  /** Nothing of it was: the findings of severity ERROR say why. */
  | 'REJECTED';

/** What a machine is told to do. */
export type MachineCommand = {
  /** What is to be done. */
  kind: MachineCommandKind;
  /** What the machine said of it. */
  message?: Maybe<Scalars['String']['output']>;
  /** The slot's new shelf price. */
  price?: Maybe<Money>;
  /** When it was sent. */
  sentAt: Scalars['AWSDateTime']['output'];
  /** Grows with every command of the machine: what is not greater than the last one was done before. */
  sequence: Scalars['Int']['output'];
  /** The slot that it is about. */
  slot?: Maybe<Scalars['String']['output']>;
  /** Where it stands. `null` for a vend, which has a state of its own. */
  state?: Maybe<MachineCommandState>;
  /** The vend that it is about, when it is about one. */
  vend?: Maybe<Vend>;
};

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

/** A page of commands of a machine. */
export type MachineCommandPage = {
  /** The commands. */
  items: Array<MachineCommand>;
  /** Give it back to get the next page; `null` on the last. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

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

/** What the controller of a machine enrols with, once: `enrolMachine`. */
export type MachineEnrolment = {
  /** The code, for a person to type: `7KQ2-M3XD-9FTB`. Who has it can become the machine. */
  code: Scalars['String']['output'];
  /** Until when it can be used. */
  expiresAt: Scalars['AWSDateTime']['output'];
};

/**
 * What the operator's people have to look at: a report of a machine that could not be applied (nothing was changed by it),
 * or a vend or top-up that a person must look at. Kept for 90 days; as long as money waits for a decision, until that and 90 days more.
 */
export type MachineException = {
  /** What a person can do about it. */
  actions: Array<ExceptionAction>;
  /** When a person closed it. `null`: it is open. */
  closedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** What it is: the error code that the machine was answered with, or another one, such as `REFUND_REQUESTED`. */
  code: Scalars['String']['output'];
  /** When it came. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** Its id. */
  id: Scalars['ID']['output'];
  /** The machine; of a top-up, which has none, the top-up. */
  machineId: Scalars['ID']['output'];
  /** Why it was refused, or what the customer said. */
  message: Scalars['String']['output'];
  /** The operation that it came from. */
  operation: Scalars['String']['output'];
  /** The machine's sequence number. */
  sequence: Scalars['Int']['output'];
  /** The top-up that it is about; `null` when it is about a vend. */
  topUpId?: Maybe<Scalars['ID']['output']>;
  /** The vend it spoke of, as the machine named it; or the top-up. */
  vendId: Scalars['ID']['output'];
};

/** A page of exceptions. */
export type MachineExceptionPage = {
  /** The exceptions. */
  items: Array<MachineException>;
  /** Give it back to get the next page; `null` on the last. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** What machines are looked for by: all that is given must fit. */
export type MachineFilter = {
  /** Is in one of these conditions. */
  conditions?: InputMaybe<Array<MachineCondition>>;
  /** Has an open alert (`true`), or none (`false`). */
  openAlerts?: InputMaybe<Scalars['Boolean']['input']>;
  /** Stands exactly there. */
  place?: InputMaybe<Scalars['String']['input']>;
  /** Has this tag. */
  tag?: InputMaybe<Scalars['String']['input']>;
  /** Words that name, place, code and tags have in them, all of them, in upper or lower case. 1 to 100 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** A page of machines. */
export type MachinePage = {
  /** The machines. */
  items: Array<Machine>;
  /** Give it back to get the next page; `null` on the last. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** A machine's counters against what the cloud knows. */
export type MachineReconciliation = {
  /** The machine. */
  machineId: Scalars['ID']['output'];
  /** One period for each read on these days that has a read before it, oldest first. */
  periods: Array<ReconciledPeriod>;
};

/** Whether a machine can sell. */
export type MachineStatus =
  /** It was silent for longer than it may, or a person said so; nothing is sold until it is heard, or said otherwise. */
  | 'OFFLINE'
  /** It is heard and can sell. */
  | 'ONLINE'
  /** A person took it out of service. */
  | 'OUT_OF_SERVICE';

/** The caller, as the API sees it. */
export type Me = {
  /** The staff groups: `owner`, `route-driver`, `viewer`. */
  groups: Array<Scalars['String']['output']>;
  /** The subject of the token; the machine's id for a machine; `null` for a guest. */
  id?: Maybe<Scalars['ID']['output']>;
  /** What kind of caller this is. */
  kind: CallerKind;
  /** The operator that the staff member or the machine belongs to. */
  operator?: Maybe<Operator>;
};

/** An amount of money. */
export type Money = {
  /** In minor units of the currency (cents for USD and EUR, yen for JPY). */
  amount: Scalars['Int']['output'];
  /** ISO 4217, for example `EUR`. */
  currency: Scalars['String']['output'];
};

/** An amount of money. */
export type MoneyInput = {
  /** In minor units of the currency (cents for USD and EUR, yen for JPY). Not negative. */
  amount: Scalars['Int']['input'];
  /** ISO 4217, for example `EUR`. */
  currency: Scalars['String']['input'];
};

/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type Mutation = {
  /** Somebody goes after an alert. Again, or when it is closed, it changes nothing. Errors: NOT_FOUND. */
  acknowledgeAlert: Alert;
  /**
   * The machine says what became of a command other than a vend. The same again answers the same; what it said first stays.
   * Errors: NOT_FOUND, COMMAND_OVER.
   */
  acknowledgeCommand: MachineCommand;
  /**
   * The machine takes the vend and starts to dispense. Errors: VEND_STATE, STALE_SEQUENCE, NOT_FOUND; each refusal is
   * recorded in `Machine.exceptions`.
   */
  acknowledgeVend: Vend;
  /**
   * The customer, a guest with the receipt token, or the operator's owner gives up a vend that the machine has not taken yet:
   * the money and the unit are released. Errors: VEND_STATE, NOT_FOUND.
   */
  cancelVend: Vend;
  /**
   * Gives somebody another role, from the person's next call on. Nobody changes themselves, and one owner who has signed in is
   * always left. Errors: NOT_FOUND, PERSON_REMOVED, OWN_RIGHTS, LAST_OWNER.
   */
  changeRole: Person;
  /** A person has seen to an exception: it leaves `exceptions`. Errors: NOT_FOUND. */
  closeException: MachineException;
  /**
   * Has a file made of the operator's rows of a period: ask `exportStatus` how far it is. It holds what is dated from `from` on and
   * before `to`, as it stands when it is read; what is younger than half a minute when this is asked is left out (`until`). The same
   * call again answers the same export. Errors: IDEMPOTENCY_KEY_REUSED, BAD_INPUT.
   */
  createExport: Export;
  /** Adds a product to the operator's range. Errors: IDEMPOTENCY_KEY_REUSED, WRONG_CURRENCY, NOT_FOUND. */
  createProduct: Product;
  /**
   * Adds a price rule: for some products, machines and hours. The machines follow through the table's stream.
   * Errors: IDEMPOTENCY_KEY_REUSED, NOT_FOUND, PRODUCT_NOT_FOUND, WRONG_CURRENCY, PROMOTION_LIMIT.
   */
  createPromotion: Promotion;
  /**
   * Lets somebody put a file into the bucket, straight from a browser or a machine: the answer's `form` is sent to S3 with the file
   * behind its fields, within 15 minutes. What the file is called does not matter. Then it is looked at, by its content: a picture
   * of a product is shown on it in web sizes, an audit file is imported as by `importAudit`. The same call again answers the same
   * upload. A picture of a product is an owner's; a machine sends its own audit files only.
   * Errors: IDEMPOTENCY_KEY_REUSED, NOT_FOUND, FORBIDDEN.
   */
  createUpload: Upload;
  /**
   * A controller enrols as the machine that the code is for, with the public half of a key pair that it made itself; from then on
   * it signs its own tokens. Nothing else is needed to sign in. A code can be used once, for 24 hours, and is void after ten wrong
   * tries; the machine's former key is void when it was used. The same call again answers the same. Errors: ENROLMENT_REFUSED.
   */
  enrolMachine: EnrolledMachine;
  /**
   * Imports the audit file (EVA-DTS, "DEX") that was read from a machine: all of it, or nothing, and then the answer's `findings` say
   * why. The same file twice answers the same and changes nothing. It moves no money and no stock; but a vend whose outcome is
   * unknown is decided when the machine's counter proves what became of it. A machine sends its own file only. Errors: NOT_FOUND.
   */
  importAudit: MachineAudit;
  /**
   * Invites somebody to work for the caller's operator. Whoever signs in with the e-mail address, and has proven to read it, has the
   * role from then on. Errors: IDEMPOTENCY_KEY_REUSED, NOT_FOUND, ADDRESS_TAKEN, ALREADY_INVITED.
   */
  invitePerson: Person;
  /**
   * Records what was put into (or taken out of) a machine's slots, and what cash was taken out of it and counted.
   * Errors: IDEMPOTENCY_KEY_REUSED, NOT_FOUND, SLOT_NOT_FOUND, STOCK_RANGE, WRONG_CURRENCY.
   */
  recordRestock: Machine;
  /**
   * Turns the caller's points into a voucher for one vend. Errors: IDEMPOTENCY_KEY_REUSED, INSUFFICIENT_POINTS,
   * NO_LOYALTY, NOT_FOUND.
   */
  redeemPoints: Voucher;
  /**
   * Gives back what a completed vend took, or a part of it, with its share of tax and deposit; not of one for coins, which a person
   * gives back by hand. Errors: IDEMPOTENCY_KEY_REUSED, NOT_FOUND, VEND_STATE, REFUND_LIMIT, WRONG_CURRENCY, PAYMENT_UNAVAILABLE,
   * PAID_IN_CASH.
   */
  refundVend: Vend;
  /**
   * Adds a machine to the operator's fleet; the server makes its id, its code and, unless the public key is given, the code that
   * its controller enrols with: `Machine.enrolment`. Errors: IDEMPOTENCY_KEY_REUSED, NOT_FOUND.
   */
  registerMachine: Machine;
  /**
   * Ends somebody's work for the operator, or an invitation: from the next call on, whatever token the person holds. Again changes
   * nothing. Errors: NOT_FOUND, OWN_RIGHTS, LAST_OWNER.
   */
  removePerson: Person;
  /**
   * Makes a new enrolment code for a machine, for example for a new controller: `Machine.enrolment`. An earlier code is void; the
   * machine's key is good until the new code is used. Errors: NOT_FOUND.
   */
  renewEnrolment: Machine;
  /**
   * A machine reports what it sold without the API: from wallets while it was offline, and for coins and notes; at most 10 sales at
   * a time. Each is charged and counted once, however often it is reported; what cannot be is in `exceptions`. Errors: NOT_FOUND.
   */
  reportOfflineVends: Array<OfflineResult>;
  /**
   * The machine says how it does: any of what it knows; what it leaves out stays as it was said before. A report whose number is
   * not greater than the last one changes nothing. Answers with the newest values. Errors: BAD_INPUT, NOT_FOUND.
   */
  reportTelemetry: Telemetry;
  /**
   * The machine says how the vend ended: a success captures the money, a failure releases it. When an age-restricted product
   * did not fall, the vend is OUTCOME_UNKNOWN and a person decides. Errors: VEND_STATE, STALE_SEQUENCE, NOT_FOUND; each refusal
   * is recorded in `Machine.exceptions`.
   */
  reportVendResult: Vend;
  /**
   * The customer asks for the money of a vend. A person of the operator decides: nothing moves, and the wish is in
   * `exceptions`. Asked again, it changes nothing. Errors: NOT_FOUND, VEND_STATE.
   */
  requestRefund: Vend;
  /**
   * A person has put right what was wrong: the alert is closed. COLD_CHAIN is closed by this alone, when the machine was serviced,
   * and the machine sells again. Errors: NOT_FOUND.
   */
  resolveAlert: Alert;
  /**
   * Decides what became of a vend whose outcome is unknown: dispensed, and what was held is taken; or not, and money, unit and
   * voucher are given back. The same decision twice answers the same. It closes the vend's exception, too. Errors: NOT_FOUND,
   * VEND_STATE.
   */
  resolveVend: Vend;
  /** Takes away what a machine can sign in with: its keys at once, and an enrolment code that was not used. Errors: NOT_FOUND. */
  revokeMachineKey: Machine;
  /**
   * Replaces the machine's key by a new one; the present key has to sign the call. The old one is good for ten minutes more. The
   * same call again answers the same. Errors: KEY_REPLACED, NOT_FOUND.
   */
  rotateMachineKey: Machine;
  /**
   * Has a machine do something, now when it is connected, or when it comes back within a day (REBOOT: an hour). What is about a
   * slot acts in the planogram at once. Errors: IDEMPOTENCY_KEY_REUSED, NOT_FOUND, SLOT_NOT_FOUND, WRONG_CURRENCY.
   */
  sendMachineCommand: MachineCommand;
  /**
   * Sets what a purchase earns and what points are worth; without a rule nothing is earned or redeemed, and what was earned
   * stays. Errors: NOT_FOUND.
   */
  setLoyalty: Operator;
  /**
   * Says what every slot of a machine sells. A slot that keeps its product keeps its stock; any other starts empty.
   * Errors: NOT_FOUND, PRODUCT_NOT_FOUND, MACHINE_BUSY, WRONG_CURRENCY, PLANOGRAM_CHANGED, DUPLICATE_SLOT.
   */
  setPlanogram: Machine;
  /**
   * Buys one unit from a slot: holds the money, reserves the unit and asks the machine to dispense. A guest pays by card. A
   * vend by card may be answered as DECLINED, or as PENDING: with a `clientSecret` the customer has to prove who it is (3-D
   * Secure); without one the answer of the payment provider is not known yet. Send the same call again, or ask for the vend.
   * Errors: IDEMPOTENCY_KEY_REUSED, MACHINE_OFFLINE, MACHINE_OUT_OF_SERVICE, SALES_STOPPED, MACHINE_BUSY, SLOT_NOT_FOUND, SLOT_DISABLED,
   * SOLD_OUT, PRODUCT_CHANGED, PRICE_CHANGED, AGE_PROOF_NEEDED, AGE_TOO_YOUNG, VOUCHER_USED, WRONG_CURRENCY, INSUFFICIENT_FUNDS,
   * PAYMENT_UNAVAILABLE, NOT_FOUND.
   */
  startVend: Vend;
  /**
   * Puts money into the caller's wallet with one operator, by card. The wallet has the money when `topUp.state` is COMPLETED;
   * it may be DECLINED, or PENDING with a `clientSecret`: then the customer has to prove who it is (3-D Secure). Errors: IDEMPOTENCY_KEY_REUSED, WRONG_CURRENCY,
   * PAYMENT_UNAVAILABLE, WALLET_LIMIT, NOT_FOUND.
   */
  topUpWallet: Wallet;
  /**
   * Changes what is given and leaves the rest; only an owner may change the tax rule, the offline limit and the rule for
   * perishables.
   * Errors: NOT_FOUND, FORBIDDEN, WRONG_CURRENCY.
   */
  updateMachine: Machine;
  /**
   * Changes what is given and leaves the rest. The planograms that sell the product follow through the table's stream.
   * Errors: NOT_FOUND, WRONG_CURRENCY.
   */
  updateProduct: Product;
  /**
   * Changes what is given and leaves the rest; switches a promotion on and off. The machines follow through the table's
   * stream. Errors: NOT_FOUND, PRODUCT_NOT_FOUND, WRONG_CURRENCY, PROMOTION_LIMIT.
   */
  updatePromotion: Promotion;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationAcknowledgeAlertArgs = {
  input: AcknowledgeAlertInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationAcknowledgeCommandArgs = {
  input: AcknowledgeCommandInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationAcknowledgeVendArgs = {
  input: AcknowledgeVendInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationCancelVendArgs = {
  input: CancelVendInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationChangeRoleArgs = {
  input: ChangeRoleInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationCloseExceptionArgs = {
  input: CloseExceptionInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationCreateExportArgs = {
  input: CreateExportInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationCreateProductArgs = {
  input: CreateProductInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationCreatePromotionArgs = {
  input: CreatePromotionInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationCreateUploadArgs = {
  input: CreateUploadInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationEnrolMachineArgs = {
  input: EnrolMachineInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationImportAuditArgs = {
  input: ImportAuditInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationInvitePersonArgs = {
  input: InvitePersonInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationRecordRestockArgs = {
  input: RecordRestockInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationRedeemPointsArgs = {
  input: RedeemPointsInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationRefundVendArgs = {
  input: RefundVendInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationRegisterMachineArgs = {
  input: RegisterMachineInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationRemovePersonArgs = {
  input: RemovePersonInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationRenewEnrolmentArgs = {
  input: RenewEnrolmentInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationReportOfflineVendsArgs = {
  input: ReportOfflineVendsInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationReportTelemetryArgs = {
  input: ReportTelemetryInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationReportVendResultArgs = {
  input: ReportVendResultInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationRequestRefundArgs = {
  input: RequestRefundInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationResolveAlertArgs = {
  input: ResolveAlertInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationResolveVendArgs = {
  input: ResolveVendInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationRevokeMachineKeyArgs = {
  input: RevokeMachineKeyInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationRotateMachineKeyArgs = {
  input: RotateMachineKeyInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationSendMachineCommandArgs = {
  input: SendMachineCommandInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationSetLoyaltyArgs = {
  input: SetLoyaltyInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationSetPlanogramArgs = {
  input: SetPlanogramInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationStartVendArgs = {
  input: StartVendInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationTopUpWalletArgs = {
  input: TopUpWalletInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationUpdateMachineArgs = {
  input: UpdateMachineInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationUpdateProductArgs = {
  input: UpdateProductInput;
};


/**
 * What can be changed. A repeated call with the same idempotency key and input answers the same and changes nothing.
 *
 * Besides the errors that each lists, any may answer with UNAUTHENTICATED (the token is none), Unauthorized or FORBIDDEN
 * (it is not for this caller), BAD_INPUT (`errorInfo.issues` names the fields), CONFLICT (somebody else changed the same
 * thing: send it again), TIMEOUT (it is not known whether it was done: send it again, with the same key) and INTERNAL (the
 * fault is ours).
 */
export type MutationUpdatePromotionArgs = {
  input: UpdatePromotionInput;
};

/** What a measure of a product holds, as its label says (in the EU: Regulation 1169/2011, annex XV). */
export type Nutrition = {
  /** In milligrams. */
  carbohydrate: Scalars['Int']['output'];
  /** In kilojoules. */
  energyKj: Scalars['Int']['output'];
  /** In milligrams. */
  fat: Scalars['Int']['output'];
  /** What it is told of. */
  per: NutritionBasis;
  /** In milligrams. */
  protein: Scalars['Int']['output'];
  /** In milligrams. */
  salt: Scalars['Int']['output'];
  /** The saturated part of the fat, in milligrams. */
  saturates: Scalars['Int']['output'];
  /** The sugars in the carbohydrate, in milligrams. */
  sugars: Scalars['Int']['output'];
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
  carbohydrate: Scalars['Int']['input'];
  /** In kilojoules. */
  energyKj: Scalars['Int']['input'];
  /** In milligrams. */
  fat: Scalars['Int']['input'];
  /** What it is told of. */
  per: NutritionBasis;
  /** In milligrams. */
  protein: Scalars['Int']['input'];
  /** In milligrams. */
  salt: Scalars['Int']['input'];
  /** The saturated part of the fat, in milligrams. */
  saturates: Scalars['Int']['input'];
  /** The sugars in the carbohydrate, in milligrams. */
  sugars: Scalars['Int']['input'];
};

/** What became of a sale while the machine was offline. */
export type OfflineResult = {
  /** Why it was not charged: an error code. It is in the operator's `exceptions`. */
  code?: Maybe<Scalars['String']['output']>;
  /** The machine's own number. */
  sequence: Scalars['Int']['output'];
  /** The vend, when it was charged. */
  vend?: Maybe<Vend>;
};

/** A vend while the machine was offline. */
export type OfflineSale = {
  /** Whether that cannot be trusted: the machine said so, or it lies in the future or more than 7 days back. */
  clockUncertain: Scalars['Boolean']['output'];
  /** When it was, by the machine's clock. */
  soldAt: Scalars['AWSDateTime']['output'];
};

/** One sale that a machine made without the API. */
export type OfflineVendInput = {
  /** Whether the machine does not trust its clock. */
  clockUncertain?: Scalars['Boolean']['input'];
  /** Whose wallet pays; needed for WALLET. For CASH who bought, when the machine knows it. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  /** How it was paid: WALLET or CASH. */
  payment?: PaymentMethod;
  /** The machine's own number, the key of the sale: no two sales of a machine have the same. */
  sequence: Scalars['Int']['input'];
  /** The slot's code. */
  slot: Scalars['String']['input'];
  /** When it was, by the machine's clock. */
  soldAt: Scalars['AWSDateTime']['input'];
  /** What the customer was told: `Slot.total` at that time, with the promotion or without. */
  total: MoneyInput;
};

/** What an operation costs in a month. */
export type OperationCost = {
  /** The operation, for example `Mutation.startVend`. */
  name: Scalars['String']['output'];
  /** DynamoDB's read units for one. */
  readUnits: Scalars['Float']['output'];
  /** How often it happens in the month. */
  times: Scalars['Float']['output'];
  /** All of them, in USD. */
  usd: Scalars['Float']['output'];
  /** What it is, in words. */
  what: Scalars['String']['output'];
  /** DynamoDB's write units for one. */
  writeUnits: Scalars['Float']['output'];
};

/** A company that owns machines, products, prices and the money they earn: one tenant. */
export type Operator = {
  /** What its prices and wallets are in, ISO 4217. */
  currency: Scalars['String']['output'];
  /** The operator's id. */
  id: Scalars['ID']['output'];
  /** What a purchase earns and what points are worth. `null`: it gives no points. */
  loyalty?: Maybe<LoyaltyRule>;
  /** The name that customers see. */
  name: Scalars['String']['output'];
};

/** How a vend is paid. */
export type PaymentMethod =
  /** By card. */
  | 'CARD'
  /** With coins or notes, at the machine: only a machine says so, with `reportOfflineVends`. */
  | 'CASH'
  /** From the customer's prepaid wallet. */
  | 'WALLET';

/**
 * When a machine with perishables must not sell any more. Many places follow the standard of the NAMA: 5 C (41 F), 15 and 30
 * minutes.
 */
export type PerishableRule = {
  /** The highest temperature that is cold, in tenths of a degree Celsius: 50 is 5.0 C. */
  maxTemperature: Scalars['Int']['output'];
  /** How long it may take to be cold after its door was shut, in minutes. */
  recoverMinutes: Scalars['Int']['output'];
  /** How long it may be warmer with its door shut, in minutes. */
  warmMinutes: Scalars['Int']['output'];
};

/** When a machine with perishables must not sell any more. */
export type PerishableRuleInput = {
  /** The highest temperature that is cold, in tenths of a degree Celsius: 50 is 5.0 C. */
  maxTemperature?: Scalars['Int']['input'];
  /** How long it may take to be cold after its door was shut, in minutes, 1 to 1440. */
  recoverMinutes?: Scalars['Int']['input'];
  /** How long it may be warmer with its door shut, in minutes, 1 to 1440. */
  warmMinutes?: Scalars['Int']['input'];
};

/** Somebody who works for an operator, was invited to, or once did. */
export type Person = {
  /** When the person signed in for the first time. */
  activeAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** When role or state last changed. */
  changedAt: Scalars['AWSDateTime']['output'];
  /** The user who changed them last. `null`: nobody has. */
  changedBy?: Maybe<Scalars['ID']['output']>;
  /** Where the invitation counts, in lower case. */
  email: Scalars['String']['output'];
  /** The person's id. */
  id: Scalars['ID']['output'];
  /** When the person was invited. */
  invitedAt: Scalars['AWSDateTime']['output'];
  /** The user who invited. `null`: the first owner, whom an administrator of the user pool made. */
  invitedBy?: Maybe<Scalars['ID']['output']>;
  /** What the person is called here. `null`: nobody said. */
  name?: Maybe<Scalars['String']['output']>;
  /** What the person may do. */
  role: Role;
  /** Where the person stands. */
  state: PersonState;
  /** The user that the person signs in as: `Me.id`. `null`: has not signed in yet. */
  userId?: Maybe<Scalars['ID']['output']>;
};

/** A page of people. */
export type PersonPage = {
  /** The people. */
  items: Array<Person>;
  /** Give it back to get the next page; `null` on the last. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** Where a person stands. */
export type PersonState =
  /** Works for the operator. */
  | 'ACTIVE'
  /** Has not signed in yet. */
  | 'INVITED'
  /** Does not any more. */
  | 'REMOVED';

/** Something that an operator sells. */
export type Product = {
  /** What it holds that people react to, for example `milk`. */
  allergens: Array<Scalars['String']['output']>;
  /** The refundable bottle deposit, not part of the price. Zero when there is none. */
  deposit: Money;
  /** What it is, in a sentence or two. */
  description: Scalars['String']['output'];
  /** The product's id. */
  id: Scalars['ID']['output'];
  /** A picture of it: an https:// address of at most 200 characters. */
  imageUrl?: Maybe<Scalars['AWSURL']['output']>;
  /** How old the buyer must be, in years, and prove to be. `null`: anybody may buy it. */
  minimumAge?: Maybe<Scalars['Int']['output']>;
  /** Its name. */
  name: Scalars['String']['output'];
  /** What it holds, as its label says. `null`: not known. */
  nutrition?: Maybe<Nutrition>;
  /** Who sells it. */
  operator: Operator;
  /** The list price; a slot may have its own. */
  price: Money;
  /** When it was last changed. */
  updatedAt: Scalars['AWSDateTime']['output'];
};

/** A page of products. */
export type ProductPage = {
  /** The products. */
  items: Array<Product>;
  /** Give it back to get the next page; `null` on the last. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/**
 * A price rule of an operator. Days and hours are those of each machine's own clock. Of several that are on, the one with
 * the lowest price counts; they never add up. Customers see it only in `Slot.promotion`.
 */
export type Promotion = {
  /** On which days its hours begin. Empty: every day. */
  days: Array<Weekday>;
  /** What it takes off the shelf price. */
  discount: Discount;
  /** Whether it is switched on. */
  enabled: Scalars['Boolean']['output'];
  /** The first day without it. `null`: it has no end. */
  endDate?: Maybe<Scalars['AWSDate']['output']>;
  /** When it begins, by the machine's clock, for example `17:00`. */
  from: Scalars['String']['output'];
  /** The promotion's id. */
  id: Scalars['ID']['output'];
  /** At which machines. Empty: all. */
  machineIds: Array<Scalars['ID']['output']>;
  /** What customers see, for example `Happy hour`. */
  name: Scalars['String']['output'];
  /** For which products. Empty: all. */
  productIds: Array<Scalars['ID']['output']>;
  /** The first day. `null`: it began long ago. */
  startDate?: Maybe<Scalars['AWSDate']['output']>;
  /** When it ends. Not later than `from`: on the next day. */
  until: Scalars['String']['output'];
  /** When it was last changed. */
  updatedAt: Scalars['AWSDateTime']['output'];
};

/** A page of promotions. */
export type PromotionPage = {
  /** The promotions. */
  items: Array<Promotion>;
  /** Give it back to get the next page; `null` on the last. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** A movement of money of which the payment provider's books and ours do not say the same. */
export type ProviderDifference = {
  /** How they differ. */
  kind: ProviderDifferenceKind;
  /** What our books say that the provider kept. */
  ourFee?: Maybe<Money>;
  /** What our books have: less than 0 when it was given back. `null`: nothing. */
  ours?: Maybe<Money>;
  /** The provider's id of the payment (`pi_...`), when it has one. */
  paymentId?: Maybe<Scalars['ID']['output']>;
  /** The vend, top-up or refund; of what is none of ours, the provider's own id. */
  reference: Scalars['ID']['output'];
  /** What the provider's books say that it kept. */
  theirFee?: Maybe<Money>;
  /** What the provider's books have. `null`: nothing. */
  theirs?: Maybe<Money>;
};

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

/** The payment provider's side of a day. */
export type ProviderSide = {
  /** When the provider was asked last; `null` unless it was. */
  askedAt?: Maybe<Scalars['AWSDateTime']['output']>;
  /** How many differences there are; `null` unless it was asked. 0: both sides say the same. */
  differenceCount?: Maybe<Scalars['Int']['output']>;
  /** The differences, at most 200. */
  differences: Array<ProviderDifference>;
  /** What customers' banks took back, less what they gave again; `null` unless it was asked. */
  disputed?: Maybe<Money>;
  /** How many movements of its books the day has; `null` unless it was asked. */
  movements?: Maybe<Scalars['Int']['output']>;
  /** Whether it is known. */
  state: ProviderSideState;
  /** What its books say; `null` unless it was asked. */
  sums?: Maybe<ProviderSums>;
};

/** Whether the payment provider's side of a day is known. */
export type ProviderSideState =
  /** It was asked. */
  | 'ASKED'
  /** It was not asked yet. */
  | 'NOT_ASKED'
  /** Nobody takes cards here: there is nobody to ask. */
  | 'NO_CARDS';

/** Money that went through the payment provider on a day, by one side's books. */
export type ProviderSums = {
  /** Taken, what the provider kept of it included. */
  captured: Money;
  /** What the provider kept. */
  fees: Money;
  /** Given back. */
  refunded: Money;
};

/** What can be read. */
export type Query = {
  /** What is or was wrong with the operator's machines, the last changed first; of one machine by their ids. */
  alerts: AlertPage;
  /**
   * What the cloud costs for so many machines and drinks in a month of 30 days: by the units that every operation was measured to use,
   * and a dated table of AWS's prices, without free tiers. An estimate, no invoice. Errors: BAD_INPUT.
   */
  cost: CostReport;
  /**
   * What the operator's people have to look at, newest first: late reports, vends of unknown outcome, refunds that customers
   * ask for. It stays in `Machine.exceptions` when it was closed.
   */
  exceptions: MachineExceptionPage;
  /**
   * An export of the caller's operator: how far it is, and when it is done where its file can be downloaded. Errors: NOT_FOUND,
   * BAD_INPUT.
   */
  exportStatus?: Maybe<Export>;
  /**
   * The exports of the caller's operator, the newest first: those that somebody asked for, and the statements of each night. Errors:
   * BAD_INPUT, BAD_NEXT_TOKEN.
   */
  exports: ExportPage;
  /**
   * The statement of one account of the operator's books, by days in UTC, the oldest line first. A page may have fewer lines than
   * `limit`, even none, and go on all the same. Errors: BAD_INPUT, BAD_NEXT_TOKEN.
   */
  ledger: LedgerPage;
  /**
   * The machines of the caller's operator that somebody should refill: each with the slots that are low or empty, in the order of
   * their ids. It follows a vend or a restock by some seconds.
   */
  lowStock: LowStockPage;
  /** The caller's points and vouchers with one operator. Points of a vend arrive some seconds after it was completed. */
  loyalty: Loyalty;
  /** One machine with its slots. An operator's staff and machines see only their own operator's. */
  machine?: Maybe<Machine>;
  /** The machine that carries this code (printed on it, and inside its QR code). */
  machineByCode?: Maybe<Machine>;
  /**
   * What the calling machine was told while it was away, oldest first: commands with greater numbers that are still to be done, and
   * the vend that it has to do. Ask again with the last number until the list is empty.
   */
  machineCommands: Array<MachineCommand>;
  /**
   * A machine's own counters, as its audit files tell them, against the cloud's vends, the ledger and counted cash: one period
   * between two reads of it for each read on these days (UTC). Errors: NOT_FOUND, BAD_INPUT.
   */
  machineReconciliation: MachineReconciliation;
  /**
   * The machines of the caller's operator, in the order of their ids. With a filter, those that fit among the next 250: a page may hold
   * few or none of them while there is a `nextToken`, which goes on looking.
   */
  machines: MachinePage;
  /** Who the caller is, as the API sees it. */
  me: Me;
  /** Who works for the caller's operator, who was invited to, and who once did, in the order in which they were invited. */
  people: PersonPage;
  /** One product. */
  product?: Maybe<Product>;
  /** The products of the caller's operator, in the order of their ids. */
  products: ProductPage;
  /** The promotions of the caller's operator, in the order in which they were made. */
  promotions: PromotionPage;
  /**
   * What a day (UTC) did to every account of the operator's books, and what the payment provider's books say of it. Errors:
   * BAD_INPUT.
   */
  reconciliation: Reconciliation;
  /**
   * What to bring on the next tour: for each slot of its machines the par level, less what will be left of the stock by then. What
   * sells until then is forecast: each day as the same weekdays (UTC) of the two weeks before. Errors: BAD_INPUT, NOT_FOUND.
   */
  restockPlan: RestockPlan;
  /**
   * What the operator's machines sold, by days in UTC; a vend counts for the hour in which it was bought, some seconds after it
   * was completed. Errors: BAD_INPUT.
   */
  sales: SalesReport;
  /** A file that was or will be uploaded, and what became of it: for its operator's staff, and the machine that sends it. */
  upload?: Maybe<Upload>;
  /**
   * One vend: for the customer who bought, the machine that dispenses, the operator's staff, and whoever holds its receipt
   * token.
   */
  vend?: Maybe<Vend>;
  /**
   * Vends, newest first: the caller's own purchases; or, for the operator's staff and for the machine itself, those of one
   * machine.
   */
  vends: VendPage;
  /** The caller's prepaid wallet with one operator. `null` until the first top-up. */
  wallet?: Maybe<Wallet>;
  /**
   * What moved the caller's wallet with one operator, by days in UTC, the oldest line first. What vends hold that have not ended
   * is in it when they have. `null` without a wallet. Errors: BAD_INPUT, BAD_NEXT_TOKEN.
   */
  walletStatement?: Maybe<WalletStatementPage>;
};


/** What can be read. */
export type QueryAlertsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  machineId?: InputMaybe<Scalars['ID']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  state?: AlertState;
};


/** What can be read. */
export type QueryCostArgs = {
  cardPercent?: InputMaybe<Scalars['Int']['input']>;
  machines: Scalars['Int']['input'];
  servers?: InputMaybe<Scalars['Int']['input']>;
  vendsPerDay: Scalars['Int']['input'];
};


/** What can be read. */
export type QueryExceptionsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryExportStatusArgs = {
  exportId: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryExportsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryLedgerArgs = {
  account: LedgerAccount;
  from: Scalars['AWSDate']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  to: Scalars['AWSDate']['input'];
};


/** What can be read. */
export type QueryLowStockArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryLoyaltyArgs = {
  operatorId: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryMachineArgs = {
  machineId: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryMachineByCodeArgs = {
  code: Scalars['String']['input'];
};


/** What can be read. */
export type QueryMachineCommandsArgs = {
  after?: Scalars['Int']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be read. */
export type QueryMachineReconciliationArgs = {
  from: Scalars['AWSDate']['input'];
  machineId: Scalars['ID']['input'];
  to: Scalars['AWSDate']['input'];
};


/** What can be read. */
export type QueryMachinesArgs = {
  filter?: InputMaybe<MachineFilter>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryPeopleArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryProductArgs = {
  productId: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryProductsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryPromotionsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryReconciliationArgs = {
  date: Scalars['AWSDate']['input'];
};


/** What can be read. */
export type QueryRestockPlanArgs = {
  inDays?: InputMaybe<Scalars['Int']['input']>;
  machineIds: Array<Scalars['ID']['input']>;
};


/** What can be read. */
export type QuerySalesArgs = {
  from: Scalars['AWSDate']['input'];
  machineId?: InputMaybe<Scalars['ID']['input']>;
  to: Scalars['AWSDate']['input'];
};


/** What can be read. */
export type QueryUploadArgs = {
  uploadId: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryVendArgs = {
  receiptToken?: InputMaybe<Scalars['String']['input']>;
  vendId: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryVendsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  machineId?: InputMaybe<Scalars['ID']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryWalletArgs = {
  operatorId: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryWalletStatementArgs = {
  from: Scalars['AWSDate']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  nextToken?: InputMaybe<Scalars['String']['input']>;
  operatorId: Scalars['ID']['input'];
  to: Scalars['AWSDate']['input'];
};

/** What a machine counted between two reads, against what the cloud knows. */
export type ReconciledPeriod = {
  /** What would put the stock right: a suggestion, nothing was changed. */
  adjustments: Array<StockAdjustment>;
  /** Counted cash against what went into the machine. */
  cash: CashCheck;
  /** Whether that is when the file came, because the machine's clock cannot be right or told nothing. */
  clockUncertain: Scalars['Boolean']['output'];
  /** What the cloud knows to be sold. */
  cloud: AuditSums;
  /** What the machine's counters say. */
  counted: AuditSums;
  /** Why the counters and the cloud differ: the lines add up to `counted` less `cloud`, to the last minor unit. */
  differences: Array<AuditDifference>;
  /** When the machine was read before. */
  from: Scalars['AWSDateTime']['output'];
  /** What the ledger has of those vends; `null`: more has happened than can be looked through. */
  ledger?: Maybe<Money>;
  /** Vends that are sold and not, or not with their price, in the ledger. */
  notInLedger: Array<Scalars['ID']['output']>;
  /** When it was read. */
  to: Scalars['AWSDateTime']['output'];
  /** How many vends wait for somebody to find out what became of them. */
  unknown: Scalars['Int']['output'];
};

/** What a day did to an operator's books. */
export type Reconciliation = {
  /** Every account that has moved or has a balance; `null` as for `transfers`. Their `net` is 0 together, their `balance` too. */
  accounts?: Maybe<Array<AccountDay>>;
  /** Whether the day is closed: nothing will change any more. It is some hours after it has ended. */
  closed: Scalars['Boolean']['output'];
  /** The day, in UTC. */
  date: Scalars['AWSDate']['output'];
  /** What the day's transfers say went through the payment provider; `null` as for `transfers`. */
  ours?: Maybe<ProviderSums>;
  /** What the payment provider's own books of the day say. They are asked for once the day is closed, and again for three nights as long as the sides differ. */
  provider: ProviderSide;
  /** How many transfers the day had; `null` when too much has happened since the last day that was closed to be added up now. */
  transfers?: Maybe<Scalars['Int']['output']>;
};

/** What was put into a machine. */
export type RecordRestockInput = {
  /** Coins and notes that were taken out and counted, in the machine's currency. */
  cashCounted?: InputMaybe<MoneyInput>;
  /** The caller's own key for this visit. The same key and input is never counted twice. */
  idempotencyKey: Scalars['ID']['input'];
  /** The machine. */
  machineId: Scalars['ID']['input'];
  /** The slots that were touched, at most 80; none when only cash was taken out. */
  slots: Array<RestockSlotInput>;
};

/** What points are turned into. */
export type RedeemPointsInput = {
  /** The caller's own key for this redemption. The same key and input never costs points twice. */
  idempotencyKey: Scalars['ID']['input'];
  /** What for. */
  kind: VoucherKind;
  /** The operator whose machines gave the points. */
  operatorId: Scalars['ID']['input'];
  /** How many points; for a DISCOUNT only: a free drink has its price in points. */
  points?: InputMaybe<Scalars['Int']['input']>;
};

/** What to give back of a vend. */
export type RefundVendInput = {
  /** How much: at least 1, and not more than is left. Left out: all that is left. */
  amount?: InputMaybe<MoneyInput>;
  /** The caller's own key for this refund. The same key and input never gives back twice. */
  idempotencyKey: Scalars['ID']['input'];
  /** Why, 1 to 200 characters: it stays with the transfer. */
  reason: Scalars['String']['input'];
  /** The vend. */
  vendId: Scalars['ID']['input'];
};

/** A new machine. */
export type RegisterMachineInput = {
  /** The caller's own key for this registration. */
  idempotencyKey: Scalars['ID']['input'];
  /** Where it stands on the map. */
  location?: InputMaybe<LocationInput>;
  /** The name that people see, 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** Where it stands, in words, 1 to 200 characters. */
  place: Scalars['String']['input'];
  /**
   * The machine's Ed25519 public key, when it is known already: the `x` of its JWK (RFC 8037), 43 characters of base64url. Left
   * out, the controller enrols by the code in the answer.
   */
  publicKey?: InputMaybe<Scalars['String']['input']>;
  /** What to group it by: at most 10, each of 1 to 40 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How its prices are taxed. */
  tax: TaxRuleInput;
  /** Its time zone, IANA. */
  timeZone?: Scalars['String']['input'];
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
  personId: Scalars['ID']['input'];
};

/** Whose controller is to enrol. */
export type RenewEnrolmentInput = {
  /** The machine. */
  machineId: Scalars['ID']['input'];
};

/** What a machine sold without the API. */
export type ReportOfflineVendsInput = {
  /** The sales, 1 to 10. */
  vends: Array<OfflineVendInput>;
};

/** What a machine measured. At least one value besides the number. */
export type ReportTelemetryInput = {
  /** The reader of cards and phones. */
  cashless?: InputMaybe<DeviceHealth>;
  /** The coin mechanism. */
  coinMech?: InputMaybe<DeviceHealth>;
  /** Its door. */
  door?: InputMaybe<DoorState>;
  /** All errors that are active, at most 20: event identifiers of EVA-DTS of the families EA, EJ and EK. An empty list: none. */
  errors?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The version of its controller's software, 1 to 40 characters. */
  firmware?: InputMaybe<Scalars['String']['input']>;
  /** The machine's own number, greater with every report of this kind. */
  sequence: Scalars['Int']['input'];
  /** The strength of its mobile network, in dBm, -150 to 0. */
  signal?: InputMaybe<Scalars['Int']['input']>;
  /** The codes of all slots whose sensors see nothing; an empty list: none. */
  soldOut?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Inside, in tenths of a degree Celsius, -500 to 1200. */
  temperature?: InputMaybe<Scalars['Int']['input']>;
};

/** How a vend ended. */
export type ReportVendResultInput = {
  /** Why it failed. Needed when the outcome is FAILURE, not allowed otherwise. */
  failure?: InputMaybe<VendFailureInput>;
  /** How it ended. */
  outcome: VendOutcome;
  /** The machine's own number, greater with every report. */
  sequence: Scalars['Int']['input'];
  /** The vend. */
  vendId: Scalars['ID']['input'];
};

/** Why a customer wants the money back. */
export type RequestRefundInput = {
  /** In the customer's words, 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** The vend. */
  vendId: Scalars['ID']['input'];
};

/** Which alert was put right. */
export type ResolveAlertInput = {
  /** The alert's id. */
  alertId: Scalars['ID']['input'];
  /** The machine. */
  machineId: Scalars['ID']['input'];
};

/** A decision on a vend whose outcome is unknown. */
export type ResolveVendInput = {
  /** What became of it. */
  outcome: ResolvedOutcome;
  /** How that is known: 1 to 200 characters. It is kept with the vend. */
  reason: Scalars['String']['input'];
  /** The vend. */
  vendId: Scalars['ID']['input'];
};

/** What became of a vend whose outcome was unknown. */
export type ResolvedOutcome =
  /** The customer has the product. */
  | 'DISPENSED'
  /** The customer has nothing. */
  | 'NOT_DISPENSED';

/** A visit to a machine. */
export type Restock = {
  /** Who was there: the subject of the token. */
  by: Scalars['ID']['output'];
  /** Coins and notes that were taken out and counted; `null`: it was not emptied. */
  cashCounted?: Maybe<Money>;
  /** When it was. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** Its id. */
  id: Scalars['ID']['output'];
  /** What was put in and taken out. */
  slots: Array<RestockSlot>;
};

/** A page of visits to a machine. */
export type RestockPage = {
  /** The visits. */
  items: Array<Restock>;
  /** Give it back to get the next page; `null` on the last. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** What to bring on a tour. */
export type RestockPlan = {
  /** Each machine, with what it needs. */
  machines: Array<RestockPlanMachine>;
  /** What to load: of each product what all machines need together, by name. */
  products: Array<RestockPlanProduct>;
};

/** What to bring to one machine. */
export type RestockPlanMachine = {
  /** The machine. */
  machine: Machine;
  /** The slots that need something, in the planogram's order. */
  slots: Array<RestockPlanSlot>;
  /** What it needs, all slots together. */
  units: Scalars['Int']['output'];
};

/** How much to load of one product. */
export type RestockPlanProduct = {
  /** The product. */
  product: SlotProduct;
  /** How many units. */
  units: Scalars['Int']['output'];
};

/** What to bring for one slot. */
export type RestockPlanSlot = {
  /** How many units are likely to sell until the tour. */
  forecast: Scalars['Int']['output'];
  /** The slot as it is now. */
  slot: Slot;
  /** How many units fill it up to its par level then. */
  units: Scalars['Int']['output'];
};

/** What a visit did to a slot. */
export type RestockSlot = {
  /** Units put in; less than 0 when units were taken out. */
  added: Scalars['Int']['output'];
  /** The slot's code. */
  code: Scalars['String']['output'];
  /** Whether a jam was cleared. */
  jamCleared: Scalars['Boolean']['output'];
};

/** What was put into one slot. */
export type RestockSlotInput = {
  /** Units put in; negative when units were taken out. */
  added: Scalars['Int']['input'];
  /** The slot's code. */
  code: Scalars['String']['input'];
  /** Whether a jam was cleared. */
  jamCleared?: Scalars['Boolean']['input'];
};

/** Whose keys are taken away. */
export type RevokeMachineKeyInput = {
  /** The machine. */
  machineId: Scalars['ID']['input'];
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
  publicKey: Scalars['String']['input'];
};

/** Sums and what they are of. */
export type SalesLine = {
  /** What they are of, as the list says. */
  key: Scalars['String']['output'];
  /** The sums. */
  sums: SalesSums;
};

/** What an operator's machines sold in a period: the same vends, grouped in several ways. */
export type SalesReport = {
  /** By column: the code of the slot. Of several machines, all columns of that code together. */
  byColumn: Array<SalesLine>;
  /** By day in UTC: `2026-11-27`. */
  byDay: Array<SalesLine>;
  /** By hour of the day in UTC: `00` to `23`. */
  byHour: Array<SalesLine>;
  /** By machine: its id. */
  byMachine: Array<SalesLine>;
  /** By payment kind: `WALLET`, `CARD`, `CASH`. */
  byPayment: Array<SalesLine>;
  /** By product: its id. */
  byProduct: Array<SalesLine>;
  /** What was sold, without tax and deposit. */
  net: Money;
  /** All of it. */
  sum: SalesSums;
  /** The tax in it. */
  tax: Money;
};

/** Sums of some vends. */
export type SalesSums = {
  /** Vends that the machine could not do: nothing was charged. */
  failed: Scalars['Int']['output'];
  /** What was given back of it later. */
  refunded: Money;
  /** What was sold, tax and deposit included. */
  total: Money;
  /** Completed vends, those that were refunded later among them. */
  vends: Scalars['Int']['output'];
};

/** What a machine is to do. */
export type SendMachineCommandInput = {
  /** The caller's own key for this command. The same key and input is never sent twice. */
  idempotencyKey: Scalars['ID']['input'];
  /** What it is to do. */
  kind: RemoteCommandKind;
  /** The machine. */
  machineId: Scalars['ID']['input'];
  /** The slot's new shelf price. Needed for SET_PRICE, not allowed otherwise. */
  price?: InputMaybe<MoneyInput>;
  /** The slot that it is about. Needed for all but REBOOT, not allowed with that. */
  slot?: InputMaybe<Scalars['String']['input']>;
};

/** Servers that would do the work of API Gateway and Lambda; the table would be the same. */
export type ServerComparison = {
  /** From how many requests a month on the servers are cheaper, if they can do them. `null`: never. */
  breakEvenRequests?: Maybe<Scalars['Float']['output']>;
  /** What API Gateway and Lambda cost in the month. */
  computeUsd: Scalars['Float']['output'];
  /** What the servers and their load balancer cost in the month. */
  serversUsd: Scalars['Float']['output'];
};

/** The operator's rule for points. */
export type SetLoyaltyInput = {
  /** What a purchase earns and what points are worth. `null`: there are no points. */
  rule?: InputMaybe<LoyaltyRuleInput>;
};

/** What every slot of a machine sells. */
export type SetPlanogramInput = {
  /** The machine. */
  machineId: Scalars['ID']['input'];
  /** The `planogramVersion` that this one replaces. Given and not the newest one: PLANOGRAM_CHANGED. */
  planogramVersion?: InputMaybe<Scalars['Int']['input']>;
  /** All its slots, at most 80. A slot that is not named is gone. */
  slots: Array<SlotInput>;
};

/** A column of a machine: what it sells, for how much, and how much is left. */
export type Slot = {
  /** How many units fit. */
  capacity: Scalars['Int']['output'];
  /** What the customer types or taps, for example `A1`. */
  code: Scalars['String']['output'];
  /** Whether it sells at all: a slot can be switched off or jammed. */
  enabled: Scalars['Boolean']['output'];
  /** Whether the machine said that the column is stuck. */
  jammed: Scalars['Boolean']['output'];
  /** How full it is now. */
  level: StockLevel;
  /** With how many units left, or fewer, it is low. */
  lowAt: Scalars['Int']['output'];
  /** Whether the price is the slot's own. If not, it follows the product's list price. */
  ownPrice: Scalars['Boolean']['output'];
  /** How many units a restock fills it up to. */
  parLevel: Scalars['Int']['output'];
  /** The shelf price, without a promotion. */
  price: Money;
  /** What it sells. */
  product: SlotProduct;
  /** The promotion that is on, the one with the lowest price. `null`: none. */
  promotion?: Maybe<SlotPromotion>;
  /** Whether nothing is left. */
  soldOut: Scalars['Boolean']['output'];
  /** Units that can still be sold. */
  stock: Scalars['Int']['output'];
  /** Whether a person switched it off. */
  switchedOff: Scalars['Boolean']['output'];
  /** What the customer pays now: price, promotion, tax and deposit together. This is what `startVend` expects. */
  total: Money;
};

/** What one slot sells. */
export type SlotInput = {
  /** How many units fit, 1 to 1000. */
  capacity: Scalars['Int']['input'];
  /** What the customer types or taps: 1 to 8 letters and digits. */
  code: Scalars['String']['input'];
  /** Whether it sells at all. */
  enabled?: Scalars['Boolean']['input'];
  /** With how many units left, or fewer, it is low, 0 to 1000; a quarter of the par level when left out. 0: only when it is empty. */
  lowAt?: InputMaybe<Scalars['Int']['input']>;
  /** How many units a restock fills it up to; the capacity when left out. */
  parLevel?: InputMaybe<Scalars['Int']['input']>;
  /** The slot's own shelf price; left out, the product's list price counts and is followed. */
  price?: InputMaybe<MoneyInput>;
  /** What it sells. */
  productId: Scalars['ID']['input'];
};

/** What a slot shows of its product: a copy that follows the product, so that a machine is one read. */
export type SlotProduct = {
  /** The refundable bottle deposit. */
  deposit: Money;
  /** The product's id. */
  id: Scalars['ID']['output'];
  /** A picture of it. */
  imageUrl?: Maybe<Scalars['AWSURL']['output']>;
  /** How old the buyer must be, in years, and prove to be. `null`: anybody may buy it. */
  minimumAge?: Maybe<Scalars['Int']['output']>;
  /** The product's name. */
  name: Scalars['String']['output'];
};

/** A promotion as a customer sees it in a slot. */
export type SlotPromotion = {
  /** The promotion's id. */
  id: Scalars['ID']['output'];
  /** What it is called, for example `Happy hour`. */
  name: Scalars['String']['output'];
  /** The shelf price with it. */
  price: Money;
  /** Until when it is on today, by the machine's clock, for example `19:00`; `24:00` is the end of the day. */
  until: Scalars['String']['output'];
};

/** What to buy, and what the customer saw when deciding. */
export type StartVendInput = {
  /** The card. Needed when it is paid by card, not allowed otherwise. */
  card?: InputMaybe<CardInput>;
  /** The caller's own key for this tap, for example a UUID. The same key and input never buys twice. */
  idempotencyKey: Scalars['ID']['input'];
  /** The machine. */
  machineId: Scalars['ID']['input'];
  /** How it is paid. */
  payment?: PaymentMethod;
  /** The product that the customer saw in the slot. */
  productId: Scalars['ID']['input'];
  /** The slot's code. */
  slot: Scalars['String']['input'];
  /** The `Slot.total` that the customer saw. Another one now is PRICE_CHANGED, and nothing is charged. */
  total: MoneyInput;
  /** A voucher of the customer's, which lowers what is paid below `total`. Given back when nothing is dispensed. */
  voucherId?: InputMaybe<Scalars['ID']['input']>;
};

/** How many units to add to a slot's stock, so that it is what the machine says; less than 0: to take away. */
export type StockAdjustment = {
  /** The slot's code, as the machine names the column. */
  slot: Scalars['String']['output'];
  /** How many. */
  units: Scalars['Int']['output'];
};

/** How full a slot is. */
export type StockLevel =
  /** Nothing is left: it is sold out. */
  | 'EMPTY'
  /** As many units as its threshold or fewer are left. */
  | 'LOW'
  /** Full enough, or switched off. */
  | 'OK';

/**
 * What a caller is told of as it happens, over a WebSocket with the protocol `graphql-transport-ws`: the token goes into the
 * payload of `connection_init`, as `{ "authorization": "Bearer <token>" }`. Where there is a present state, it comes first, so
 * whoever comes back knows where things stand. Each message carries `extensions.eventId`, by which one that comes twice is
 * known, and `extensions.sequence`, which grows with every change: drop what is not newer than what you have. A subscription
 * that is refused, now or later, ends with the error NOT_FOUND or FORBIDDEN.
 */
export type Subscription = {
  /** Each alert that is opened, acknowledged or closed. For the operator's staff. */
  onAlert?: Maybe<Alert>;
  /**
   * A machine, each time that a vend or its operator changes it, and when it falls silent or is heard again. For whoever may read it
   * with `machine`.
   */
  onMachineChanged?: Maybe<Machine>;
  /**
   * What a machine has to do. For the machine itself; the vend that it has to do now comes first. After a time away, ask
   * `machineCommands` for the rest.
   */
  onMachineCommand?: Maybe<MachineCommand>;
  /** Each vend that earned money. For the operator's staff. */
  onSale?: Maybe<Vend>;
  /** One vend, each time that its state changes. For whoever may read it with `vend`. */
  onVendChanged?: Maybe<Vend>;
};


/**
 * What a caller is told of as it happens, over a WebSocket with the protocol `graphql-transport-ws`: the token goes into the
 * payload of `connection_init`, as `{ "authorization": "Bearer <token>" }`. Where there is a present state, it comes first, so
 * whoever comes back knows where things stand. Each message carries `extensions.eventId`, by which one that comes twice is
 * known, and `extensions.sequence`, which grows with every change: drop what is not newer than what you have. A subscription
 * that is refused, now or later, ends with the error NOT_FOUND or FORBIDDEN.
 */
export type SubscriptionOnAlertArgs = {
  operatorId: Scalars['ID']['input'];
};


/**
 * What a caller is told of as it happens, over a WebSocket with the protocol `graphql-transport-ws`: the token goes into the
 * payload of `connection_init`, as `{ "authorization": "Bearer <token>" }`. Where there is a present state, it comes first, so
 * whoever comes back knows where things stand. Each message carries `extensions.eventId`, by which one that comes twice is
 * known, and `extensions.sequence`, which grows with every change: drop what is not newer than what you have. A subscription
 * that is refused, now or later, ends with the error NOT_FOUND or FORBIDDEN.
 */
export type SubscriptionOnMachineChangedArgs = {
  machineId: Scalars['ID']['input'];
};


/**
 * What a caller is told of as it happens, over a WebSocket with the protocol `graphql-transport-ws`: the token goes into the
 * payload of `connection_init`, as `{ "authorization": "Bearer <token>" }`. Where there is a present state, it comes first, so
 * whoever comes back knows where things stand. Each message carries `extensions.eventId`, by which one that comes twice is
 * known, and `extensions.sequence`, which grows with every change: drop what is not newer than what you have. A subscription
 * that is refused, now or later, ends with the error NOT_FOUND or FORBIDDEN.
 */
export type SubscriptionOnMachineCommandArgs = {
  machineId: Scalars['ID']['input'];
};


/**
 * What a caller is told of as it happens, over a WebSocket with the protocol `graphql-transport-ws`: the token goes into the
 * payload of `connection_init`, as `{ "authorization": "Bearer <token>" }`. Where there is a present state, it comes first, so
 * whoever comes back knows where things stand. Each message carries `extensions.eventId`, by which one that comes twice is
 * known, and `extensions.sequence`, which grows with every change: drop what is not newer than what you have. A subscription
 * that is refused, now or later, ends with the error NOT_FOUND or FORBIDDEN.
 */
export type SubscriptionOnSaleArgs = {
  operatorId: Scalars['ID']['input'];
};


/**
 * What a caller is told of as it happens, over a WebSocket with the protocol `graphql-transport-ws`: the token goes into the
 * payload of `connection_init`, as `{ "authorization": "Bearer <token>" }`. Where there is a present state, it comes first, so
 * whoever comes back knows where things stand. Each message carries `extensions.eventId`, by which one that comes twice is
 * known, and `extensions.sequence`, which grows with every change: drop what is not newer than what you have. A subscription
 * that is refused, now or later, ends with the error NOT_FOUND or FORBIDDEN.
 */
export type SubscriptionOnVendChangedArgs = {
  receiptToken?: InputMaybe<Scalars['String']['input']>;
  vendId: Scalars['ID']['input'];
};

/** How prices are taxed where a machine stands. */
export type TaxRule = {
  /** Whether the deposit is taxed as the drink is. */
  depositTaxed: Scalars['Boolean']['output'];
  /** Whether prices already hold the tax (Europe) or it is added to them (United States). */
  inclusive: Scalars['Boolean']['output'];
  /** Whose rule it is, for example `US-NY-NYC`. */
  jurisdiction?: Maybe<Scalars['String']['output']>;
  /** Parts per million: 190000 is 19 %, 88750 is 8.875 %. */
  ratePpm: Scalars['Int']['output'];
};

/** How prices are taxed where a machine stands. */
export type TaxRuleInput = {
  /** Whether the deposit is taxed as the drink is. */
  depositTaxed?: Scalars['Boolean']['input'];
  /** Whether prices already hold the tax (Europe) or it is added to them (United States). */
  inclusive: Scalars['Boolean']['input'];
  /** Whose rule it is, for example `US-NY-NYC`: 1 to 40 characters. */
  jurisdiction?: InputMaybe<Scalars['String']['input']>;
  /** Parts per million, 0 to 1000000: 190000 is 19 %, 88750 is 8.875 %. */
  ratePpm: Scalars['Int']['input'];
};

/** What a machine measured: what it left out is `null` in a report; the newest values are those that it said last. */
export type Telemetry = {
  /** The reader of cards and phones. */
  cashless?: Maybe<DeviceHealth>;
  /** The coin mechanism. */
  coinMech?: Maybe<DeviceHealth>;
  /** Its door. */
  door?: Maybe<DoorState>;
  /** The errors that are active: event identifiers of EVA-DTS of the families EA, EJ and EK, for example `EJA`. */
  errors?: Maybe<Array<Scalars['String']['output']>>;
  /** The version of its controller's software. */
  firmware?: Maybe<Scalars['String']['output']>;
  /** When it came. */
  reportedAt: Scalars['AWSDateTime']['output'];
  /** The machine's own number of the (newest) report. */
  sequence: Scalars['Int']['output'];
  /** The strength of its mobile network, in dBm. */
  signal?: Maybe<Scalars['Int']['output']>;
  /** The codes of the slots whose sensors see nothing. */
  soldOut?: Maybe<Array<Scalars['String']['output']>>;
  /** Inside, in tenths of a degree Celsius: 41 is 4.1 C. */
  temperature?: Maybe<Scalars['Int']['output']>;
};

/** A page of reports of a machine. */
export type TelemetryPage = {
  /** The reports. */
  items: Array<Telemetry>;
  /** Give it back to get the next page; `null` on the last. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** Money that is put into a wallet by card. */
export type TopUp = {
  /** How much. */
  amount: Money;
  /** The card. */
  card: VendCard;
  /**
   * What the page gives to the payment provider's library when the customer has to prove who it is (3-D Secure); only while the
   * top-up waits for it.
   */
  clientSecret?: Maybe<Scalars['String']['output']>;
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Where it stands. To know it later, send the same `topUpWallet` again. */
  state: TopUpState;
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
  card?: InputMaybe<CardInput>;
  /** The caller's own key for this top-up. The same key and input never pays twice. */
  idempotencyKey: Scalars['ID']['input'];
  /** The operator whose machines take this money. */
  operatorId: Scalars['ID']['input'];
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
  location?: InputMaybe<LocationInput>;
  /** The machine. */
  machineId: Scalars['ID']['input'];
  /** The name that people see, 1 to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The most that one vend may cost while the machine is offline. Nothing: it sells nothing then. */
  offlineLimit?: InputMaybe<MoneyInput>;
  /**
   * The health rule for perishables of the place where it stands; `null`: it sells none any more; left out: as before. It counts from
   * the next report of the machine on.
   */
  perishable?: InputMaybe<PerishableRuleInput>;
  /** Where it stands, in words, 1 to 200 characters. */
  place?: InputMaybe<Scalars['String']['input']>;
  /** How long the machine may be silent before it is OFFLINE, in seconds: 240 to 86400. */
  silenceSeconds?: InputMaybe<Scalars['Int']['input']>;
  /** Whether it can sell. */
  status?: InputMaybe<MachineStatus>;
  /** What to group it by: all of them, at most 10, each of 1 to 40 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How its prices are taxed. Takes effect on the next vend. */
  tax?: InputMaybe<TaxRuleInput>;
  /** Its time zone, IANA. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** What to change of a product. */
export type UpdateProductInput = {
  /** What it holds that people react to, at most 20. */
  allergens?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The refundable bottle deposit, not part of the price. */
  deposit?: InputMaybe<MoneyInput>;
  /** What it is, at most 1000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** A picture of it: an https:// address of at most 200 characters. */
  imageUrl?: InputMaybe<Scalars['AWSURL']['input']>;
  /** How old the buyer must be, in years, 0 to 99. 0: anybody may buy it. */
  minimumAge?: InputMaybe<Scalars['Int']['input']>;
  /** Its name, 1 to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What it holds, as its label says: all of it. */
  nutrition?: InputMaybe<NutritionInput>;
  /** The list price. */
  price?: InputMaybe<MoneyInput>;
  /** The product. */
  productId: Scalars['ID']['input'];
};

/** What to change of a promotion. */
export type UpdatePromotionInput = {
  /** On which days its hours begin. Empty: every day. */
  days?: InputMaybe<Array<Weekday>>;
  /** What it takes off the shelf price. */
  discount?: InputMaybe<DiscountInput>;
  /** Whether it is switched on. At most 20 may be. */
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The first day without it; later than `startDate`. `null`: it has no end. */
  endDate?: InputMaybe<Scalars['AWSDate']['input']>;
  /** When it begins, by the machine's clock, `00:00` to `23:59`. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** At which machines, at most 50. Empty: all. */
  machineIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What customers see, 1 to 60 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** For which products, at most 20. Empty: all. */
  productIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The promotion. */
  promotionId: Scalars['ID']['input'];
  /** The first day. `null`: at once. */
  startDate?: InputMaybe<Scalars['AWSDate']['input']>;
  /** When it ends, at most `24:00`: this minute is without it. Not later than `from`: on the next day. */
  until?: InputMaybe<Scalars['String']['input']>;
};

/** A file that somebody may put into the bucket, and what became of it. */
export type Upload = {
  /** What was made of an audit file: see `Machine.audits`. */
  auditId?: Maybe<Scalars['ID']['output']>;
  /** When it was asked for. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** What to send with the file. In the answer of `createUpload` only, as long as no file has come. */
  form?: Maybe<UploadForm>;
  /** Its id. */
  id: Scalars['ID']['output'];
  /** What it is for. */
  kind: UploadKind;
  /** Where the photo of a machine can be seen for five minutes, in its middle size. For its operator's staff. */
  photoUrl?: Maybe<Scalars['AWSURL']['output']>;
  /** The picture that was made of it, in three sizes: this is the middle one. A photo of a machine is behind `photoUrl` only. */
  picture?: Maybe<UploadedPicture>;
  /** Why it was rejected. */
  reason?: Maybe<UploadReason>;
  /** Where it stands. */
  state: UploadState;
};

/** A field of a form. */
export type UploadField = {
  /** Its name. */
  name: Scalars['String']['output'];
  /** Its value. */
  value: Scalars['String']['output'];
};

/** A form of the type `multipart/form-data`: the fields in this order, and then the file in a field named `file`. */
export type UploadForm = {
  /** What to send before the file. */
  fields: Array<UploadField>;
  /** Where to send it, by POST. */
  url: Scalars['AWSURL']['output'];
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

/** A picture that was made of a file, without what its camera wrote into it. */
export type UploadedPicture = {
  /** Its height in pixels. */
  height: Scalars['Int']['output'];
  /**
   * Its path: at the router for a picture of a product, where it never shows anything else, with `small.webp` (160 pixels wide) and
   * `large.webp` (1280) beside it.
   */
  path: Scalars['String']['output'];
  /** Its width in pixels. */
  width: Scalars['Int']['output'];
};

/** One purchase: from the customer's tap to the settled money. */
export type Vend = {
  /** The card that it is paid by. `null` when it is paid from the wallet. */
  card?: Maybe<VendCard>;
  /**
   * What the page gives to the payment provider's library when the customer has to prove who it is. In the answer of
   * `startVend` alone, and only while the vend waits for it.
   */
  clientSecret?: Maybe<Scalars['String']['output']>;
  /** When it started. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** Who bought it. `null` for a guest. */
  customerId?: Maybe<Scalars['ID']['output']>;
  /** Why it failed, when it did. */
  failure?: Maybe<VendFailure>;
  /** The fencing number: of two vends of a machine the later has the greater. */
  fence: Scalars['Int']['output'];
  /** The vend's id. */
  id: Scalars['ID']['output'];
  /** The machine. */
  machine: Machine;
  /** Of a vend that the machine reported when it was online again. `null`: it was online. */
  offline?: Maybe<OfflineSale>;
  /** How it is paid. */
  payment: PaymentMethod;
  /** What it costs, frozen when the vend started. */
  price: VendPrice;
  /** What was bought, as it was called then. */
  product: SlotProduct;
  /** What opens the vend to a guest who bought it: keep it. In the answer of `startVend` alone, and for a guest alone. */
  receiptToken?: Maybe<Scalars['String']['output']>;
  /** What is being given back to the card, until the payment provider has done it. `null`: nothing. */
  refundPending?: Maybe<Money>;
  /** What was given back of `price.total` after completion. */
  refunded: Money;
  /** What a person decided when its outcome was unknown; for the operator's staff. */
  resolution?: Maybe<VendResolution>;
  /** The slot's code. */
  slot: Scalars['String']['output'];
  /** Where it stands. */
  state: VendState;
  /** True when the machine lost power before it could confirm, and success was assumed (MDB/ICP 4.2, 7.4.7). */
  unconfirmed: Scalars['Boolean']['output'];
  /** When it last changed. */
  updatedAt: Scalars['AWSDateTime']['output'];
};

/** What is known of a card. Its number never comes here. */
export type VendCard = {
  /** For example `visa`. `null` until the payment provider has answered. */
  brand?: Maybe<Scalars['String']['output']>;
  /** Why it was declined, in the provider's words, for example `insufficient_funds`. */
  declineCode?: Maybe<Scalars['String']['output']>;
  /** The last four digits. `null` until the payment provider has answered. */
  last4?: Maybe<Scalars['String']['output']>;
};

/** Why a machine could not dispense. */
export type VendFailure = {
  /** The kind of fault. */
  code: VendFailureCode;
  /** The machine's own words; empty when it gave none. */
  message: Scalars['String']['output'];
};

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
  message?: InputMaybe<Scalars['String']['input']>;
};

/** How a machine says that a vend ended. */
export type VendOutcome =
  /** It did not (MDB: VEND FAILURE). */
  | 'FAILURE'
  /** The machine was reset between approval and success. Counts as success, and is marked as unconfirmed. */
  | 'RESET'
  /** The product fell (MDB: VEND SUCCESS). */
  | 'SUCCESS';

/** A page of vends. */
export type VendPage = {
  /** The vends. */
  items: Array<Vend>;
  /** Give it back to get the next page; `null` on the last. */
  nextToken?: Maybe<Scalars['String']['output']>;
};

/** What a vend costs, frozen when it started: net + tax + deposit = total. */
export type VendPrice = {
  /** The refundable bottle deposit, without the tax on it. */
  deposit: Money;
  /** The part of `tax` that is on the deposit. */
  depositTax: Money;
  /** What a promotion and a voucher took off the shelf price; all the other amounts are without it. */
  discount: Money;
  /** Without tax and deposit. */
  net: Money;
  /** The planogram that set it. */
  planogramVersion: Scalars['Int']['output'];
  /** The promotion that counted. */
  promotionId?: Maybe<Scalars['ID']['output']>;
  /** The tax rule that set it. */
  rule: TaxRule;
  /** The tax. */
  tax: Money;
  /** What the customer pays. */
  total: Money;
  /** The voucher that was used. */
  voucherId?: Maybe<Scalars['ID']['output']>;
};

/** What a person decided about a vend whose outcome was unknown. */
export type VendResolution = {
  /** When. */
  at: Scalars['AWSDateTime']['output'];
  /** Who decided: the subject of the token. */
  by: Scalars['ID']['output'];
  /** What became of it. */
  outcome: ResolvedOutcome;
  /** How that was known. */
  reason: Scalars['String']['output'];
};

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

/** What a customer got for points: it lowers the price of one vend. */
export type Voucher = {
  /** How much it takes off; of a DISCOUNT. */
  amount?: Maybe<Money>;
  /** When it was made. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** Until when it can be used. */
  expiresAt: Scalars['AWSDateTime']['output'];
  /** The voucher's id. */
  id: Scalars['ID']['output'];
  /** What it does. */
  kind: VoucherKind;
  /** What it cost. */
  points: Scalars['Int']['output'];
};

/** What points can be turned into. */
export type VoucherKind =
  /** An amount off the price of one vend. */
  | 'DISCOUNT'
  /** One vend for nothing but its deposit. */
  | 'FREE_DRINK';

/** The prepaid money of one customer with one operator. */
export type Wallet = {
  /** What can be spent. */
  balance: Money;
  /** What is held for vends that have not ended. */
  held: Money;
  /** The operator whose machines take this money. */
  operator: Operator;
  /** The top-up by card that the answer of `topUpWallet` is about. Nowhere else. */
  topUp?: Maybe<TopUp>;
  /** When it last changed. */
  updatedAt: Scalars['AWSDateTime']['output'];
};

/** What moved a wallet. */
export type WalletLine = {
  /** What came in; less than 0 it went out. */
  amount: Money;
  /** What is in the wallet after it; `null` when the opening balance is not known. */
  balance?: Maybe<Money>;
  /** When. */
  createdAt: Scalars['AWSDateTime']['output'];
  /** What moved the money. */
  kind: TransferKind;
  /** The transfer's id. */
  transferId: Scalars['ID']['output'];
  /** The vend that it is about. */
  vendId?: Maybe<Scalars['ID']['output']>;
};

/** A page of a wallet's statement: opening + all lines = closing. */
export type WalletStatementPage = {
  /** What is in it after the last day, what is held for open vends included. `null` as for `opening`. */
  closing?: Maybe<Money>;
  /** The lines of this page. */
  items: Array<WalletLine>;
  /** Where the next page begins; `null` on the last one. */
  nextToken?: Maybe<Scalars['String']['output']>;
  /**
   * What was in the wallet before the first day. `null` on the first pages of a wallet that has moved more than 1000 times: they
   * have no lines, each adds up 1000 movements, and those after them have it.
   */
  opening?: Maybe<Money>;
};

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



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AWSDate: ResolverTypeWrapper<Scalars['AWSDate']['output']>;
  AWSDateTime: ResolverTypeWrapper<Scalars['AWSDateTime']['output']>;
  AWSEmail: ResolverTypeWrapper<Scalars['AWSEmail']['output']>;
  AWSIPAddress: ResolverTypeWrapper<Scalars['AWSIPAddress']['output']>;
  AWSJSON: ResolverTypeWrapper<Scalars['AWSJSON']['output']>;
  AWSPhone: ResolverTypeWrapper<Scalars['AWSPhone']['output']>;
  AWSTime: ResolverTypeWrapper<Scalars['AWSTime']['output']>;
  AWSTimestamp: ResolverTypeWrapper<Scalars['AWSTimestamp']['output']>;
  AWSURL: ResolverTypeWrapper<Scalars['AWSURL']['output']>;
  AccountDay: ResolverTypeWrapper<AccountDay>;
  AcknowledgeAlertInput: AcknowledgeAlertInput;
  AcknowledgeCommandInput: AcknowledgeCommandInput;
  AcknowledgeVendInput: AcknowledgeVendInput;
  Alert: ResolverTypeWrapper<AlertModel>;
  AlertPage: ResolverTypeWrapper<Omit<AlertPage, 'items'> & { items: Array<ResolversTypes['Alert']> }>;
  AlertRule: AlertRule;
  AlertSeverity: AlertSeverity;
  AlertState: AlertState;
  AuditColumn: ResolverTypeWrapper<AuditColumn>;
  AuditDifference: ResolverTypeWrapper<AuditDifference>;
  AuditDifferenceKind: AuditDifferenceKind;
  AuditFinding: ResolverTypeWrapper<AuditFinding>;
  AuditRead: ResolverTypeWrapper<AuditRead>;
  AuditReadKind: AuditReadKind;
  AuditSeverity: AuditSeverity;
  AuditSums: ResolverTypeWrapper<AuditSums>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CacheControlScope: CacheControlScope;
  CallerKind: CallerKind;
  CancelVendInput: CancelVendInput;
  CardInput: CardInput;
  CashCheck: ResolverTypeWrapper<CashCheck>;
  ChangeRoleInput: ChangeRoleInput;
  CloseExceptionInput: CloseExceptionInput;
  CommandOutcome: CommandOutcome;
  CostLine: ResolverTypeWrapper<CostLine>;
  CostReport: ResolverTypeWrapper<CostReport>;
  CreateExportInput: CreateExportInput;
  CreateProductInput: CreateProductInput;
  CreatePromotionInput: CreatePromotionInput;
  CreateUploadInput: CreateUploadInput;
  DeviceHealth: DeviceHealth;
  Discount: ResolverTypeWrapper<Discount>;
  DiscountInput: DiscountInput;
  DoorState: DoorState;
  EnrolMachineInput: EnrolMachineInput;
  EnrolledMachine: ResolverTypeWrapper<EnrolledMachineModel>;
  ExceptionAction: ExceptionAction;
  Export: ResolverTypeWrapper<ExportModel>;
  ExportFailure: ResolverTypeWrapper<ExportFailure>;
  ExportFailureCode: ExportFailureCode;
  ExportFormat: ExportFormat;
  ExportKind: ExportKind;
  ExportOrigin: ExportOrigin;
  ExportPage: ResolverTypeWrapper<Omit<ExportPage, 'items'> & { items: Array<ResolversTypes['Export']> }>;
  ExportState: ExportState;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ImportAuditInput: ImportAuditInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InvitePersonInput: InvitePersonInput;
  LedgerAccount: LedgerAccount;
  LedgerLine: ResolverTypeWrapper<LedgerLine>;
  LedgerPage: ResolverTypeWrapper<LedgerPage>;
  Location: ResolverTypeWrapper<Location>;
  LocationInput: LocationInput;
  LowSlot: ResolverTypeWrapper<LowSlot>;
  LowStock: ResolverTypeWrapper<LowStockModel>;
  LowStockPage: ResolverTypeWrapper<Omit<LowStockPage, 'items'> & { items: Array<ResolversTypes['LowStock']> }>;
  Loyalty: ResolverTypeWrapper<Loyalty>;
  LoyaltyEntry: ResolverTypeWrapper<LoyaltyEntry>;
  LoyaltyEntryKind: LoyaltyEntryKind;
  LoyaltyRule: ResolverTypeWrapper<LoyaltyRule>;
  LoyaltyRuleInput: LoyaltyRuleInput;
  Machine: ResolverTypeWrapper<MachineModel>;
  MachineAudit: ResolverTypeWrapper<MachineAudit>;
  MachineAuditPage: ResolverTypeWrapper<MachineAuditPage>;
  MachineAuditState: MachineAuditState;
  MachineCommand: ResolverTypeWrapper<MachineCommandModel>;
  MachineCommandKind: MachineCommandKind;
  MachineCommandPage: ResolverTypeWrapper<Omit<MachineCommandPage, 'items'> & { items: Array<ResolversTypes['MachineCommand']> }>;
  MachineCommandState: MachineCommandState;
  MachineCondition: MachineCondition;
  MachineEnrolment: ResolverTypeWrapper<MachineEnrolment>;
  MachineException: ResolverTypeWrapper<MachineExceptionModel>;
  MachineExceptionPage: ResolverTypeWrapper<Omit<MachineExceptionPage, 'items'> & { items: Array<ResolversTypes['MachineException']> }>;
  MachineFilter: MachineFilter;
  MachinePage: ResolverTypeWrapper<Omit<MachinePage, 'items'> & { items: Array<ResolversTypes['Machine']> }>;
  MachineReconciliation: ResolverTypeWrapper<MachineReconciliation>;
  MachineStatus: MachineStatus;
  Me: ResolverTypeWrapper<MeModel>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Nutrition: ResolverTypeWrapper<Nutrition>;
  NutritionBasis: NutritionBasis;
  NutritionInput: NutritionInput;
  OfflineResult: ResolverTypeWrapper<OfflineResultModel>;
  OfflineSale: ResolverTypeWrapper<OfflineSale>;
  OfflineVendInput: OfflineVendInput;
  OperationCost: ResolverTypeWrapper<OperationCost>;
  Operator: ResolverTypeWrapper<Operator>;
  PaymentMethod: PaymentMethod;
  PerishableRule: ResolverTypeWrapper<PerishableRule>;
  PerishableRuleInput: PerishableRuleInput;
  Person: ResolverTypeWrapper<Person>;
  PersonPage: ResolverTypeWrapper<PersonPage>;
  PersonState: PersonState;
  Product: ResolverTypeWrapper<ProductModel>;
  ProductPage: ResolverTypeWrapper<Omit<ProductPage, 'items'> & { items: Array<ResolversTypes['Product']> }>;
  Promotion: ResolverTypeWrapper<Promotion>;
  PromotionPage: ResolverTypeWrapper<PromotionPage>;
  ProviderDifference: ResolverTypeWrapper<ProviderDifference>;
  ProviderDifferenceKind: ProviderDifferenceKind;
  ProviderSide: ResolverTypeWrapper<ProviderSide>;
  ProviderSideState: ProviderSideState;
  ProviderSums: ResolverTypeWrapper<ProviderSums>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReconciledPeriod: ResolverTypeWrapper<ReconciledPeriod>;
  Reconciliation: ResolverTypeWrapper<Reconciliation>;
  RecordRestockInput: RecordRestockInput;
  RedeemPointsInput: RedeemPointsInput;
  RefundVendInput: RefundVendInput;
  RegisterMachineInput: RegisterMachineInput;
  RemoteCommandKind: RemoteCommandKind;
  RemovePersonInput: RemovePersonInput;
  RenewEnrolmentInput: RenewEnrolmentInput;
  ReportOfflineVendsInput: ReportOfflineVendsInput;
  ReportTelemetryInput: ReportTelemetryInput;
  ReportVendResultInput: ReportVendResultInput;
  RequestRefundInput: RequestRefundInput;
  ResolveAlertInput: ResolveAlertInput;
  ResolveVendInput: ResolveVendInput;
  ResolvedOutcome: ResolvedOutcome;
  Restock: ResolverTypeWrapper<Restock>;
  RestockPage: ResolverTypeWrapper<RestockPage>;
  RestockPlan: ResolverTypeWrapper<Omit<RestockPlan, 'machines'> & { machines: Array<ResolversTypes['RestockPlanMachine']> }>;
  RestockPlanMachine: ResolverTypeWrapper<RestockPlanMachineModel>;
  RestockPlanProduct: ResolverTypeWrapper<RestockPlanProduct>;
  RestockPlanSlot: ResolverTypeWrapper<RestockPlanSlot>;
  RestockSlot: ResolverTypeWrapper<RestockSlot>;
  RestockSlotInput: RestockSlotInput;
  RevokeMachineKeyInput: RevokeMachineKeyInput;
  Role: Role;
  RotateMachineKeyInput: RotateMachineKeyInput;
  SalesLine: ResolverTypeWrapper<SalesLine>;
  SalesReport: ResolverTypeWrapper<SalesReport>;
  SalesSums: ResolverTypeWrapper<SalesSums>;
  SendMachineCommandInput: SendMachineCommandInput;
  ServerComparison: ResolverTypeWrapper<ServerComparison>;
  SetLoyaltyInput: SetLoyaltyInput;
  SetPlanogramInput: SetPlanogramInput;
  Slot: ResolverTypeWrapper<Slot>;
  SlotInput: SlotInput;
  SlotProduct: ResolverTypeWrapper<SlotProduct>;
  SlotPromotion: ResolverTypeWrapper<SlotPromotion>;
  StartVendInput: StartVendInput;
  StockAdjustment: ResolverTypeWrapper<StockAdjustment>;
  StockLevel: StockLevel;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  TaxRule: ResolverTypeWrapper<TaxRule>;
  TaxRuleInput: TaxRuleInput;
  Telemetry: ResolverTypeWrapper<Telemetry>;
  TelemetryPage: ResolverTypeWrapper<TelemetryPage>;
  TopUp: ResolverTypeWrapper<TopUp>;
  TopUpState: TopUpState;
  TopUpWalletInput: TopUpWalletInput;
  TransferKind: TransferKind;
  UpdateMachineInput: UpdateMachineInput;
  UpdateProductInput: UpdateProductInput;
  UpdatePromotionInput: UpdatePromotionInput;
  Upload: ResolverTypeWrapper<UploadModel>;
  UploadField: ResolverTypeWrapper<UploadField>;
  UploadForm: ResolverTypeWrapper<UploadForm>;
  UploadKind: UploadKind;
  UploadReason: UploadReason;
  UploadState: UploadState;
  UploadedPicture: ResolverTypeWrapper<UploadedPicture>;
  Vend: ResolverTypeWrapper<VendModel>;
  VendCard: ResolverTypeWrapper<VendCard>;
  VendFailure: ResolverTypeWrapper<VendFailure>;
  VendFailureCode: VendFailureCode;
  VendFailureInput: VendFailureInput;
  VendOutcome: VendOutcome;
  VendPage: ResolverTypeWrapper<Omit<VendPage, 'items'> & { items: Array<ResolversTypes['Vend']> }>;
  VendPrice: ResolverTypeWrapper<VendPrice>;
  VendResolution: ResolverTypeWrapper<VendResolution>;
  VendState: VendState;
  Voucher: ResolverTypeWrapper<Voucher>;
  VoucherKind: VoucherKind;
  Wallet: ResolverTypeWrapper<WalletModel>;
  WalletLine: ResolverTypeWrapper<WalletLine>;
  WalletStatementPage: ResolverTypeWrapper<WalletStatementPage>;
  Weekday: Weekday;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AWSDate: Scalars['AWSDate']['output'];
  AWSDateTime: Scalars['AWSDateTime']['output'];
  AWSEmail: Scalars['AWSEmail']['output'];
  AWSIPAddress: Scalars['AWSIPAddress']['output'];
  AWSJSON: Scalars['AWSJSON']['output'];
  AWSPhone: Scalars['AWSPhone']['output'];
  AWSTime: Scalars['AWSTime']['output'];
  AWSTimestamp: Scalars['AWSTimestamp']['output'];
  AWSURL: Scalars['AWSURL']['output'];
  AccountDay: AccountDay;
  AcknowledgeAlertInput: AcknowledgeAlertInput;
  AcknowledgeCommandInput: AcknowledgeCommandInput;
  AcknowledgeVendInput: AcknowledgeVendInput;
  Alert: AlertModel;
  AlertPage: Omit<AlertPage, 'items'> & { items: Array<ResolversParentTypes['Alert']> };
  AuditColumn: AuditColumn;
  AuditDifference: AuditDifference;
  AuditFinding: AuditFinding;
  AuditRead: AuditRead;
  AuditSums: AuditSums;
  Boolean: Scalars['Boolean']['output'];
  CancelVendInput: CancelVendInput;
  CardInput: CardInput;
  CashCheck: CashCheck;
  ChangeRoleInput: ChangeRoleInput;
  CloseExceptionInput: CloseExceptionInput;
  CostLine: CostLine;
  CostReport: CostReport;
  CreateExportInput: CreateExportInput;
  CreateProductInput: CreateProductInput;
  CreatePromotionInput: CreatePromotionInput;
  CreateUploadInput: CreateUploadInput;
  Discount: Discount;
  DiscountInput: DiscountInput;
  EnrolMachineInput: EnrolMachineInput;
  EnrolledMachine: EnrolledMachineModel;
  Export: ExportModel;
  ExportFailure: ExportFailure;
  ExportPage: Omit<ExportPage, 'items'> & { items: Array<ResolversParentTypes['Export']> };
  Float: Scalars['Float']['output'];
  ID: Scalars['ID']['output'];
  ImportAuditInput: ImportAuditInput;
  Int: Scalars['Int']['output'];
  InvitePersonInput: InvitePersonInput;
  LedgerLine: LedgerLine;
  LedgerPage: LedgerPage;
  Location: Location;
  LocationInput: LocationInput;
  LowSlot: LowSlot;
  LowStock: LowStockModel;
  LowStockPage: Omit<LowStockPage, 'items'> & { items: Array<ResolversParentTypes['LowStock']> };
  Loyalty: Loyalty;
  LoyaltyEntry: LoyaltyEntry;
  LoyaltyRule: LoyaltyRule;
  LoyaltyRuleInput: LoyaltyRuleInput;
  Machine: MachineModel;
  MachineAudit: MachineAudit;
  MachineAuditPage: MachineAuditPage;
  MachineCommand: MachineCommandModel;
  MachineCommandPage: Omit<MachineCommandPage, 'items'> & { items: Array<ResolversParentTypes['MachineCommand']> };
  MachineEnrolment: MachineEnrolment;
  MachineException: MachineExceptionModel;
  MachineExceptionPage: Omit<MachineExceptionPage, 'items'> & { items: Array<ResolversParentTypes['MachineException']> };
  MachineFilter: MachineFilter;
  MachinePage: Omit<MachinePage, 'items'> & { items: Array<ResolversParentTypes['Machine']> };
  MachineReconciliation: MachineReconciliation;
  Me: MeModel;
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Nutrition: Nutrition;
  NutritionInput: NutritionInput;
  OfflineResult: OfflineResultModel;
  OfflineSale: OfflineSale;
  OfflineVendInput: OfflineVendInput;
  OperationCost: OperationCost;
  Operator: Operator;
  PerishableRule: PerishableRule;
  PerishableRuleInput: PerishableRuleInput;
  Person: Person;
  PersonPage: PersonPage;
  Product: ProductModel;
  ProductPage: Omit<ProductPage, 'items'> & { items: Array<ResolversParentTypes['Product']> };
  Promotion: Promotion;
  PromotionPage: PromotionPage;
  ProviderDifference: ProviderDifference;
  ProviderSide: ProviderSide;
  ProviderSums: ProviderSums;
  Query: Record<PropertyKey, never>;
  ReconciledPeriod: ReconciledPeriod;
  Reconciliation: Reconciliation;
  RecordRestockInput: RecordRestockInput;
  RedeemPointsInput: RedeemPointsInput;
  RefundVendInput: RefundVendInput;
  RegisterMachineInput: RegisterMachineInput;
  RemovePersonInput: RemovePersonInput;
  RenewEnrolmentInput: RenewEnrolmentInput;
  ReportOfflineVendsInput: ReportOfflineVendsInput;
  ReportTelemetryInput: ReportTelemetryInput;
  ReportVendResultInput: ReportVendResultInput;
  RequestRefundInput: RequestRefundInput;
  ResolveAlertInput: ResolveAlertInput;
  ResolveVendInput: ResolveVendInput;
  Restock: Restock;
  RestockPage: RestockPage;
  RestockPlan: Omit<RestockPlan, 'machines'> & { machines: Array<ResolversParentTypes['RestockPlanMachine']> };
  RestockPlanMachine: RestockPlanMachineModel;
  RestockPlanProduct: RestockPlanProduct;
  RestockPlanSlot: RestockPlanSlot;
  RestockSlot: RestockSlot;
  RestockSlotInput: RestockSlotInput;
  RevokeMachineKeyInput: RevokeMachineKeyInput;
  RotateMachineKeyInput: RotateMachineKeyInput;
  SalesLine: SalesLine;
  SalesReport: SalesReport;
  SalesSums: SalesSums;
  SendMachineCommandInput: SendMachineCommandInput;
  ServerComparison: ServerComparison;
  SetLoyaltyInput: SetLoyaltyInput;
  SetPlanogramInput: SetPlanogramInput;
  Slot: Slot;
  SlotInput: SlotInput;
  SlotProduct: SlotProduct;
  SlotPromotion: SlotPromotion;
  StartVendInput: StartVendInput;
  StockAdjustment: StockAdjustment;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  TaxRule: TaxRule;
  TaxRuleInput: TaxRuleInput;
  Telemetry: Telemetry;
  TelemetryPage: TelemetryPage;
  TopUp: TopUp;
  TopUpWalletInput: TopUpWalletInput;
  UpdateMachineInput: UpdateMachineInput;
  UpdateProductInput: UpdateProductInput;
  UpdatePromotionInput: UpdatePromotionInput;
  Upload: UploadModel;
  UploadField: UploadField;
  UploadForm: UploadForm;
  UploadedPicture: UploadedPicture;
  Vend: VendModel;
  VendCard: VendCard;
  VendFailure: VendFailure;
  VendFailureInput: VendFailureInput;
  VendPage: Omit<VendPage, 'items'> & { items: Array<ResolversParentTypes['Vend']> };
  VendPrice: VendPrice;
  VendResolution: VendResolution;
  Voucher: Voucher;
  Wallet: WalletModel;
  WalletLine: WalletLine;
  WalletStatementPage: WalletStatementPage;
};

export type Aws_Api_KeyDirectiveArgs = { };

export type Aws_Api_KeyDirectiveResolver<Result, Parent, ContextType = unknown, Args = Aws_Api_KeyDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Aws_AuthDirectiveArgs = {
  cognito_groups: Array<Scalars['String']['input']>;
};

export type Aws_AuthDirectiveResolver<Result, Parent, ContextType = unknown, Args = Aws_AuthDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Aws_Cognito_User_PoolsDirectiveArgs = {
  cognito_groups?: Maybe<Array<Scalars['String']['input']>>;
};

export type Aws_Cognito_User_PoolsDirectiveResolver<Result, Parent, ContextType = unknown, Args = Aws_Cognito_User_PoolsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Aws_IamDirectiveArgs = { };

export type Aws_IamDirectiveResolver<Result, Parent, ContextType = unknown, Args = Aws_IamDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Aws_LambdaDirectiveArgs = { };

export type Aws_LambdaDirectiveResolver<Result, Parent, ContextType = unknown, Args = Aws_LambdaDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Aws_OidcDirectiveArgs = { };

export type Aws_OidcDirectiveResolver<Result, Parent, ContextType = unknown, Args = Aws_OidcDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type Aws_SubscribeDirectiveArgs = {
  mutations: Array<Scalars['String']['input']>;
};

export type Aws_SubscribeDirectiveResolver<Result, Parent, ContextType = unknown, Args = Aws_SubscribeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CacheControlDirectiveArgs = {
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControlScope>;
  staleWhileRevalidate?: Maybe<Scalars['Int']['input']>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = unknown, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface AwsDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AWSDate'], any> {
  name: 'AWSDate';
}

export interface AwsDateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AWSDateTime'], any> {
  name: 'AWSDateTime';
}

export interface AwsEmailScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AWSEmail'], any> {
  name: 'AWSEmail';
}

export interface AwsipAddressScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AWSIPAddress'], any> {
  name: 'AWSIPAddress';
}

export interface AwsjsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AWSJSON'], any> {
  name: 'AWSJSON';
}

export interface AwsPhoneScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AWSPhone'], any> {
  name: 'AWSPhone';
}

export interface AwsTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AWSTime'], any> {
  name: 'AWSTime';
}

export interface AwsTimestampScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AWSTimestamp'], any> {
  name: 'AWSTimestamp';
}

export interface AwsurlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AWSURL'], any> {
  name: 'AWSURL';
}

export type AccountDayResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['AccountDay'] = ResolversParentTypes['AccountDay']> = {
  account?: Resolver<ResolversTypes['LedgerAccount'], ParentType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  credit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  debit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type AlertResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert']> = {
  acknowledgedAt?: Resolver<Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  acknowledgedBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  machineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  openedAt?: Resolver<Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  part?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['AlertRule'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['AlertSeverity'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['AlertState'], ParentType, ContextType>;
};

export type AlertPageResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['AlertPage'] = ResolversParentTypes['AlertPage']> = {
  items?: Resolver<Array<ResolversTypes['Alert']>, ParentType, ContextType>;
  nextToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditColumnResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['AuditColumn'] = ResolversParentTypes['AuditColumn']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  selection?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  units?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AuditDifferenceResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['AuditDifference'] = ResolversParentTypes['AuditDifference']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AuditDifferenceKind'], ParentType, ContextType>;
  selection?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  units?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  vendIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type AuditFindingResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['AuditFinding'] = ResolversParentTypes['AuditFinding']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['AuditSeverity'], ParentType, ContextType>;
};

export type AuditReadResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['AuditRead'] = ResolversParentTypes['AuditRead']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  cash?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  cashless?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  clockUncertain?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  columns?: Resolver<Array<ResolversTypes['AuditColumn']>, ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AuditReadKind'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  toBox?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  tubes?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  units?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AuditSumsResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['AuditSums'] = ResolversParentTypes['AuditSums']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  units?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CashCheckResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['CashCheck'] = ResolversParentTypes['CashCheck']> = {
  counted?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  paidOut?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  sold?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  toBox?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  toTubes?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type CostLineResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['CostLine'] = ResolversParentTypes['CostLine']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  usd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CostReportResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['CostReport'] = ResolversParentTypes['CostReport']> = {
  operations?: Resolver<Array<ResolversTypes['OperationCost']>, ParentType, ContextType>;
  pricesOf?: Resolver<ResolversTypes['AWSDate'], ParentType, ContextType>;
  region?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requests?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  servers?: Resolver<ResolversTypes['ServerComparison'], ParentType, ContextType>;
  services?: Resolver<Array<ResolversTypes['CostLine']>, ParentType, ContextType>;
  usd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  usdPerMachine?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  usdPerVend?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type DiscountResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Discount'] = ResolversParentTypes['Discount']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  percent?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type EnrolledMachineResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['EnrolledMachine'] = ResolversParentTypes['EnrolledMachine']> = {
  machine?: Resolver<ResolversTypes['Machine'], ParentType, ContextType>;
  machineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ExportResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Export'] = ResolversParentTypes['Export']> = {
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['ExportFailure']>, ParentType, ContextType>;
  fileExpiresAt?: Resolver<Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  format?: Resolver<ResolversTypes['ExportFormat'], ParentType, ContextType>;
  fraction?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ExportKind'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['ExportOrigin'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ExportState'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['AWSURL']>, ParentType, ContextType>;
};

export type ExportFailureResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['ExportFailure'] = ResolversParentTypes['ExportFailure']> = {
  code?: Resolver<ResolversTypes['ExportFailureCode'], ParentType, ContextType>;
  fix?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ExportPageResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['ExportPage'] = ResolversParentTypes['ExportPage']> = {
  items?: Resolver<Array<ResolversTypes['Export']>, ParentType, ContextType>;
  nextToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LedgerLineResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['LedgerLine'] = ResolversParentTypes['LedgerLine']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  balance?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  corrects?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  customerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TransferKind'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  transferId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  vendId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type LedgerPageResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['LedgerPage'] = ResolversParentTypes['LedgerPage']> = {
  account?: Resolver<ResolversTypes['LedgerAccount'], ParentType, ContextType>;
  closing?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['LedgerLine']>, ParentType, ContextType>;
  nextToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  opening?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type LocationResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Location'] = ResolversParentTypes['Location']> = {
  lat?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lng?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type LowSlotResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['LowSlot'] = ResolversParentTypes['LowSlot']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['StockLevel'], ParentType, ContextType>;
};

export type LowStockResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['LowStock'] = ResolversParentTypes['LowStock']> = {
  changedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  machine?: Resolver<ResolversTypes['Machine'], ParentType, ContextType>;
  machineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  slots?: Resolver<Array<ResolversTypes['LowSlot']>, ParentType, ContextType>;
};

export type LowStockPageResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['LowStockPage'] = ResolversParentTypes['LowStockPage']> = {
  items?: Resolver<Array<ResolversTypes['LowStock']>, ParentType, ContextType>;
  nextToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LoyaltyResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Loyalty'] = ResolversParentTypes['Loyalty']> = {
  balance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['LoyaltyEntry']>, ParentType, ContextType>;
  operatorId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  vouchers?: Resolver<Array<ResolversTypes['Voucher']>, ParentType, ContextType>;
};

export type LoyaltyEntryResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['LoyaltyEntry'] = ResolversParentTypes['LoyaltyEntry']> = {
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['LoyaltyEntryKind'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  vendId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type LoyaltyRuleResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['LoyaltyRule'] = ResolversParentTypes['LoyaltyRule']> = {
  freeDrinkPoints?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  pointValue?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  pointsPerUnit?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MachineResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Machine'] = ResolversParentTypes['Machine']> = {
  activeVend?: Resolver<Maybe<ResolversTypes['Vend']>, ParentType, ContextType>;
  audits?: Resolver<ResolversTypes['MachineAuditPage'], ParentType, ContextType, RequireFields<MachineAuditsArgs, 'limit'>>;
  busy?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  commands?: Resolver<ResolversTypes['MachineCommandPage'], ParentType, ContextType, RequireFields<MachineCommandsArgs, 'limit'>>;
  enrolled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  enrolment?: Resolver<Maybe<ResolversTypes['MachineEnrolment']>, ParentType, ContextType>;
  exceptions?: Resolver<ResolversTypes['MachineExceptionPage'], ParentType, ContextType, RequireFields<MachineExceptionsArgs, 'limit'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSeenAt?: Resolver<Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Location']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  offlineLimit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  operator?: Resolver<ResolversTypes['Operator'], ParentType, ContextType>;
  perishable?: Resolver<Maybe<ResolversTypes['PerishableRule']>, ParentType, ContextType>;
  place?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  planogramVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  restocks?: Resolver<ResolversTypes['RestockPage'], ParentType, ContextType, RequireFields<MachineRestocksArgs, 'limit'>>;
  salesStoppedAt?: Resolver<Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  silenceSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  slots?: Resolver<Array<ResolversTypes['Slot']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MachineStatus'], ParentType, ContextType>;
  tags?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['TaxRule'], ParentType, ContextType>;
  telemetry?: Resolver<Maybe<ResolversTypes['Telemetry']>, ParentType, ContextType>;
  telemetryHistory?: Resolver<ResolversTypes['TelemetryPage'], ParentType, ContextType, RequireFields<MachineTelemetryHistoryArgs, 'limit'>>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MachineAuditResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['MachineAudit'] = ResolversParentTypes['MachineAudit']> = {
  by?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  findings?: Resolver<Array<ResolversTypes['AuditFinding']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  machineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reads?: Resolver<Array<ResolversTypes['AuditRead']>, ParentType, ContextType>;
  serialNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['MachineAuditState'], ParentType, ContextType>;
};

export type MachineAuditPageResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['MachineAuditPage'] = ResolversParentTypes['MachineAuditPage']> = {
  items?: Resolver<Array<ResolversTypes['MachineAudit']>, ParentType, ContextType>;
  nextToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MachineCommandResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['MachineCommand'] = ResolversParentTypes['MachineCommand']> = {
  kind?: Resolver<ResolversTypes['MachineCommandKind'], ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  slot?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['MachineCommandState']>, ParentType, ContextType>;
  vend?: Resolver<Maybe<ResolversTypes['Vend']>, ParentType, ContextType>;
};

export type MachineCommandPageResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['MachineCommandPage'] = ResolversParentTypes['MachineCommandPage']> = {
  items?: Resolver<Array<ResolversTypes['MachineCommand']>, ParentType, ContextType>;
  nextToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MachineEnrolmentResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['MachineEnrolment'] = ResolversParentTypes['MachineEnrolment']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
};

export type MachineExceptionResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['MachineException'] = ResolversParentTypes['MachineException']> = {
  actions?: Resolver<Array<ResolversTypes['ExceptionAction']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  machineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  topUpId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  vendId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MachineExceptionPageResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['MachineExceptionPage'] = ResolversParentTypes['MachineExceptionPage']> = {
  items?: Resolver<Array<ResolversTypes['MachineException']>, ParentType, ContextType>;
  nextToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MachinePageResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['MachinePage'] = ResolversParentTypes['MachinePage']> = {
  items?: Resolver<Array<ResolversTypes['Machine']>, ParentType, ContextType>;
  nextToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MachineReconciliationResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['MachineReconciliation'] = ResolversParentTypes['MachineReconciliation']> = {
  machineId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  periods?: Resolver<Array<ResolversTypes['ReconciledPeriod']>, ParentType, ContextType>;
};

export type MeResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Me'] = ResolversParentTypes['Me']> = {
  groups?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CallerKind'], ParentType, ContextType>;
  operator?: Resolver<Maybe<ResolversTypes['Operator']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acknowledgeAlert?: Resolver<ResolversTypes['Alert'], ParentType, ContextType, RequireFields<MutationAcknowledgeAlertArgs, 'input'>>;
  acknowledgeCommand?: Resolver<ResolversTypes['MachineCommand'], ParentType, ContextType, RequireFields<MutationAcknowledgeCommandArgs, 'input'>>;
  acknowledgeVend?: Resolver<ResolversTypes['Vend'], ParentType, ContextType, RequireFields<MutationAcknowledgeVendArgs, 'input'>>;
  cancelVend?: Resolver<ResolversTypes['Vend'], ParentType, ContextType, RequireFields<MutationCancelVendArgs, 'input'>>;
  changeRole?: Resolver<ResolversTypes['Person'], ParentType, ContextType, RequireFields<MutationChangeRoleArgs, 'input'>>;
  closeException?: Resolver<ResolversTypes['MachineException'], ParentType, ContextType, RequireFields<MutationCloseExceptionArgs, 'input'>>;
  createExport?: Resolver<ResolversTypes['Export'], ParentType, ContextType, RequireFields<MutationCreateExportArgs, 'input'>>;
  createProduct?: Resolver<ResolversTypes['Product'], ParentType, ContextType, RequireFields<MutationCreateProductArgs, 'input'>>;
  createPromotion?: Resolver<ResolversTypes['Promotion'], ParentType, ContextType, RequireFields<MutationCreatePromotionArgs, 'input'>>;
  createUpload?: Resolver<ResolversTypes['Upload'], ParentType, ContextType, RequireFields<MutationCreateUploadArgs, 'input'>>;
  enrolMachine?: Resolver<ResolversTypes['EnrolledMachine'], ParentType, ContextType, RequireFields<MutationEnrolMachineArgs, 'input'>>;
  importAudit?: Resolver<ResolversTypes['MachineAudit'], ParentType, ContextType, RequireFields<MutationImportAuditArgs, 'input'>>;
  invitePerson?: Resolver<ResolversTypes['Person'], ParentType, ContextType, RequireFields<MutationInvitePersonArgs, 'input'>>;
  recordRestock?: Resolver<ResolversTypes['Machine'], ParentType, ContextType, RequireFields<MutationRecordRestockArgs, 'input'>>;
  redeemPoints?: Resolver<ResolversTypes['Voucher'], ParentType, ContextType, RequireFields<MutationRedeemPointsArgs, 'input'>>;
  refundVend?: Resolver<ResolversTypes['Vend'], ParentType, ContextType, RequireFields<MutationRefundVendArgs, 'input'>>;
  registerMachine?: Resolver<ResolversTypes['Machine'], ParentType, ContextType, RequireFields<MutationRegisterMachineArgs, 'input'>>;
  removePerson?: Resolver<ResolversTypes['Person'], ParentType, ContextType, RequireFields<MutationRemovePersonArgs, 'input'>>;
  renewEnrolment?: Resolver<ResolversTypes['Machine'], ParentType, ContextType, RequireFields<MutationRenewEnrolmentArgs, 'input'>>;
  reportOfflineVends?: Resolver<Array<ResolversTypes['OfflineResult']>, ParentType, ContextType, RequireFields<MutationReportOfflineVendsArgs, 'input'>>;
  reportTelemetry?: Resolver<ResolversTypes['Telemetry'], ParentType, ContextType, RequireFields<MutationReportTelemetryArgs, 'input'>>;
  reportVendResult?: Resolver<ResolversTypes['Vend'], ParentType, ContextType, RequireFields<MutationReportVendResultArgs, 'input'>>;
  requestRefund?: Resolver<ResolversTypes['Vend'], ParentType, ContextType, RequireFields<MutationRequestRefundArgs, 'input'>>;
  resolveAlert?: Resolver<ResolversTypes['Alert'], ParentType, ContextType, RequireFields<MutationResolveAlertArgs, 'input'>>;
  resolveVend?: Resolver<ResolversTypes['Vend'], ParentType, ContextType, RequireFields<MutationResolveVendArgs, 'input'>>;
  revokeMachineKey?: Resolver<ResolversTypes['Machine'], ParentType, ContextType, RequireFields<MutationRevokeMachineKeyArgs, 'input'>>;
  rotateMachineKey?: Resolver<ResolversTypes['Machine'], ParentType, ContextType, RequireFields<MutationRotateMachineKeyArgs, 'input'>>;
  sendMachineCommand?: Resolver<ResolversTypes['MachineCommand'], ParentType, ContextType, RequireFields<MutationSendMachineCommandArgs, 'input'>>;
  setLoyalty?: Resolver<ResolversTypes['Operator'], ParentType, ContextType, RequireFields<MutationSetLoyaltyArgs, 'input'>>;
  setPlanogram?: Resolver<ResolversTypes['Machine'], ParentType, ContextType, RequireFields<MutationSetPlanogramArgs, 'input'>>;
  startVend?: Resolver<ResolversTypes['Vend'], ParentType, ContextType, RequireFields<MutationStartVendArgs, 'input'>>;
  topUpWallet?: Resolver<ResolversTypes['Wallet'], ParentType, ContextType, RequireFields<MutationTopUpWalletArgs, 'input'>>;
  updateMachine?: Resolver<ResolversTypes['Machine'], ParentType, ContextType, RequireFields<MutationUpdateMachineArgs, 'input'>>;
  updateProduct?: Resolver<ResolversTypes['Product'], ParentType, ContextType, RequireFields<MutationUpdateProductArgs, 'input'>>;
  updatePromotion?: Resolver<ResolversTypes['Promotion'], ParentType, ContextType, RequireFields<MutationUpdatePromotionArgs, 'input'>>;
};

export type NutritionResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Nutrition'] = ResolversParentTypes['Nutrition']> = {
  carbohydrate?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  energyKj?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fat?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  per?: Resolver<ResolversTypes['NutritionBasis'], ParentType, ContextType>;
  protein?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  salt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  saturates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sugars?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OfflineResultResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['OfflineResult'] = ResolversParentTypes['OfflineResult']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  vend?: Resolver<Maybe<ResolversTypes['Vend']>, ParentType, ContextType>;
};

export type OfflineSaleResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['OfflineSale'] = ResolversParentTypes['OfflineSale']> = {
  clockUncertain?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  soldAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
};

export type OperationCostResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['OperationCost'] = ResolversParentTypes['OperationCost']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  readUnits?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  times?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  usd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  writeUnits?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type OperatorResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Operator'] = ResolversParentTypes['Operator']> = {
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  loyalty?: Resolver<Maybe<ResolversTypes['LoyaltyRule']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PerishableRuleResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['PerishableRule'] = ResolversParentTypes['PerishableRule']> = {
  maxTemperature?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recoverMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warmMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PersonResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  activeAt?: Resolver<Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  changedBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invitedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  invitedBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PersonState'], ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type PersonPageResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['PersonPage'] = ResolversParentTypes['PersonPage']> = {
  items?: Resolver<Array<ResolversTypes['Person']>, ParentType, ContextType>;
  nextToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProductResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  allergens?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  deposit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imageUrl?: Resolver<Maybe<ResolversTypes['AWSURL']>, ParentType, ContextType>;
  minimumAge?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nutrition?: Resolver<Maybe<ResolversTypes['Nutrition']>, ParentType, ContextType>;
  operator?: Resolver<ResolversTypes['Operator'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
};

export type ProductPageResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['ProductPage'] = ResolversParentTypes['ProductPage']> = {
  items?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  nextToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PromotionResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Promotion'] = ResolversParentTypes['Promotion']> = {
  days?: Resolver<Array<ResolversTypes['Weekday']>, ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Discount'], ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endDate?: Resolver<Maybe<ResolversTypes['AWSDate']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  machineIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  productIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  startDate?: Resolver<Maybe<ResolversTypes['AWSDate']>, ParentType, ContextType>;
  until?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
};

export type PromotionPageResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['PromotionPage'] = ResolversParentTypes['PromotionPage']> = {
  items?: Resolver<Array<ResolversTypes['Promotion']>, ParentType, ContextType>;
  nextToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProviderDifferenceResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['ProviderDifference'] = ResolversParentTypes['ProviderDifference']> = {
  kind?: Resolver<ResolversTypes['ProviderDifferenceKind'], ParentType, ContextType>;
  ourFee?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  ours?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  paymentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  theirFee?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  theirs?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type ProviderSideResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['ProviderSide'] = ResolversParentTypes['ProviderSide']> = {
  askedAt?: Resolver<Maybe<ResolversTypes['AWSDateTime']>, ParentType, ContextType>;
  differenceCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  differences?: Resolver<Array<ResolversTypes['ProviderDifference']>, ParentType, ContextType>;
  disputed?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  movements?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ProviderSideState'], ParentType, ContextType>;
  sums?: Resolver<Maybe<ResolversTypes['ProviderSums']>, ParentType, ContextType>;
};

export type ProviderSumsResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['ProviderSums'] = ResolversParentTypes['ProviderSums']> = {
  captured?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  fees?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  alerts?: Resolver<ResolversTypes['AlertPage'], ParentType, ContextType, RequireFields<QueryAlertsArgs, 'limit' | 'state'>>;
  cost?: Resolver<ResolversTypes['CostReport'], ParentType, ContextType, RequireFields<QueryCostArgs, 'cardPercent' | 'machines' | 'servers' | 'vendsPerDay'>>;
  exceptions?: Resolver<ResolversTypes['MachineExceptionPage'], ParentType, ContextType, RequireFields<QueryExceptionsArgs, 'limit'>>;
  exportStatus?: Resolver<Maybe<ResolversTypes['Export']>, ParentType, ContextType, RequireFields<QueryExportStatusArgs, 'exportId'>>;
  exports?: Resolver<ResolversTypes['ExportPage'], ParentType, ContextType, RequireFields<QueryExportsArgs, 'limit'>>;
  ledger?: Resolver<ResolversTypes['LedgerPage'], ParentType, ContextType, RequireFields<QueryLedgerArgs, 'account' | 'from' | 'limit' | 'to'>>;
  lowStock?: Resolver<ResolversTypes['LowStockPage'], ParentType, ContextType, RequireFields<QueryLowStockArgs, 'limit'>>;
  loyalty?: Resolver<ResolversTypes['Loyalty'], ParentType, ContextType, RequireFields<QueryLoyaltyArgs, 'operatorId'>>;
  machine?: Resolver<Maybe<ResolversTypes['Machine']>, ParentType, ContextType, RequireFields<QueryMachineArgs, 'machineId'>>;
  machineByCode?: Resolver<Maybe<ResolversTypes['Machine']>, ParentType, ContextType, RequireFields<QueryMachineByCodeArgs, 'code'>>;
  machineCommands?: Resolver<Array<ResolversTypes['MachineCommand']>, ParentType, ContextType, RequireFields<QueryMachineCommandsArgs, 'after' | 'limit'>>;
  machineReconciliation?: Resolver<ResolversTypes['MachineReconciliation'], ParentType, ContextType, RequireFields<QueryMachineReconciliationArgs, 'from' | 'machineId' | 'to'>>;
  machines?: Resolver<ResolversTypes['MachinePage'], ParentType, ContextType, RequireFields<QueryMachinesArgs, 'limit'>>;
  me?: Resolver<ResolversTypes['Me'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['PersonPage'], ParentType, ContextType, RequireFields<QueryPeopleArgs, 'limit'>>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'productId'>>;
  products?: Resolver<ResolversTypes['ProductPage'], ParentType, ContextType, RequireFields<QueryProductsArgs, 'limit'>>;
  promotions?: Resolver<ResolversTypes['PromotionPage'], ParentType, ContextType, RequireFields<QueryPromotionsArgs, 'limit'>>;
  reconciliation?: Resolver<ResolversTypes['Reconciliation'], ParentType, ContextType, RequireFields<QueryReconciliationArgs, 'date'>>;
  restockPlan?: Resolver<ResolversTypes['RestockPlan'], ParentType, ContextType, RequireFields<QueryRestockPlanArgs, 'inDays' | 'machineIds'>>;
  sales?: Resolver<ResolversTypes['SalesReport'], ParentType, ContextType, RequireFields<QuerySalesArgs, 'from' | 'to'>>;
  upload?: Resolver<Maybe<ResolversTypes['Upload']>, ParentType, ContextType, RequireFields<QueryUploadArgs, 'uploadId'>>;
  vend?: Resolver<Maybe<ResolversTypes['Vend']>, ParentType, ContextType, RequireFields<QueryVendArgs, 'vendId'>>;
  vends?: Resolver<ResolversTypes['VendPage'], ParentType, ContextType, RequireFields<QueryVendsArgs, 'limit'>>;
  wallet?: Resolver<Maybe<ResolversTypes['Wallet']>, ParentType, ContextType, RequireFields<QueryWalletArgs, 'operatorId'>>;
  walletStatement?: Resolver<Maybe<ResolversTypes['WalletStatementPage']>, ParentType, ContextType, RequireFields<QueryWalletStatementArgs, 'from' | 'limit' | 'operatorId' | 'to'>>;
};

export type ReconciledPeriodResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['ReconciledPeriod'] = ResolversParentTypes['ReconciledPeriod']> = {
  adjustments?: Resolver<Array<ResolversTypes['StockAdjustment']>, ParentType, ContextType>;
  cash?: Resolver<ResolversTypes['CashCheck'], ParentType, ContextType>;
  clockUncertain?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  cloud?: Resolver<ResolversTypes['AuditSums'], ParentType, ContextType>;
  counted?: Resolver<ResolversTypes['AuditSums'], ParentType, ContextType>;
  differences?: Resolver<Array<ResolversTypes['AuditDifference']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  ledger?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  notInLedger?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  unknown?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReconciliationResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Reconciliation'] = ResolversParentTypes['Reconciliation']> = {
  accounts?: Resolver<Maybe<Array<ResolversTypes['AccountDay']>>, ParentType, ContextType>;
  closed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['AWSDate'], ParentType, ContextType>;
  ours?: Resolver<Maybe<ResolversTypes['ProviderSums']>, ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['ProviderSide'], ParentType, ContextType>;
  transfers?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RestockResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Restock'] = ResolversParentTypes['Restock']> = {
  by?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  cashCounted?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  slots?: Resolver<Array<ResolversTypes['RestockSlot']>, ParentType, ContextType>;
};

export type RestockPageResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['RestockPage'] = ResolversParentTypes['RestockPage']> = {
  items?: Resolver<Array<ResolversTypes['Restock']>, ParentType, ContextType>;
  nextToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RestockPlanResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['RestockPlan'] = ResolversParentTypes['RestockPlan']> = {
  machines?: Resolver<Array<ResolversTypes['RestockPlanMachine']>, ParentType, ContextType>;
  products?: Resolver<Array<ResolversTypes['RestockPlanProduct']>, ParentType, ContextType>;
};

export type RestockPlanMachineResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['RestockPlanMachine'] = ResolversParentTypes['RestockPlanMachine']> = {
  machine?: Resolver<ResolversTypes['Machine'], ParentType, ContextType>;
  slots?: Resolver<Array<ResolversTypes['RestockPlanSlot']>, ParentType, ContextType>;
  units?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RestockPlanProductResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['RestockPlanProduct'] = ResolversParentTypes['RestockPlanProduct']> = {
  product?: Resolver<ResolversTypes['SlotProduct'], ParentType, ContextType>;
  units?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RestockPlanSlotResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['RestockPlanSlot'] = ResolversParentTypes['RestockPlanSlot']> = {
  forecast?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  slot?: Resolver<ResolversTypes['Slot'], ParentType, ContextType>;
  units?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RestockSlotResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['RestockSlot'] = ResolversParentTypes['RestockSlot']> = {
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  jamCleared?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SalesLineResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['SalesLine'] = ResolversParentTypes['SalesLine']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sums?: Resolver<ResolversTypes['SalesSums'], ParentType, ContextType>;
};

export type SalesReportResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['SalesReport'] = ResolversParentTypes['SalesReport']> = {
  byColumn?: Resolver<Array<ResolversTypes['SalesLine']>, ParentType, ContextType>;
  byDay?: Resolver<Array<ResolversTypes['SalesLine']>, ParentType, ContextType>;
  byHour?: Resolver<Array<ResolversTypes['SalesLine']>, ParentType, ContextType>;
  byMachine?: Resolver<Array<ResolversTypes['SalesLine']>, ParentType, ContextType>;
  byPayment?: Resolver<Array<ResolversTypes['SalesLine']>, ParentType, ContextType>;
  byProduct?: Resolver<Array<ResolversTypes['SalesLine']>, ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  sum?: Resolver<ResolversTypes['SalesSums'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type SalesSumsResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['SalesSums'] = ResolversParentTypes['SalesSums']> = {
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  vends?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ServerComparisonResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['ServerComparison'] = ResolversParentTypes['ServerComparison']> = {
  breakEvenRequests?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  computeUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  serversUsd?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SlotResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Slot'] = ResolversParentTypes['Slot']> = {
  capacity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  jammed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['StockLevel'], ParentType, ContextType>;
  lowAt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ownPrice?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  parLevel?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['SlotProduct'], ParentType, ContextType>;
  promotion?: Resolver<Maybe<ResolversTypes['SlotPromotion']>, ParentType, ContextType>;
  soldOut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  stock?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  switchedOff?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type SlotProductResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['SlotProduct'] = ResolversParentTypes['SlotProduct']> = {
  deposit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imageUrl?: Resolver<Maybe<ResolversTypes['AWSURL']>, ParentType, ContextType>;
  minimumAge?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SlotPromotionResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['SlotPromotion'] = ResolversParentTypes['SlotPromotion']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StockAdjustmentResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['StockAdjustment'] = ResolversParentTypes['StockAdjustment']> = {
  slot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  units?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  onAlert?: SubscriptionResolver<Maybe<ResolversTypes['Alert']>, "onAlert", ParentType, ContextType, RequireFields<SubscriptionOnAlertArgs, 'operatorId'>>;
  onMachineChanged?: SubscriptionResolver<Maybe<ResolversTypes['Machine']>, "onMachineChanged", ParentType, ContextType, RequireFields<SubscriptionOnMachineChangedArgs, 'machineId'>>;
  onMachineCommand?: SubscriptionResolver<Maybe<ResolversTypes['MachineCommand']>, "onMachineCommand", ParentType, ContextType, RequireFields<SubscriptionOnMachineCommandArgs, 'machineId'>>;
  onSale?: SubscriptionResolver<Maybe<ResolversTypes['Vend']>, "onSale", ParentType, ContextType, RequireFields<SubscriptionOnSaleArgs, 'operatorId'>>;
  onVendChanged?: SubscriptionResolver<Maybe<ResolversTypes['Vend']>, "onVendChanged", ParentType, ContextType, RequireFields<SubscriptionOnVendChangedArgs, 'vendId'>>;
};

export type TaxRuleResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['TaxRule'] = ResolversParentTypes['TaxRule']> = {
  depositTaxed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  inclusive?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  jurisdiction?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ratePpm?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TelemetryResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Telemetry'] = ResolversParentTypes['Telemetry']> = {
  cashless?: Resolver<Maybe<ResolversTypes['DeviceHealth']>, ParentType, ContextType>;
  coinMech?: Resolver<Maybe<ResolversTypes['DeviceHealth']>, ParentType, ContextType>;
  door?: Resolver<Maybe<ResolversTypes['DoorState']>, ParentType, ContextType>;
  errors?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  firmware?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reportedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  signal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  soldOut?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  temperature?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TelemetryPageResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['TelemetryPage'] = ResolversParentTypes['TelemetryPage']> = {
  items?: Resolver<Array<ResolversTypes['Telemetry']>, ParentType, ContextType>;
  nextToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TopUpResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['TopUp'] = ResolversParentTypes['TopUp']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  card?: Resolver<ResolversTypes['VendCard'], ParentType, ContextType>;
  clientSecret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['TopUpState'], ParentType, ContextType>;
};

export type UploadResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Upload'] = ResolversParentTypes['Upload']> = {
  auditId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  form?: Resolver<Maybe<ResolversTypes['UploadForm']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['UploadKind'], ParentType, ContextType>;
  photoUrl?: Resolver<Maybe<ResolversTypes['AWSURL']>, ParentType, ContextType>;
  picture?: Resolver<Maybe<ResolversTypes['UploadedPicture']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['UploadReason']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['UploadState'], ParentType, ContextType>;
};

export type UploadFieldResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['UploadField'] = ResolversParentTypes['UploadField']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UploadFormResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['UploadForm'] = ResolversParentTypes['UploadForm']> = {
  fields?: Resolver<Array<ResolversTypes['UploadField']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['AWSURL'], ParentType, ContextType>;
};

export type UploadedPictureResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['UploadedPicture'] = ResolversParentTypes['UploadedPicture']> = {
  height?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type VendResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Vend'] = ResolversParentTypes['Vend']> = {
  card?: Resolver<Maybe<ResolversTypes['VendCard']>, ParentType, ContextType>;
  clientSecret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  customerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['VendFailure']>, ParentType, ContextType>;
  fence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  machine?: Resolver<ResolversTypes['Machine'], ParentType, ContextType>;
  offline?: Resolver<Maybe<ResolversTypes['OfflineSale']>, ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['PaymentMethod'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['VendPrice'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['SlotProduct'], ParentType, ContextType>;
  receiptToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refundPending?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  resolution?: Resolver<Maybe<ResolversTypes['VendResolution']>, ParentType, ContextType>;
  slot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['VendState'], ParentType, ContextType>;
  unconfirmed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
};

export type VendCardResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['VendCard'] = ResolversParentTypes['VendCard']> = {
  brand?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  declineCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  last4?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type VendFailureResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['VendFailure'] = ResolversParentTypes['VendFailure']> = {
  code?: Resolver<ResolversTypes['VendFailureCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type VendPageResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['VendPage'] = ResolversParentTypes['VendPage']> = {
  items?: Resolver<Array<ResolversTypes['Vend']>, ParentType, ContextType>;
  nextToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type VendPriceResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['VendPrice'] = ResolversParentTypes['VendPrice']> = {
  deposit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  depositTax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  planogramVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  promotionId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['TaxRule'], ParentType, ContextType>;
  tax?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  voucherId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type VendResolutionResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['VendResolution'] = ResolversParentTypes['VendResolution']> = {
  at?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ResolvedOutcome'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type VoucherResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Voucher'] = ResolversParentTypes['Voucher']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['VoucherKind'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WalletResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['Wallet'] = ResolversParentTypes['Wallet']> = {
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  held?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  operator?: Resolver<ResolversTypes['Operator'], ParentType, ContextType>;
  topUp?: Resolver<Maybe<ResolversTypes['TopUp']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
};

export type WalletLineResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['WalletLine'] = ResolversParentTypes['WalletLine']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  balance?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['AWSDateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TransferKind'], ParentType, ContextType>;
  transferId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  vendId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type WalletStatementPageResolvers<ContextType = unknown, ParentType extends ResolversParentTypes['WalletStatementPage'] = ResolversParentTypes['WalletStatementPage']> = {
  closing?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['WalletLine']>, ParentType, ContextType>;
  nextToken?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  opening?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = unknown> = {
  AWSDate?: GraphQLScalarType;
  AWSDateTime?: GraphQLScalarType;
  AWSEmail?: GraphQLScalarType;
  AWSIPAddress?: GraphQLScalarType;
  AWSJSON?: GraphQLScalarType;
  AWSPhone?: GraphQLScalarType;
  AWSTime?: GraphQLScalarType;
  AWSTimestamp?: GraphQLScalarType;
  AWSURL?: GraphQLScalarType;
  AccountDay?: AccountDayResolvers<ContextType>;
  Alert?: AlertResolvers<ContextType>;
  AlertPage?: AlertPageResolvers<ContextType>;
  AuditColumn?: AuditColumnResolvers<ContextType>;
  AuditDifference?: AuditDifferenceResolvers<ContextType>;
  AuditFinding?: AuditFindingResolvers<ContextType>;
  AuditRead?: AuditReadResolvers<ContextType>;
  AuditSums?: AuditSumsResolvers<ContextType>;
  CashCheck?: CashCheckResolvers<ContextType>;
  CostLine?: CostLineResolvers<ContextType>;
  CostReport?: CostReportResolvers<ContextType>;
  Discount?: DiscountResolvers<ContextType>;
  EnrolledMachine?: EnrolledMachineResolvers<ContextType>;
  Export?: ExportResolvers<ContextType>;
  ExportFailure?: ExportFailureResolvers<ContextType>;
  ExportPage?: ExportPageResolvers<ContextType>;
  LedgerLine?: LedgerLineResolvers<ContextType>;
  LedgerPage?: LedgerPageResolvers<ContextType>;
  Location?: LocationResolvers<ContextType>;
  LowSlot?: LowSlotResolvers<ContextType>;
  LowStock?: LowStockResolvers<ContextType>;
  LowStockPage?: LowStockPageResolvers<ContextType>;
  Loyalty?: LoyaltyResolvers<ContextType>;
  LoyaltyEntry?: LoyaltyEntryResolvers<ContextType>;
  LoyaltyRule?: LoyaltyRuleResolvers<ContextType>;
  Machine?: MachineResolvers<ContextType>;
  MachineAudit?: MachineAuditResolvers<ContextType>;
  MachineAuditPage?: MachineAuditPageResolvers<ContextType>;
  MachineCommand?: MachineCommandResolvers<ContextType>;
  MachineCommandPage?: MachineCommandPageResolvers<ContextType>;
  MachineEnrolment?: MachineEnrolmentResolvers<ContextType>;
  MachineException?: MachineExceptionResolvers<ContextType>;
  MachineExceptionPage?: MachineExceptionPageResolvers<ContextType>;
  MachinePage?: MachinePageResolvers<ContextType>;
  MachineReconciliation?: MachineReconciliationResolvers<ContextType>;
  Me?: MeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Nutrition?: NutritionResolvers<ContextType>;
  OfflineResult?: OfflineResultResolvers<ContextType>;
  OfflineSale?: OfflineSaleResolvers<ContextType>;
  OperationCost?: OperationCostResolvers<ContextType>;
  Operator?: OperatorResolvers<ContextType>;
  PerishableRule?: PerishableRuleResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  PersonPage?: PersonPageResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductPage?: ProductPageResolvers<ContextType>;
  Promotion?: PromotionResolvers<ContextType>;
  PromotionPage?: PromotionPageResolvers<ContextType>;
  ProviderDifference?: ProviderDifferenceResolvers<ContextType>;
  ProviderSide?: ProviderSideResolvers<ContextType>;
  ProviderSums?: ProviderSumsResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReconciledPeriod?: ReconciledPeriodResolvers<ContextType>;
  Reconciliation?: ReconciliationResolvers<ContextType>;
  Restock?: RestockResolvers<ContextType>;
  RestockPage?: RestockPageResolvers<ContextType>;
  RestockPlan?: RestockPlanResolvers<ContextType>;
  RestockPlanMachine?: RestockPlanMachineResolvers<ContextType>;
  RestockPlanProduct?: RestockPlanProductResolvers<ContextType>;
  RestockPlanSlot?: RestockPlanSlotResolvers<ContextType>;
  RestockSlot?: RestockSlotResolvers<ContextType>;
  SalesLine?: SalesLineResolvers<ContextType>;
  SalesReport?: SalesReportResolvers<ContextType>;
  SalesSums?: SalesSumsResolvers<ContextType>;
  ServerComparison?: ServerComparisonResolvers<ContextType>;
  Slot?: SlotResolvers<ContextType>;
  SlotProduct?: SlotProductResolvers<ContextType>;
  SlotPromotion?: SlotPromotionResolvers<ContextType>;
  StockAdjustment?: StockAdjustmentResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TaxRule?: TaxRuleResolvers<ContextType>;
  Telemetry?: TelemetryResolvers<ContextType>;
  TelemetryPage?: TelemetryPageResolvers<ContextType>;
  TopUp?: TopUpResolvers<ContextType>;
  Upload?: UploadResolvers<ContextType>;
  UploadField?: UploadFieldResolvers<ContextType>;
  UploadForm?: UploadFormResolvers<ContextType>;
  UploadedPicture?: UploadedPictureResolvers<ContextType>;
  Vend?: VendResolvers<ContextType>;
  VendCard?: VendCardResolvers<ContextType>;
  VendFailure?: VendFailureResolvers<ContextType>;
  VendPage?: VendPageResolvers<ContextType>;
  VendPrice?: VendPriceResolvers<ContextType>;
  VendResolution?: VendResolutionResolvers<ContextType>;
  Voucher?: VoucherResolvers<ContextType>;
  Wallet?: WalletResolvers<ContextType>;
  WalletLine?: WalletLineResolvers<ContextType>;
  WalletStatementPage?: WalletStatementPageResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = unknown> = {
  aws_api_key?: Aws_Api_KeyDirectiveResolver<any, any, ContextType>;
  aws_auth?: Aws_AuthDirectiveResolver<any, any, ContextType>;
  aws_cognito_user_pools?: Aws_Cognito_User_PoolsDirectiveResolver<any, any, ContextType>;
  aws_iam?: Aws_IamDirectiveResolver<any, any, ContextType>;
  aws_lambda?: Aws_LambdaDirectiveResolver<any, any, ContextType>;
  aws_oidc?: Aws_OidcDirectiveResolver<any, any, ContextType>;
  aws_subscribe?: Aws_SubscribeDirectiveResolver<any, any, ContextType>;
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
};
