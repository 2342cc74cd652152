import { parseSales, reconcile } from '@dispense/core'
import { callerAs } from '../../caller.ts'
import type { Ctx } from '../../ctx.ts'
import { parseId } from '../../ids.ts'
import { type EvidenceStash, readMachineEvidence } from '../../machine-evidence.ts'
import { toMachineReconciliation } from '../../models-of-audits.ts'
import { present } from '../../present.ts'

type Asked = Ctx<'Query', 'machineReconciliation', unknown, EvidenceStash>

export function before(ctx: Asked) {
  const { operatorId } = callerAs(ctx, 'STAFF')
  const { from, to } = parseSales({ from: ctx.args.from, to: ctx.args.to })
  ctx.stash.asked = { operatorId, machineId: parseId(ctx.args.machineId, 'machineId'), from, to }
}

export const functions = readMachineEvidence

export const after = ({ stash: { machine, intervals = [], evidence } }: Asked) =>
  toMachineReconciliation(present(machine), reconcile(intervals, present(evidence)))
