import { redeemPoints } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toVoucher } from '../../models-of-reports.ts'

export const { before, functions, after } = commandPipeline(redeemPoints, ['CUSTOMER'], toVoucher)
