/**
 * `npm test`: everything that must hold, in the order in which a fault is found soonest. Runs on Node 20 and without
 * node_modules: it installs first, and the steps run on the Node of the project. `npm test -- types unit` runs two of them.
 */
import { spawn } from 'node:child_process'
import { delimiter, join, resolve } from 'node:path'
import { ensureInstalled, InstallError } from '../packages/local/bin/install.mjs'

const root = resolve(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')

/** A quiet step shows what it printed only when it fails. */
const steps = [
  { name: 'generated', title: 'Generated files are up to date', command: 'graphql-codegen --check', quiet: true },
  { name: 'types', title: 'Types', command: 'tsc --project tsconfig.json', quiet: true },
  {
    name: 'page',
    title: 'Types of GraphiQL’s page',
    command: 'tsc --project packages/api/src/explore/page',
    quiet: true,
  },
  { name: 'page', title: 'Types of the phone page', command: 'tsc --project packages/web/phone', quiet: true },
  { name: 'page', title: 'Types of the console', command: 'tsc --project packages/web/console', quiet: true },
  { name: 'lint', title: 'Lint and format', command: 'biome check --error-on-warnings', quiet: true },
  { name: 'unused', title: 'Nothing is unused', command: 'knip --no-progress', quiet: true },
  { name: 'tidy', title: 'Style', command: 'vitest run --project tidy' },
  { name: 'unit', title: 'Unit and integration tests', command: 'vitest run --project unit' },
  { name: 'units', title: 'Read and write units', command: 'vitest run --project units' },
  { name: 'faults', title: 'Money under fault injection', command: 'vitest run --project faults' },
  { name: 'deploy', title: 'Deploy tests', command: 'vitest run --project deploy' },
  { name: 'behaviour', title: 'The local cloud behaves as AWS', command: 'vitest run --project behaviour' },
  { name: 'acceptance', title: 'Acceptance tests', command: 'vitest run --project acceptance' },
  { name: 'size', title: 'The phone page, built', command: 'vite build phone', cwd: 'packages/web', quiet: true },
  { name: 'size', title: 'The phone page is small', command: 'size-limit', cwd: 'packages/web' },
  {
    name: 'size',
    title: 'The GraphQL function, built',
    command: 'node packages/local/src/cli/bundle-why.ts Graphql --out .data/bundle',
    quiet: true,
  },
  { name: 'size', title: 'The GraphQL function is small', command: 'size-limit', cwd: 'packages/functions' },
  { name: 'browser', title: 'A browser for the tests', command: 'node test/browser/install.ts' },
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
  const unknown = names.filter((name) => !steps.some((step) => step.name === name))
  if (unknown.length > 0) {
    console.error(
      `No step is called ${unknown.join(', ')}. Choose from: ${[...new Set(steps.map(({ name }) => name))].join(', ')}`,
    )
    return 1
  }
  const chosen = names.length === 0 ? steps : steps.filter(({ name }) => names.includes(name))
  const started = Date.now()
  await ensureInstalled(root)
  for (const [index, step] of chosen.entries()) {
    const stepStarted = Date.now()
    console.log(`\n[${index + 1}/${chosen.length}] ${step.title} (${step.command})`)
    const code = await run(step)
    if (code !== 0) {
      console.error(`\nFAILED after ${seconds(started)}: ${step.title}. This step alone: npm test -- ${step.name}`)
      return code
    }
    console.log(`    done in ${seconds(stepStarted)}`)
  }
  console.log(`\nPASSED in ${seconds(started)}: ${[...new Set(chosen.map(({ name }) => name))].join(', ')}`)
  return 0
}

/** Runs a step's command; answers its exit code, or 1 when a signal ended it. */
function run({ command, quiet, cwd = '.' }) {
  const [program, ...args] = command.split(' ')
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
  const output = []
  return new Promise((done, fail) => {
    const child = spawn(join(bin, program), args, { cwd: join(root, cwd), env, stdio: quiet ? 'pipe' : 'inherit' })
    child.stdout?.on('data', (chunk) => output.push(chunk))
    child.stderr?.on('data', (chunk) => output.push(chunk))
    child.on('error', fail)
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(output))
      done(code ?? 1)
    })
  })
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}
