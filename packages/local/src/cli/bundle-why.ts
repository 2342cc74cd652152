import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { makePlan } from '../config/make-plan.ts'
import { buildForDeployment } from '../lambda/build-options.ts'
import { partsOf, type Share } from './bundle-parts.ts'
import { CliError, runCli } from './running.ts'

const HELP = `npm run bundle:why -- [function ...]

  [function ...]   names in sst.config.ts; Graphql without one
  --top <n>        how many packages of each part (default 15)
  --out <folder>   also write the code there, a folder for each function
  --help           this text

What is in a function's code as it is deployed, minified: first what is loaded when it starts, then what is loaded when it is
asked for. A package that is there twice is named.
`

await runCli(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      top: { type: 'string', default: '15' },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const top = Number(values.top)
  if (!Number.isInteger(top) || top < 1) throw new CliError(`--top ${values.top} is no number from 1 on`)
  const root = resolve('.')
  const { functions } = await makePlan({ config: join(root, 'sst.config.ts'), stage: 'production', dev: false })
  const names = positionals.length === 0 ? ['Graphql'] : positionals
  for (const name of names) {
    const fn = functions.find((each) => each.name === name)
    if (!fn)
      throw new CliError(`There is no function ${name}. There is: ${functions.map((each) => each.name).join(', ')}`)
    const code = await buildForDeployment(root, fn)
    const { start, later, doubles } = partsOf(code)
    console.log(
      `${name}\n${partText('loaded when it starts', start, top)}\n${partText('loaded when asked for', later, top)}`,
    )
    if (doubles.length > 0) console.log(`  there more than once: ${doubles.join(', ')}`)
    if (values.out !== undefined) await write(resolve(values.out, name), code.files)
  }
  return 0
})

function partText(title: string, shares: readonly Share[], top: number): string {
  const sum = shares.reduce((all, { bytes }) => all + bytes, 0)
  const rest = shares.slice(top)
  const others = { name: `${rest.length} others`, bytes: rest.reduce((all, { bytes }) => all + bytes, 0) }
  const shown = [...shares.slice(0, top), ...(rest.length > 0 ? [others] : [])]
  const lines = shown.map(({ name, bytes }) => `  ${kb(bytes)}  ${name}`)
  return [`  ${kb(sum)}  ${title}:`, ...lines.map((line) => `  ${line}`)].join('\n')
}

function kb(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(8)} kB`
}

async function write(folder: string, files: readonly { name: string; contents: Uint8Array }[]): Promise<void> {
  // Chunks of an earlier build have other names, and would be counted with these.
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await Promise.all(files.map(({ name, contents }) => writeFile(join(folder, name), contents)))
}
