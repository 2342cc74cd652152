import { topUpWallet } from '@dispense/core'
import { commandPipeline } from '../../command.ts'
import { toToppedUp } from '../../models.ts'

export const { before, functions, after } = commandPipeline(topUpWallet, ['CUSTOMER'], toToppedUp)
