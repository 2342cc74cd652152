import { all } from '@dispense/appsync'
import * as core from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { parseId } from '../../ids.ts'
import { toWalletStatement } from '../../models-of-ledger.ts'
import { pageRequest } from '../../paging.ts'
import { walletPlaceOf } from '../../statement.ts'

type Asked<Result = unknown> = Ctx<'Query', 'walletStatement', Result>
type Found = { wallet: core.WalletRecord | null; history?: core.Part; page: core.Part }

function askedFor(ctx: Asked) {
  const owner = [parseId(ctx.args.operatorId, 'operatorId'), callerAs(ctx, 'CUSTOMER').id] as const
  const period = core.parsePeriod(ctx.args)
  const scope = [...owner, period.from, period.to]
  const { limit, cursor } = pageRequest(ctx, ...scope)
  return { owner, period, scope, limit, place: walletPlaceOf(cursor) }
}

export function request(ctx: Asked) {
  const { owner, period, limit, place } = askedFor(ctx)
  const start = place && 'balance' in place ? place : null
  const page = core.walletPage(...owner, start ?? period.from, period.to, limit + 1)
  return all({
    wallet: core.walletOf(...owner),
    page,
    ...(!start && {
      history: core.walletHistory(...owner, period.to, place && 'cursor' in place ? place.cursor : null),
    }),
  })
}

export function response(ctx: Asked<Found>) {
  const { wallet, page, history } = ctx.result
  const { scope, limit, period, place } = askedFor(ctx)
  return wallet && toWalletStatement(ctx, core.walletStatement(period, page, history, place, limit), wallet, scope)
}
