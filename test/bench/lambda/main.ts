/**
 * `npm run bench:cold` and `npm run bench:warm`: the GraphQL function beside a handler without GraphQL that makes the same calls
 * to DynamoDB, and beside other servers, taking turns. `-- --rounds <n>`, `-- --only <part of a name>`, `-- --warm-up <n>`.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { machine } from '../figures.ts'
import { BARE, buildContestants, type Contestant } from './contestants.ts'
import { eventsOf } from './events.ts'
import { middle, run } from './turns.ts'
import type { Measured } from './worker.ts'
import { startWorld, type World } from './world.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    only: { type: 'string', default: '' },
    'warm-up': { type: 'string', default: '400' },
  },
})

/**
 * Invocations of each operation in a warm turn, and how many come before and are not measured: by then V8 has compiled what is called
 * often, as in an environment of Lambda that has served for a few minutes. `--warm-up 80` shows what is before.
 */
const MEASURED = 400

const kind = positionals[0] === 'warm' ? 'warm' : 'cold'
const rounds = count('rounds', values.rounds ?? (kind === 'warm' ? '3' : '20'))
const warmUp = count('warm-up', values['warm-up'])
console.log(machine())
const folder = await mkdtemp(join(tmpdir(), 'bench-lambda-'))
// Every contestant has machines of its own for its vends.
const perTurn = warmUp + MEASURED
const world = await startWorld(kind === 'warm' ? rounds * 6 * perTurn : 0)
try {
  const all = await buildContestants(world.graphql, folder)
  const chosen = all.filter(({ name }) => name === BARE || name.includes(values.only))
  console.table(
    kind === 'warm'
      ? await warm(
          chosen.filter(({ onlyStarts }) => !onlyStarts),
          world,
        )
      : await cold(chosen, world),
  )
} finally {
  await world.stop()
  await rm(folder, { recursive: true, force: true })
}

/** @throws Error when it is no number from 1 on */
function count(option: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${option} ${text} is no number from 1 on`)
  return Number(text)
}

async function cold(contestants: Contestant[], { env, ...rest }: World): Promise<object> {
  const operations = { machine: { warmUp: 0, events: eventsOf({ env, ...rest }, 1, 0).machine } }
  const found = await taking(contestants, async (each) => run(each, { operations }, folder, env))
  return table(contestants, found, {
    'init, CPU': ({ init }) => init.cpu,
    'init, wall': ({ init }) => init.wall,
    'init and first answer, wall': ({ init, first }) => init.wall + first,
  })
}

async function warm(contestants: Contestant[], world: World): Promise<object> {
  let next = 0
  const found = await taking(contestants, async (each) => {
    const events = eventsOf(world, perTurn, next)
    next += perTurn
    const operations = Object.fromEntries(
      Object.entries(events).map(([name, list]) => [name, { warmUp, events: list }]),
    )
    return run(each, { operations }, folder, world.env)
  })
  return table(contestants, found, {
    'one machine': ({ operations }) => operations.machine ?? Number.NaN,
    '20 machines': ({ operations }) => operations.machines ?? Number.NaN,
    transaction: ({ operations }) => operations.startVend ?? Number.NaN,
  })
}

/** Everybody once a round. */
async function taking(contestants: Contestant[], turn: (contestant: Contestant) => Promise<Measured>) {
  const found = contestants.map((): Measured[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, contestant] of contestants.entries()) found[index]?.push(await turn(contestant))
    if (process.stderr.isTTY) process.stderr.write(`\rround ${round + 1} of ${rounds}`)
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
  return found
}

/** The middle of the ratios to the bare handler's figure of the same round, and of the milliseconds. */
function table(contestants: Contestant[], found: Measured[][], figures: Record<string, (one: Measured) => number>) {
  const bare = found[contestants.findIndex(({ name }) => name === BARE)] ?? []
  const rowOf = (mine: Measured[]) =>
    Object.fromEntries(
      Object.entries(figures).flatMap(([name, figure]) => {
        const ratios = mine.map((one, round) => figure(one) / figure(bare[round] as Measured))
        return [
          [name, Number(middle(ratios).toFixed(2))],
          [`${name} (ms)`, Number(middle(mine.map(figure)).toFixed(2))],
        ]
      }),
    )
  return Object.fromEntries(contestants.map(({ name }, index) => [name, rowOf(found[index] ?? [])]))
}
