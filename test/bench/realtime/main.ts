/**
 * `npm run bench:realtime`: from the tap on the phone to the command at the machine, beside a bare echo through the same
 * WebSocket gateway, taking turns. `-- --vends <n>`.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { machine, quantile } from '../figures.ts'
import { startEcho } from './echo.ts'
import { startFleet } from './fleet.ts'

const { values } = parseArgs({ options: { vends: { type: 'string', default: '1000' } } })
const vends = Number(values.vends)
/** Before anything is measured: environments start, code is compiled. */
const WARM_UP = 30

console.log(machine())
const echo = await startEcho()
const fleet = await startFleet(vends + WARM_UP)
try {
  // Until the machines have subscribed.
  await sleep(3000)
  const taps: number[] = []
  const echoes: number[] = []
  for (let turn = 0; turn < WARM_UP + vends; turn++) {
    const [hop, tap] = [await echo.measure(), await fleet.measure()]
    if (turn < WARM_UP) continue
    echoes.push(hop)
    taps.push(tap)
    if (process.stderr.isTTY) process.stderr.write(`\r${taps.length} of ${vends} vends`)
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  console.table({ 'tap to machine': row(taps, echoes), 'echo through the gateway': row(echoes, echoes) })
} finally {
  await Promise.all([fleet.stop(), echo.stop()])
}

function row(measured: number[], floor: number[]): object {
  const [sorted, sortedFloor] = [measured, floor].map((list) => list.toSorted((a, b) => a - b)) as [number[], number[]]
  const at = (share: number) => quantile(sorted, share)
  const times = (share: number) => Number((at(share) / quantile(sortedFloor, share)).toFixed(1))
  return {
    vends: measured.length,
    'p50 (ms)': Number(at(0.5).toFixed(1)),
    'p99 (ms)': Number(at(0.99).toFixed(1)),
    'p50 / echo': times(0.5),
    'p99 / echo': times(0.99),
  }
}
