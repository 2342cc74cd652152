/**
 * `npm run bench:vend`: whole vends a second on the local cloud, tap, command, acknowledgement and report, by how many machines sell at
 * once; and where the time goes. `-- --seconds <n>`.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { profileOf } from '@dispense/local'
import { limitsOf, type Reading } from '../../simulate/limits.ts'
import { machine, quantile } from '../figures.ts'
import { type Fleet, startFleet } from '../realtime/fleet.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '15' } } })
const ms = Number(values.seconds) * 1000
/** So many a second the customer's money is for: more than two cores can do. */
const MOST = 40

console.log(machine())
const fleet = await startFleet((Number(values.seconds) * 4 + 10) * MOST)
try {
  // Until the machines have subscribed.
  await sleep(3000)
  const rows: Record<string, object> = {}
  let limits: string[] = []
  for (const machines of [1, 2, 4, fleet.machines]) {
    await sell(fleet, machines, 2000)
    const before = await readingOf(fleet)
    const taps = await sell(fleet, machines, ms)
    limits = limitsOf(before, await readingOf(fleet))
    const sorted = taps.toSorted((a, b) => a - b)
    rows[`${machines} machines at once`] = {
      'vends/s': Number((taps.length / (ms / 1000)).toFixed(1)),
      'tap to machine p50 (ms)': Math.round(quantile(sorted, 0.5)),
      'p99 (ms)': Math.round(quantile(sorted, 0.99)),
    }
  }
  console.table(rows)
  console.log(`With ${fleet.machines} machines:\n${limits.map((line) => `  ${line}`).join('\n')}`)
} finally {
  await fleet.stop()
}

/** Each of the first machines sells one drink after the other; answers the milliseconds from tap to machine of each. */
async function sell({ measure }: Fleet, machines: number, time: number): Promise<number[]> {
  const taps: number[] = []
  const end = performance.now() + time
  const one = async (which: number) => {
    while (performance.now() < end) taps.push(await measure(which))
  }
  await Promise.all(Array.from({ length: machines }, (_, which) => one(which)))
  return taps
}

/** The gateways and the bench are one process: what it uses itself is on the cloud's account. */
async function readingOf({ lambda }: Fleet): Promise<Reading> {
  return { cloud: await profileOf({ lambda }), own: 0 }
}
