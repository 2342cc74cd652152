import { type OperatorRecord, operatorById } from '@dispense/core'
import type { Ctx } from '../../ctx.ts'
import { toOperator } from '../../models.ts'
import { present } from '../../present.ts'

export const request = ({ source }: Ctx<'Machine', 'operator'>) => operatorById(source.operatorId)

export const response = ({ result }: Ctx<'Machine', 'operator', OperatorRecord | null>) => toOperator(present(result))
