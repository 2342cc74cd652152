/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** A card, as the payment provider's library names it to the page. A card number is refused. */
export type CardInput = {
  /** A PaymentMethod (`pm_...`) or a ConfirmationToken (`ctoken_...`). */
  token: string;
};

/** How a command went. */
export type CommandOutcome =
  /** It was done. */
  | 'DONE'
  /** The machine could not do it. */
  | 'FAILED';

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

/** How a payment device does. */
export type DeviceHealth =
  /** It is there and does not work. */
  | 'FAULT'
  /** It does not answer. */
  | 'MISSING'
  /** It works. */
  | 'OK';

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

/** A place on the map, in degrees (WGS 84). */
export type LocationInput = {
  /** North of the equator, -90 to 90. */
  lat: number;
  /** East of Greenwich, -180 to 180. */
  lng: number;
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

/** What was put into one slot. */
export type RestockSlotInput = {
  /** Units put in; negative when units were taken out. */
  added: number;
  /** The slot's code. */
  code: string;
  /** Whether a jam was cleared. */
  jamCleared?: boolean;
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

export type MachineCommandsSubscriptionVariables = Exact<{
  machineId: string;
}>;


export type MachineCommandsSubscription = { onMachineCommand: { sequence: number, kind: MachineCommandKind, slot: string | null, price: { amount: number, currency: string } | null, vend: { id: string, state: VendState, slot: string } | null } | null };

export type MissedCommandsQueryVariables = Exact<{
  after: number;
}>;


export type MissedCommandsQuery = { machineCommands: Array<{ sequence: number, kind: MachineCommandKind, slot: string | null, price: { amount: number, currency: string } | null, vend: { id: string, state: VendState, slot: string } | null }> };

export type ToldFragment = { sequence: number, kind: MachineCommandKind, slot: string | null, price: { amount: number, currency: string } | null, vend: { id: string, state: VendState, slot: string } | null };

export type AcknowledgeCommandMutationVariables = Exact<{
  input: AcknowledgeCommandInput;
}>;


export type AcknowledgeCommandMutation = { acknowledgeCommand: { sequence: number, state: MachineCommandState | null } };

export type AcknowledgeVendMutationVariables = Exact<{
  input: AcknowledgeVendInput;
}>;


export type AcknowledgeVendMutation = { acknowledgeVend: { id: string, state: VendState } };

export type ReportVendResultMutationVariables = Exact<{
  input: ReportVendResultInput;
}>;


export type ReportVendResultMutation = { reportVendResult: { id: string, state: VendState } };

export type EnrolMachineMutationVariables = Exact<{
  input: EnrolMachineInput;
}>;


export type EnrolMachineMutation = { enrolMachine: { machineId: string } };

export type MachineByCodeQueryVariables = Exact<{
  code: string;
}>;


export type MachineByCodeQuery = { machineByCode: { id: string, name: string, slots: Array<{ code: string, soldOut: boolean, enabled: boolean, product: { id: string, name: string }, total: { amount: number, currency: string } }> } | null };

export type CreateProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type CreateProductMutation = { createProduct: { id: string } };

export type RegisterMachineMutationVariables = Exact<{
  input: RegisterMachineInput;
}>;


export type RegisterMachineMutation = { registerMachine: { id: string, code: string, enrolment: { code: string } | null } };

export type SetPlanogramMutationVariables = Exact<{
  input: SetPlanogramInput;
}>;


export type SetPlanogramMutation = { setPlanogram: { id: string } };

export type RecordRestockMutationVariables = Exact<{
  input: RecordRestockInput;
}>;


export type RecordRestockMutation = { recordRestock: { id: string } };

export type UpdateMachineMutationVariables = Exact<{
  input: UpdateMachineInput;
}>;


export type UpdateMachineMutation = { updateMachine: { id: string } };

export type TopUpWalletMutationVariables = Exact<{
  input: TopUpWalletInput;
}>;


export type TopUpWalletMutation = { topUpWallet: { balance: { amount: number } } };

export type StartVendMutationVariables = Exact<{
  input: StartVendInput;
}>;


export type StartVendMutation = { startVend: { id: string, state: VendState } };

export type ReportTelemetryMutationVariables = Exact<{
  input: ReportTelemetryInput;
}>;


export type ReportTelemetryMutation = { reportTelemetry: { temperature: number | null } };

export type ReportOfflineVendsMutationVariables = Exact<{
  input: ReportOfflineVendsInput;
}>;


export type ReportOfflineVendsMutation = { reportOfflineVends: Array<{ vend: { state: VendState } | null }> };

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
export const ToldFragmentDoc = new TypedDocumentString(`
    fragment Told on MachineCommand {
  sequence
  kind
  slot
  price {
    amount
    currency
  }
  vend {
    id
    state
    slot
  }
}
    `, {"fragmentName":"Told"}) as unknown as TypedDocumentString<ToldFragment, unknown>;
export const MachineCommandsDocument = new TypedDocumentString(`
    subscription MachineCommands($machineId: ID!) {
  onMachineCommand(machineId: $machineId) {
    ...Told
  }
}
    fragment Told on MachineCommand {
  sequence
  kind
  slot
  price {
    amount
    currency
  }
  vend {
    id
    state
    slot
  }
}`) as unknown as TypedDocumentString<MachineCommandsSubscription, MachineCommandsSubscriptionVariables>;
export const MissedCommandsDocument = new TypedDocumentString(`
    query MissedCommands($after: Int!) {
  machineCommands(after: $after) {
    ...Told
  }
}
    fragment Told on MachineCommand {
  sequence
  kind
  slot
  price {
    amount
    currency
  }
  vend {
    id
    state
    slot
  }
}`) as unknown as TypedDocumentString<MissedCommandsQuery, MissedCommandsQueryVariables>;
export const AcknowledgeCommandDocument = new TypedDocumentString(`
    mutation AcknowledgeCommand($input: AcknowledgeCommandInput!) {
  acknowledgeCommand(input: $input) {
    sequence
    state
  }
}
    `) as unknown as TypedDocumentString<AcknowledgeCommandMutation, AcknowledgeCommandMutationVariables>;
export const AcknowledgeVendDocument = new TypedDocumentString(`
    mutation AcknowledgeVend($input: AcknowledgeVendInput!) {
  acknowledgeVend(input: $input) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<AcknowledgeVendMutation, AcknowledgeVendMutationVariables>;
export const ReportVendResultDocument = new TypedDocumentString(`
    mutation ReportVendResult($input: ReportVendResultInput!) {
  reportVendResult(input: $input) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<ReportVendResultMutation, ReportVendResultMutationVariables>;
export const EnrolMachineDocument = new TypedDocumentString(`
    mutation EnrolMachine($input: EnrolMachineInput!) {
  enrolMachine(input: $input) {
    machineId
  }
}
    `) as unknown as TypedDocumentString<EnrolMachineMutation, EnrolMachineMutationVariables>;
export const MachineByCodeDocument = new TypedDocumentString(`
    query MachineByCode($code: String!) {
  machineByCode(code: $code) {
    id
    name
    slots {
      code
      soldOut
      enabled
      product {
        id
        name
      }
      total {
        amount
        currency
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MachineByCodeQuery, MachineByCodeQueryVariables>;
export const CreateProductDocument = new TypedDocumentString(`
    mutation CreateProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<CreateProductMutation, CreateProductMutationVariables>;
export const RegisterMachineDocument = new TypedDocumentString(`
    mutation RegisterMachine($input: RegisterMachineInput!) {
  registerMachine(input: $input) {
    id
    code
    enrolment {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterMachineMutation, RegisterMachineMutationVariables>;
export const SetPlanogramDocument = new TypedDocumentString(`
    mutation SetPlanogram($input: SetPlanogramInput!) {
  setPlanogram(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<SetPlanogramMutation, SetPlanogramMutationVariables>;
export const RecordRestockDocument = new TypedDocumentString(`
    mutation RecordRestock($input: RecordRestockInput!) {
  recordRestock(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RecordRestockMutation, RecordRestockMutationVariables>;
export const UpdateMachineDocument = new TypedDocumentString(`
    mutation UpdateMachine($input: UpdateMachineInput!) {
  updateMachine(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<UpdateMachineMutation, UpdateMachineMutationVariables>;
export const TopUpWalletDocument = new TypedDocumentString(`
    mutation TopUpWallet($input: TopUpWalletInput!) {
  topUpWallet(input: $input) {
    balance {
      amount
    }
  }
}
    `) as unknown as TypedDocumentString<TopUpWalletMutation, TopUpWalletMutationVariables>;
export const StartVendDocument = new TypedDocumentString(`
    mutation StartVend($input: StartVendInput!) {
  startVend(input: $input) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<StartVendMutation, StartVendMutationVariables>;
export const ReportTelemetryDocument = new TypedDocumentString(`
    mutation ReportTelemetry($input: ReportTelemetryInput!) {
  reportTelemetry(input: $input) {
    temperature
  }
}
    `) as unknown as TypedDocumentString<ReportTelemetryMutation, ReportTelemetryMutationVariables>;
export const ReportOfflineVendsDocument = new TypedDocumentString(`
    mutation ReportOfflineVends($input: ReportOfflineVendsInput!) {
  reportOfflineVends(input: $input) {
    vend {
      state
    }
  }
}
    `) as unknown as TypedDocumentString<ReportOfflineVendsMutation, ReportOfflineVendsMutationVariables>;