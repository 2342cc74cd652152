import type { Util } from '@aws-appsync/utils'
import { notAuthorized, ResolverError } from '../errors.ts'
import { toJsonObject } from '../rds/result.ts'
import { currentContext, ResolverContext } from '../runtime/context.ts'
import { ResolverInfo } from '../runtime/info.ts'
import { authTypeOf } from './auth-type.ts'
import { dynamodb } from './dynamodb.ts'
import { http } from './http.ts'
import { ids } from './ids.ts'
import { math } from './math.ts'
import { str, text } from './text.ts'
import { time } from './time/index.ts'
import { transform } from './transform/index.ts'
import { xml } from './xml.ts'

/**
 * AppSync's `util`, all 52 functions of `@aws-appsync/utils` 2.1, whose published type it satisfies.
 * Functions that belong to a field (`appendError`, `unauthorized`, `authType`, `http.addResponseHeader`) know the field
 * that is running, after an `await` too.
 */
export const util: Util = {
  ...ids,
  ...text,

  error(message, errorType, data, errorInfo) {
    throw new ResolverError(message, errorType, selectedBelow(currentContext(), data), errorInfo)
  },

  appendError(message, errorType, data, errorInfo) {
    const ctx = currentContext()
    if (!ctx)
      throw new Error(
        'util.appendError was called outside of a request or response function, or late in one that is not async.',
      )
    ResolverContext.effectsOf(ctx).appendError(
      new ResolverError(message, errorType, selectedBelow(ctx, data), errorInfo),
    )
  },

  unauthorized() {
    const info = currentContext()?.info
    throw notAuthorized(info?.fieldName ?? 'this field', info?.parentTypeName ?? 'this type')
  },

  authType: () => authTypeOf(currentContext()?.identity),

  time,
  dynamodb,
  rds: { toJsonObject },
  http,
  xml,
  transform,
  math,
  str,
}

/** An error's data carries no more of an item than the query asks for, as on AppSync; `errorInfo` goes out whole. */
function selectedBelow(ctx: ResolverContext | undefined, data: unknown): unknown {
  const info = data === undefined || data === null ? undefined : ctx?.info
  return info instanceof ResolverInfo ? info.select(data) : data
}
