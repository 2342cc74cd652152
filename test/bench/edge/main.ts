/**
 * `npm run bench:edge`: a day of 10,000 phone page views at 100 machines through the edge of the local cloud, on a clock that jumps from
 * view to view: how many requests the edge answers, and how often the origin is asked. Then a page from a warm edge beside one from
 * a cold edge. `-- --views <n>`.
 */
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { ManualClock, startCloud } from '@dispense/local'
import { machine, quantile } from '../figures.ts'
import { dayOf, randomBy } from './day.ts'
import { openMachines } from './machines.ts'
import { createPhone } from './phone.ts'
import { whatIf } from './what-if.ts'

const { values } = parseArgs({ options: { views: { type: 'string', default: '10000' } } })
const views = Number(values.views)
const MACHINES = 100
/** Each customer arrives at the nearest; every machine stands near one of them. */
const LOCATIONS = ['FRA56-P1', 'CDG50-P1', 'MAD51-P2', 'WAW51-P1', 'ARN54-C1']
/** How many pages are timed, warm and cold in turns. */
const ROUNDS = 60

console.log(machine())
const root = resolve(import.meta.dirname, '../../..')
const clock = new ManualClock()
const users = join(root, 'packages/simulator/demo-users.json')
const cloud = await startCloud({ root, users, sites: 'built', clock, edges: LOCATIONS, schedules: false })
try {
  const codes = await openMachines(cloud, MACHINES)
  const phone = await createPhone(cloud.webUrl ?? '')
  const day = dayOf(views, MACHINES, randomBy(1))
  const midnight = clock.now()
  await forget()
  for (const { at, machine: which } of day) {
    await clock.advance(midnight + at - clock.now())
    const renewed = await phone.look(codes[which] ?? '', LOCATIONS[which % LOCATIONS.length] ?? '')
    // On the real clock a renewal is done long before the next view.
    if (renewed) await sleep(15)
  }
  console.log(`${views} views of ${MACHINES} machines in a day, ${LOCATIONS.length} locations:`)
  console.table(phone.counted())
  const [policy] = cloud.plan.routers.map(({ cachePolicy }) => cachePolicy)
  if (policy) await printAlternatives(day, policy)
  await timePages(codes[0] ?? '', phone)
} finally {
  await cloud.stop()
}

/** What the same day would be with other times for the machine's answer. */
async function printAlternatives(day: ReturnType<typeof dayOf>, policy: Parameters<typeof whatIf>[1]['policy']) {
  const rows: Record<string, object> = {}
  for (const cacheControl of [
    'public, max-age=5',
    'public, max-age=5, stale-while-revalidate=55',
    'public, max-age=60, stale-while-revalidate=540',
    'public, max-age=86400',
  ]) {
    const { hitRatio, calls, oldest } = await whatIf(day, { policy, locations: LOCATIONS.length, cacheControl })
    rows[cacheControl] = { 'from the edge': percent(hitRatio), 'calls of the API': calls, 'oldest (s)': oldest }
  }
  console.log('The machine alone, under other times:')
  console.table(rows)
}

/** A whole page as a phone loads it that has nothing of it yet: from a warm edge, and from one that has nothing either. */
async function timePages(code: string, phone: Awaited<ReturnType<typeof createPhone>>): Promise<void> {
  const [location = ''] = LOCATIONS
  const times: Record<'warm' | 'cold', number[]> = { warm: [], cold: [] }
  for (let round = 0; round < ROUNDS; round++) {
    const kind = round % 2 === 0 ? 'cold' : 'warm'
    if (kind === 'cold') await forget()
    const start = performance.now()
    await phone.look(code, location)
    times[kind].push(performance.now() - start)
  }
  const of = (list: number[]) => {
    const sorted = list.toSorted((a, b) => a - b)
    return {
      'p50 (ms)': Number(quantile(sorted, 0.5).toFixed(1)),
      'p95 (ms)': Number(quantile(sorted, 0.95).toFixed(1)),
    }
  }
  const ratio =
    quantile(
      times.cold.toSorted((a, b) => a - b),
      0.5,
    ) /
    quantile(
      times.warm.toSorted((a, b) => a - b),
      0.5,
    )
  console.log(`A whole page, ${ROUNDS / 2} of each in turns; cold / warm ${ratio.toFixed(1)}:`)
  console.table({ 'from a warm edge': of(times.warm), 'from the origin, through a cold edge': of(times.cold) })
}

async function forget(): Promise<void> {
  await fetch(`${cloud.webUrl}/_edge`, { method: 'DELETE' })
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
