/**
 * `npm run bench:local`: the local cloud beside a bare server, a bare WebSocket hop and serverless-offline, taking turns.
 * `-- --rounds <n> --seconds <n>` for longer turns; `-- --only <part of a name>`; `-- saves <n>` for what a save costs;
 * `-- kills <n>` for invocations while workers are killed.
 */
import { parseArgs } from 'node:util'
import { machine, quantile } from '../figures.ts'
import { makeApp } from './app.ts'
import { load } from './client.ts'
import { type Contestant, contestants, installOffline, type Running, start } from './contestants.ts'
import { measureKills } from './kills.ts'
import { usageOf } from './processes.ts'
import { measureSaves } from './saves.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
  },
})

/** Turns of a contestant within a round: short ones, so that what else the machine does meets all of them alike. */
const TURNS = 6

interface Turn {
  readonly p50: number
  readonly p99: number
  readonly perSecond: number
  readonly cpu: number
  readonly memory: number
}

const [what, count] = positionals
console.log(machine())
if (what === 'saves') console.table(await measureSaves(Number(count ?? 100)))
else if (what === 'kills') console.table(await measureKills(Number(count ?? 1000)))
else await compare()

async function compare(): Promise<void> {
  const app = await makeApp()
  const chosen = contestants(app.root).filter(({ name }) => name.includes(values.only))
  if (chosen.some(({ name }) => name.startsWith('serverless'))) await installOffline()
  const starts = new Map<Contestant, number[]>()
  const turns = new Map<Contestant, Turn[]>()
  for (let round = 0; round < Number(values.rounds); round++) {
    const running: Running[] = []
    try {
      for (const contestant of chosen) running.push(await start(contestant))
      for (const { contestant, started } of running) add(starts, contestant, started)
      for (const { contestant } of running) await load(contestant.port, contestant.path, 32, 1500)
      for (let count = 0; count < TURNS; count++) {
        for (const each of running) add(turns, each.contestant, await turn(each))
      }
    } finally {
      await Promise.all(running.map((each) => each.stop()))
    }
  }
  await app.remove()
  const turnsOf = (name: string) => turns.get(chosen.find((each) => each.name.includes(name)) as Contestant) ?? []
  const others = { hop: turnsOf('hop'), offline: turnsOf('serverless') }
  console.table(Object.fromEntries(chosen.map((each) => [each.name, row(starts.get(each), turns.get(each), others)])))
}

async function turn({ child, contestant: { port, path } }: Running): Promise<Turn> {
  const ms = (Number(values.seconds) * 1000) / TURNS
  const one = await load(port, path, 1, ms)
  const before = usageOf(child.pid ?? 0)
  const many = await load(port, path, 32, ms)
  const after = usageOf(child.pid ?? 0)
  return {
    p50: quantile(one.latencies, 0.5),
    p99: quantile(one.latencies, 0.99),
    perSecond: many.perSecond,
    cpu: (after.cpu - before.cpu) / many.latencies.length,
    memory: after.memory,
  }
}

function row(starts: number[] = [], turns: Turn[] = [], others: { hop: Turn[]; offline: Turn[] }): object {
  const of = (name: keyof Turn) => median(turns.map((each) => each[name]))
  // Of turns that were next to each other.
  const times = (name: keyof Turn, other: Turn[]) =>
    Number(median(turns.flatMap((each, index) => (other[index] ? [each[name] / other[index][name]] : []))).toFixed(2))
  return {
    'start to first 200 (ms)': Math.round(median(starts)),
    'p50 at 1 (ms)': Number(of('p50').toFixed(3)),
    'x ws hop': times('p50', others.hop),
    'p99 at 1 (ms)': Number(of('p99').toFixed(2)),
    'requests/s at 32': Math.round(of('perSecond')),
    'x offline': times('perSecond', others.offline),
    'CPU per request (ms)': Number(of('cpu').toFixed(3)),
    'memory (MB)': Math.round(of('memory')),
  }
}

function median(numbers: number[]): number {
  return quantile(
    numbers.toSorted((a, b) => a - b),
    0.5,
  )
}

function add<T>(to: Map<Contestant, T[]>, contestant: Contestant, value: T): void {
  to.set(contestant, [...(to.get(contestant) ?? []), value])
}
