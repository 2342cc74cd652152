import { setTimeout as sleep } from 'node:timers/promises'
import { between, pick } from '../sim/roll.ts'
import { currentWorker } from '../sim/worker.ts'
import type { Cloud } from '../world/cloud.ts'

/** A card that pays. */
export const GOOD_CARD = 'pm_card_visa'

/** A card whose bank wants to know who it is. */
const PROVING_CARD = 'pm_card_authenticationRequired'

/** The cards that people come with: most pay. */
export const CARDS = [
  ...Array.from({ length: 6 }, () => GOOD_CARD),
  PROVING_CARD,
  PROVING_CARD,
  'pm_card_chargeDeclinedInsufficientFunds',
]

/** What people do on their bank's page (3-D Secure): most prove who they are, some fail to, some go away. */
const ANSWERS = ['complete', 'complete', 'complete', 'fail', undefined] as const

/** Answers the question of the card's bank, at the stand-in's page. */
export async function prove(cloud: Cloud, name: string, clientSecret: string): Promise<void> {
  const worker = currentWorker()
  const { simulation, stripe } = cloud
  const outcome = pick(ANSWERS, simulation.seed, name, 'proves')
  await sleep(between(500, 5000, simulation.seed, name, 'types'))
  if (!worker || !outcome) return
  const page = new URL(`/3d_secure/${clientSecret.split('_secret_')[0]}`, stripe)
  await simulation.pass(worker, `${name}/3d_secure`, async () => {
    const answer = await fetch(page, { method: 'POST', body: new URLSearchParams({ outcome }) })
    await answer.text()
  })
}
