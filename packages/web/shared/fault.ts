/** What went wrong, as the API's catalogue has it; NETWORK when nothing answered. */
export interface Fault {
  readonly code: string
  readonly message: string
  /** What to do about it. */
  readonly fix: string
  /** By which the operator of the cloud finds it in the logs. */
  readonly requestId?: string | undefined
  /** What belongs to the code, for example the new price. */
  readonly info: Readonly<Record<string, unknown>>
}

/** Nothing answered: it is not known whether anything was done. */
const NETWORK: Fault = {
  code: 'NETWORK',
  message: 'The network does not answer.',
  fix: 'Check your connection, then try again: nothing happens twice.',
  info: {},
}

interface GraphQLErrorLike {
  readonly message: string
  readonly extensions?: Readonly<Record<string, unknown>> | undefined
}

/** The fault that an error of a GraphQL client stands for, whether urql's (`graphQLErrors`) or Apollo's (`errors`). */
export function faultOf(error: unknown): Fault {
  const { graphQLErrors, errors } = (error ?? {}) as { graphQLErrors?: GraphQLErrorLike[]; errors?: GraphQLErrorLike[] }
  const [first] = [...(graphQLErrors ?? []), ...(errors ?? [])]
  if (!first) return NETWORK
  const { code, errorType, fix, requestId, errorInfo } = first.extensions ?? {}
  return {
    code: text(code) || text(errorType) || 'INTERNAL',
    message: first.message,
    fix: text(fix),
    requestId: text(requestId) || undefined,
    info: (errorInfo as Record<string, unknown> | null | undefined) ?? {},
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
