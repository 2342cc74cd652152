import { type WalletRecord, walletOf } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { parseId } from '../../ids.ts'
import { toWallet } from '../../models.ts'

export const request = (ctx: Ctx<'Query', 'wallet'>) =>
  walletOf(parseId(ctx.args.operatorId, 'operatorId'), callerAs(ctx, 'CUSTOMER').id)

export const response = ({ result }: Ctx<'Query', 'wallet', WalletRecord | null>) => result && toWallet(result)
