import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Context } from '@dispense/appsync'
import { parseInput, Refusal } from '@dispense/core'
import * as v from 'valibot'

const Limit = v.object({ limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)) })

type PagedContext = Pick<Context<{ limit: number; nextToken?: string | null }>, 'args' | 'env' | 'info'>

/** Bytes of the token's HMAC: half of SHA-256, as RFC 2104 (5) allows. */
const MAC_BYTES = 16

/**
 * What a list asks for. `scope` is what the list belongs to, such as the operator and the machine: a nextToken is good
 * for the same field and scope only.
 * @throws Refusal BAD_INPUT when limit is not 1 to 100; BAD_NEXT_TOKEN when the token was changed or is another list's
 */
export function pageRequest(ctx: PagedContext, ...scope: string[]): { limit: number; cursor: string | null } {
  const { limit } = parseInput(Limit, { limit: ctx.args.limit })
  const { nextToken } = ctx.args
  return { limit, cursor: nextToken == null ? null : open(nextToken, ctx, scope) }
}

/** A page of a list, its cursor signed into a nextToken. */
export function pageOf<Item, Model>(
  ctx: PagedContext,
  found: { items: readonly Item[]; cursor: string | null },
  toModel: (item: Item) => Model,
  ...scope: string[]
): { items: Model[]; nextToken: string | null } {
  const nextToken = found.cursor === null ? null : seal(found.cursor, ctx, scope)
  return { items: found.items.map(toModel), nextToken }
}

const seal = (cursor: string, ctx: PagedContext, scope: string[]) =>
  Buffer.concat([macOf(cursor, ctx, scope), Buffer.from(cursor)]).toString('base64url')

function open(token: string, ctx: PagedContext, scope: string[]): string {
  const bytes = Buffer.from(token, 'base64url')
  const cursor = bytes.subarray(MAC_BYTES).toString()
  const mac = bytes.subarray(0, MAC_BYTES)
  // Node's decoder passes over what is no base64url: only the very text that was given out is taken back.
  const isUnchanged = bytes.toString('base64url') === token && mac.length === MAC_BYTES
  if (isUnchanged && timingSafeEqual(mac, macOf(cursor, ctx, scope))) return cursor
  throw new Refusal('BAD_NEXT_TOKEN')
}

function macOf(cursor: string, { env, info }: PagedContext, scope: string[]): Buffer {
  const field = `${info.parentTypeName}.${info.fieldName}`
  const key = env.NEXT_TOKEN_KEY
  if (!key) throw new Error('NEXT_TOKEN_KEY is empty: it signs the nextToken of lists')
  return createHmac('sha256', key)
    .update(JSON.stringify([field, scope, cursor]))
    .digest()
    .subarray(0, MAC_BYTES)
}
