/**
 * `npm test`: everything that must hold, in the order in which a fault is found soonest. Runs on Node 20 and without
 * node_modules: it installs first, and the steps run on the Node of the project. `npm test -- types unit` runs two of them.
 */
import { spawn } from 'node:child_process'
import { delimiter, join, resolve } from 'node:path'
import { ensureInstalled, InstallError } from '../packages/local/bin/install.mjs'

const root = resolve(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')

/**
 * What only reads the sources, and the browser, which may have to be fetched: two of these run at once, and show what they printed
 * only when they fail.
 */
const checks = [
  { name: 'browser', title: 'A browser for the tests', command: 'node test/browser/install.ts' },
  { name: 'generated', title: 'Generated files are up to date', command: 'graphql-codegen --check' },
  { name: 'types', title: 'Types', command: 'tsc --project tsconfig.json' },
  { name: 'lint', title: 'Lint and format', command: 'biome check --error-on-warnings' },
  { name: 'unused', title: 'Nothing is unused', command: 'knip --no-progress' },
  { name: 'tidy', title: 'Style', command: 'vitest run --project tidy' },
  { name: 'page', title: 'Types of the console', command: 'tsc --project packages/web/console' },
  { name: 'page', title: 'Types of the phone page', command: 'tsc --project packages/web/phone' },
  { name: 'page', title: 'Types of GraphiQL’s page', command: 'tsc --project packages/api/src/explore/page' },
].map((step) => ({ ...step, quiet: true }))

/** What runs the project: one after the other. A quiet one shows what it printed only when it fails. */
const runs = [
  { name: 'unit', title: 'Unit and integration tests', command: 'vitest run --project unit' },
  { name: 'units', title: 'Read and write units', command: 'vitest run --project units' },
  { name: 'faults', title: 'Money under fault injection', command: 'vitest run --project faults' },
  { name: 'deploy', title: 'Deploy tests', command: 'vitest run --project deploy' },
  { name: 'behaviour', title: 'The local cloud behaves as AWS', command: 'vitest run --project behaviour' },
  { name: 'acceptance', title: 'Acceptance tests', command: 'vitest run --project acceptance' },
  { name: 'acceptance', title: 'Acceptance tests, one at a time', command: 'vitest run --project acceptance-alone' },
  { name: 'size', title: 'The phone page, built', command: 'vite build phone', cwd: 'packages/web', quiet: true },
  { name: 'size', title: 'The phone page is small', command: 'size-limit', cwd: 'packages/web' },
  {
    name: 'size',
    title: 'The GraphQL function, built',
    command: 'node packages/local/src/cli/bundle-why.ts Graphql --out .data/bundle',
    quiet: true,
  },
  { name: 'size', title: 'The GraphQL function is small', command: 'size-limit', cwd: 'packages/functions' },
  { name: 'browser', title: 'Browser tests', command: 'vitest run --project browser' },
]

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof InstallError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function main(names) {
  const known = [...new Set([...checks, ...runs].map(({ name }) => name))]
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    console.error(`No step is called ${unknown.join(', ')}. Choose from: ${known.join(', ')}`)
    return 1
  }
  const isChosen = ({ name }) => names.length === 0 || names.includes(name)
  const started = Date.now()
  await ensureInstalled(root)
  const failed = (await runAll(checks.filter(isChosen), 2)) ?? (await runAll(runs.filter(isChosen), 1))
  if (failed) {
    console.error(`\nFAILED after ${seconds(started)}: ${failed.title}. This step alone: npm test -- ${failed.name}`)
    return 1
  }
  console.log(`\nPASSED in ${seconds(started)}: ${known.filter((name) => isChosen({ name })).join(', ')}`)
  return 0
}

/** Runs steps, so many at once; after one that fails no other begins. Answers that one. */
async function runAll(steps, atOnce) {
  const waiting = steps.values()
  let failed
  const runInTurn = async () => {
    for (const step of waiting) {
      if (!(await run(step))) failed ??= step
      if (failed) return
    }
  }
  await Promise.all(Array.from({ length: atOnce }, runInTurn))
  return failed
}

/** Runs a step and says how long it took; answers whether it succeeded. */
async function run({ title, command, quiet, cwd = '.' }) {
  const started = Date.now()
  const heading = `\n${title} (${command})`
  if (!quiet) console.log(heading)
  const { code, output } = await execute(command, join(root, cwd), quiet ? 'pipe' : 'inherit')
  // What ran beside another is told in one piece.
  if (quiet) console.log(heading)
  if (code !== 0) process.stderr.write(output)
  console.log(`    ${code === 0 ? 'done' : 'failed'} in ${seconds(started)}`)
  return code === 0
}

/** Runs a command of node_modules; answers its exit code, none when a signal ended it, and what it printed into a pipe. */
function execute(command, cwd, stdio) {
  const [program, ...args] = command.split(' ')
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
  const output = []
  return new Promise((done, fail) => {
    const child = spawn(join(bin, program), args, { cwd, env, stdio })
    child.stdout?.on('data', (chunk) => output.push(chunk))
    child.stderr?.on('data', (chunk) => output.push(chunk))
    child.on('error', fail)
    child.on('close', (code) => done({ code, output: Buffer.concat(output) }))
  })
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}
