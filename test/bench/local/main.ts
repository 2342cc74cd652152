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
    for (const contestant of chosen) {
      const running = await start(contestant)
      try {
        add(starts, contestant, running.started)
        add(turns, contestant, await turn(running))
      } finally {
        await running.stop()
      }
    }
  }
  await app.remove()
  console.table(Object.fromEntries(chosen.map((each) => [each.name, row(starts.get(each), turns.get(each))])))
}

async function turn({ child, contestant: { port, path } }: Running): Promise<Turn> {
  const ms = Number(values.seconds) * 1000
  await load(port, path, 32, 1500)
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

function row(starts: number[] = [], turns: Turn[] = []): object {
  const median = (numbers: number[]) =>
    quantile(
      numbers.sort((a, b) => a - b),
      0.5,
    )
  const of = (name: keyof Turn) => median(turns.map((each) => each[name]))
  return {
    'start to first 200 (ms)': Math.round(median(starts)),
    'p50 at 1 (ms)': Number(of('p50').toFixed(3)),
    'p99 at 1 (ms)': Number(of('p99').toFixed(2)),
    'requests/s at 32': Math.round(of('perSecond')),
    'CPU per request (ms)': Number(of('cpu').toFixed(3)),
    'memory (MB)': Math.round(of('memory')),
  }
}

function add<T>(to: Map<Contestant, T[]>, contestant: Contestant, value: T): void {
  to.set(contestant, [...(to.get(contestant) ?? []), value])
}
