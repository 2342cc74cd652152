import { type OperatorRecord, operatorById } from '@dispense/core'
import type { Ctx } from '../../ctx.ts'
import { toOperator } from '../../models.ts'

export const request = ({ source }: Ctx<'Me', 'operator'>) =>
  source.operatorId === null ? null : operatorById(source.operatorId)

export const response = ({ result }: Ctx<'Me', 'operator', OperatorRecord | null>) => result && toOperator(result)
