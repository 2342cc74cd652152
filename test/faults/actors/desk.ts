import { setTimeout as sleep } from 'node:timers/promises'
import { ResolveVendDocument } from '../generated/operations.ts'
import { between, pick } from '../sim/roll.ts'
import { owner } from '../world/callers.ts'
import type { Cloud } from '../world/cloud.ts'
import { insist } from './caller.ts'

/** The operator's people decide what became of a vend of which its machine says nothing: some minutes later, or never. */
export async function decide(cloud: Cloud, turn: string, operatorId: string, vendId: string): Promise<void> {
  const { seed } = cloud.simulation
  const name = `${turn}.decide`
  const outcome = pick(['DISPENSED', 'NOT_DISPENSED', undefined], seed, name)
  if (!outcome) return
  await sleep(between(125_000, 200_000, seed, name, 'looks'))
  const input = { vendId, outcome, reason: 'It is on the camera' }
  const wish = { name, caller: owner(operatorId), document: ResolveVendDocument, passing: ['VEND_STATE'] }
  await insist(cloud, { ...wish, variables: { input } })
}
