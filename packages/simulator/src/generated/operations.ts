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

/** A controller that becomes a machine. */
export type EnrolMachineInput = {
  /** The code, as the owner was given it. Small letters, blanks and dashes do not matter. */
  code: string;
  /** The public key: the `x` of an Ed25519 JWK (RFC 8037), 43 characters of base64url. */
  publicKey: string;
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


export type MachineCommandsSubscription = { onMachineCommand: { sequence: number, kind: MachineCommandKind, vend: { id: string, state: VendState, slot: string } | null } | null };

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

export const MachineCommandsDocument = new TypedDocumentString(`
    subscription MachineCommands($machineId: ID!) {
  onMachineCommand(machineId: $machineId) {
    sequence
    kind
    vend {
      id
      state
      slot
    }
  }
}
    `) as unknown as TypedDocumentString<MachineCommandsSubscription, MachineCommandsSubscriptionVariables>;
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