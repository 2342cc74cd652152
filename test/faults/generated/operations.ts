/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The machine takes a vend. */
export type AcknowledgeVendInput = {
  /** The machine's own number, greater with every report. */
  sequence: number;
  /** The vend. */
  vendId: string;
};

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

/** What a promotion takes off the shelf price: give exactly one of these. */
export type DiscountInput = {
  /** So much: at least 1. */
  amount?: MoneyInput | null | undefined;
  /** So many percent, 1 to 100, rounded half to even on minor units. */
  percent?: number | null | undefined;
  /** Another shelf price, where it is lower. */
  price?: MoneyInput | null | undefined;
};

/** A place on the map, in degrees (WGS 84). */
export type LocationInput = {
  /** North of the equator, -90 to 90. */
  lat: number;
  /** East of Greenwich, -180 to 180. */
  lng: number;
};

/** An operator's rule for points. */
export type LoyaltyRuleInput = {
  /** Points for a free drink. Left out: none are given. */
  freeDrinkPoints?: number | null | undefined;
  /** What one point takes off a price, in minor units of the operator's currency: at least 1. */
  pointValue: number;
  /** Points for each major unit of the currency that is spent: 1 to 1000. */
  pointsPerUnit: number;
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

/** What a machine sold without the API. */
export type ReportOfflineVendsInput = {
  /** The sales, 1 to 10. */
  vends: Array<OfflineVendInput>;
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

export type LookAtMachineQueryVariables = Exact<{
  machineId: string;
}>;


export type LookAtMachineQuery = { machine: { id: string, operator: { id: string, currency: string }, slots: Array<{ code: string, product: { id: string, minimumAge: number | null }, total: { amount: number, currency: string } }> } | null };

export type AskForWorkQueryVariables = Exact<{
  machineId: string;
}>;


export type AskForWorkQuery = { machine: { activeVend: { id: string, state: VendState } | null } | null };

export type LookAtVendQueryVariables = Exact<{
  vendId: string;
  receiptToken?: string | null | undefined;
}>;


export type LookAtVendQuery = { vend: { id: string, state: VendState } | null };

export type MyVendsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyVendsQuery = { vends: { items: Array<{ id: string, state: VendState }> } };

export type StartVendMutationVariables = Exact<{
  input: StartVendInput;
}>;


export type StartVendMutation = { startVend: { id: string, state: VendState, clientSecret: string | null, receiptToken: string | null } };

export type CancelVendMutationVariables = Exact<{
  input: CancelVendInput;
}>;


export type CancelVendMutation = { cancelVend: { id: string, state: VendState } };

export type AcknowledgeVendMutationVariables = Exact<{
  input: AcknowledgeVendInput;
}>;


export type AcknowledgeVendMutation = { acknowledgeVend: { id: string, state: VendState } };

export type ReportVendResultMutationVariables = Exact<{
  input: ReportVendResultInput;
}>;


export type ReportVendResultMutation = { reportVendResult: { id: string, state: VendState } };

export type RequestRefundMutationVariables = Exact<{
  input: RequestRefundInput;
}>;


export type RequestRefundMutation = { requestRefund: { id: string, state: VendState } };

export type RefundVendMutationVariables = Exact<{
  input: RefundVendInput;
}>;


export type RefundVendMutation = { refundVend: { id: string, state: VendState } };

export type TopUpWalletMutationVariables = Exact<{
  input: TopUpWalletInput;
}>;


export type TopUpWalletMutation = { topUpWallet: { balance: { amount: number }, topUp: { id: string, state: TopUpState, clientSecret: string | null } | null } };

export type CreateProductMutationVariables = Exact<{
  input: CreateProductInput;
}>;


export type CreateProductMutation = { createProduct: { id: string } };

export type UpdateMachineMutationVariables = Exact<{
  input: UpdateMachineInput;
}>;


export type UpdateMachineMutation = { updateMachine: { id: string } };

export type CreatePromotionMutationVariables = Exact<{
  input: CreatePromotionInput;
}>;


export type CreatePromotionMutation = { createPromotion: { id: string } };

export type ReportOfflineVendsMutationVariables = Exact<{
  input: ReportOfflineVendsInput;
}>;


export type ReportOfflineVendsMutation = { reportOfflineVends: Array<{ sequence: number, code: string | null, vend: { id: string } | null }> };

export type RegisterMachineMutationVariables = Exact<{
  input: RegisterMachineInput;
}>;


export type RegisterMachineMutation = { registerMachine: { id: string } };

export type SetPlanogramMutationVariables = Exact<{
  input: SetPlanogramInput;
}>;


export type SetPlanogramMutation = { setPlanogram: { id: string } };

export type RecordRestockMutationVariables = Exact<{
  input: RecordRestockInput;
}>;


export type RecordRestockMutation = { recordRestock: { id: string } };

export type SetLoyaltyMutationVariables = Exact<{
  input: SetLoyaltyInput;
}>;


export type SetLoyaltyMutation = { setLoyalty: { id: string } };

export type RedeemPointsMutationVariables = Exact<{
  input: RedeemPointsInput;
}>;


export type RedeemPointsMutation = { redeemPoints: { id: string } };

export type ResolveVendMutationVariables = Exact<{
  input: ResolveVendInput;
}>;


export type ResolveVendMutation = { resolveVend: { id: string, state: VendState } };

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

export const LookAtMachineDocument = new TypedDocumentString(`
    query LookAtMachine($machineId: ID!) {
  machine(machineId: $machineId) {
    id
    operator {
      id
      currency
    }
    slots {
      code
      product {
        id
        minimumAge
      }
      total {
        amount
        currency
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LookAtMachineQuery, LookAtMachineQueryVariables>;
export const AskForWorkDocument = new TypedDocumentString(`
    query AskForWork($machineId: ID!) {
  machine(machineId: $machineId) {
    activeVend {
      id
      state
    }
  }
}
    `) as unknown as TypedDocumentString<AskForWorkQuery, AskForWorkQueryVariables>;
export const LookAtVendDocument = new TypedDocumentString(`
    query LookAtVend($vendId: ID!, $receiptToken: String) {
  vend(vendId: $vendId, receiptToken: $receiptToken) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<LookAtVendQuery, LookAtVendQueryVariables>;
export const MyVendsDocument = new TypedDocumentString(`
    query MyVends {
  vends(limit: 5) {
    items {
      id
      state
    }
  }
}
    `) as unknown as TypedDocumentString<MyVendsQuery, MyVendsQueryVariables>;
export const StartVendDocument = new TypedDocumentString(`
    mutation StartVend($input: StartVendInput!) {
  startVend(input: $input) {
    id
    state
    clientSecret
    receiptToken
  }
}
    `) as unknown as TypedDocumentString<StartVendMutation, StartVendMutationVariables>;
export const CancelVendDocument = new TypedDocumentString(`
    mutation CancelVend($input: CancelVendInput!) {
  cancelVend(input: $input) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<CancelVendMutation, CancelVendMutationVariables>;
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
export const RequestRefundDocument = new TypedDocumentString(`
    mutation RequestRefund($input: RequestRefundInput!) {
  requestRefund(input: $input) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<RequestRefundMutation, RequestRefundMutationVariables>;
export const RefundVendDocument = new TypedDocumentString(`
    mutation RefundVend($input: RefundVendInput!) {
  refundVend(input: $input) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<RefundVendMutation, RefundVendMutationVariables>;
export const TopUpWalletDocument = new TypedDocumentString(`
    mutation TopUpWallet($input: TopUpWalletInput!) {
  topUpWallet(input: $input) {
    balance {
      amount
    }
    topUp {
      id
      state
      clientSecret
    }
  }
}
    `) as unknown as TypedDocumentString<TopUpWalletMutation, TopUpWalletMutationVariables>;
export const CreateProductDocument = new TypedDocumentString(`
    mutation CreateProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<CreateProductMutation, CreateProductMutationVariables>;
export const UpdateMachineDocument = new TypedDocumentString(`
    mutation UpdateMachine($input: UpdateMachineInput!) {
  updateMachine(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<UpdateMachineMutation, UpdateMachineMutationVariables>;
export const CreatePromotionDocument = new TypedDocumentString(`
    mutation CreatePromotion($input: CreatePromotionInput!) {
  createPromotion(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<CreatePromotionMutation, CreatePromotionMutationVariables>;
export const ReportOfflineVendsDocument = new TypedDocumentString(`
    mutation ReportOfflineVends($input: ReportOfflineVendsInput!) {
  reportOfflineVends(input: $input) {
    sequence
    code
    vend {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<ReportOfflineVendsMutation, ReportOfflineVendsMutationVariables>;
export const RegisterMachineDocument = new TypedDocumentString(`
    mutation RegisterMachine($input: RegisterMachineInput!) {
  registerMachine(input: $input) {
    id
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
export const SetLoyaltyDocument = new TypedDocumentString(`
    mutation SetLoyalty($input: SetLoyaltyInput!) {
  setLoyalty(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<SetLoyaltyMutation, SetLoyaltyMutationVariables>;
export const RedeemPointsDocument = new TypedDocumentString(`
    mutation RedeemPoints($input: RedeemPointsInput!) {
  redeemPoints(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<RedeemPointsMutation, RedeemPointsMutationVariables>;
export const ResolveVendDocument = new TypedDocumentString(`
    mutation ResolveVend($input: ResolveVendInput!) {
  resolveVend(input: $input) {
    id
    state
  }
}
    `) as unknown as TypedDocumentString<ResolveVendMutation, ResolveVendMutationVariables>;