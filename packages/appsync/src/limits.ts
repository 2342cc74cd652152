import {
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql'
import { ResolverError } from './errors.ts'

/** AppSync's quotas that a server can set lower. */
export interface Limits {
  /** Levels of fields in an operation; AppSync's most, and the default here, is 75. */
  maxDepth: number
  /** Resolvers that run for one request; AppSync's default and most is 10 000. */
  maxResolvers: number
  /** Milliseconds for a request; AppSync's is 30 000. */
  maxExecutionMs: number
  /** Bytes of an answer; AppSync's is 5 MB. */
  maxResponseBytes: number
  /** Requests of one BatchInvoke; AppSync's is 2 000. */
  maxBatchSize: number
}

/** AppSync's numbers. */
export const defaultLimits: Limits = {
  maxDepth: 75,
  maxResolvers: 10_000,
  maxExecutionMs: 30_000,
  maxResponseBytes: 5_242_880,
  maxBatchSize: 2_000,
}

/** A validation rule for graphql-js: refuses operations with more than `maxDepth` levels of fields. */
export function depthLimit(maxDepth: number = defaultLimits.maxDepth) {
  return (context: ValidationContext): ASTVisitor => ({
    OperationDefinition(node) {
      const depth = depthOf(node.selectionSet, context.getDocument(), new Map())
      if (depth > maxDepth) {
        const message = `The query has ${depth} levels; at most ${maxDepth} are allowed. Ask in several requests.`
        context.reportError(new GraphQLError(message, { nodes: node, extensions: codes('QueryDepthLimitReached') }))
      }
      return false
    },
  })
}

/**
 * The answer's size, checked before it is sent.
 * @throws ResolverError `ResponseSizeLimitExceeded`
 */
export function assertResponseSize(body: string, maxResponseBytes: number = defaultLimits.maxResponseBytes): void {
  const bytes = Buffer.byteLength(body)
  if (bytes <= maxResponseBytes) return
  throw new ResolverError(
    `The answer has ${bytes} bytes; at most ${maxResponseBytes} are sent. Ask for fewer items or fields.`,
    'ResponseSizeLimitExceeded',
  )
}

/** Counts the resolvers of one request. */
export class ResolverCount {
  #taken = 0
  readonly #max: number

  constructor(max: number = defaultLimits.maxResolvers) {
    this.#max = max
  }

  /**
   * @returns how many have run before this one
   * @throws ResolverError `ResolverCountLimitExceeded` beyond the most
   */
  take(): number {
    if (this.#taken < this.#max) return this.#taken++
    throw new ResolverError(
      `The request runs more than ${this.#max} resolvers. Ask for fewer items or fields.`,
      'ResolverCountLimitExceeded',
    )
  }
}

/** Depth of a selection set. Each fragment is measured once, so a bomb of nested fragments costs no more than its text. */
function depthOf(set: SelectionSetNode | undefined, document: DocumentNode, fragments: Map<string, number>): number {
  let deepest = 0
  for (const selection of set?.selections ?? []) {
    if (selection.kind === 'Field')
      deepest = Math.max(deepest, 1 + depthOf(selection.selectionSet, document, fragments))
    else if (selection.kind === 'InlineFragment') {
      deepest = Math.max(deepest, depthOf(selection.selectionSet, document, fragments))
    } else deepest = Math.max(deepest, depthOfFragment(selection.name.value, document, fragments))
  }
  return deepest
}

function depthOfFragment(name: string, document: DocumentNode, fragments: Map<string, number>): number {
  const known = fragments.get(name)
  if (known !== undefined) return known
  // A fragment that spreads itself is refused by another rule; here it must only not run for ever.
  fragments.set(name, 0)
  const fragment = document.definitions.find(
    (node): node is FragmentDefinitionNode => node.kind === 'FragmentDefinition' && node.name.value === name,
  )
  const depth = depthOf(fragment?.selectionSet, document, fragments)
  fragments.set(name, depth)
  return depth
}

function codes(errorType: string) {
  return { code: errorType, errorType }
}
