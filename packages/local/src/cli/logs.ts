import { createReadStream, existsSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { CliError, dataDir, runCli } from './running.ts'

const HELP = `npm run logs -- [function ...]

  [function ...]     names in sst.config.ts, or access; all of them without one
  --request <id>     only lines that name this request
  --follow           wait for more
  --help             this text
`

/** How often a followed file is looked at, in milliseconds. */
const PAUSE = 200

await runCli(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      request: { type: 'string' },
      follow: { type: 'boolean', short: 'f', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const logs = join(dataDir(), 'logs')
  const there = existsSync(logs) ? await readdir(logs) : []
  const known = there.flatMap((file) => (/^[^.]+\.log$/.test(file) ? [file.replace('.log', '')] : []))
  const unknown = positionals.find((name) => !known.includes(name))
  if (unknown ?? known.length === 0) {
    throw new CliError(
      `There is no log${unknown ? ` of ${unknown}` : ''} in ${logs}. There is: ${known.join(', ') || 'none'}`,
    )
  }
  const names = positionals.length > 0 ? positionals : known
  const show = (name: string) => (line: string) => {
    if (values.request && !line.includes(values.request)) return
    console.log(names.length > 1 ? `${name}: ${line}` : line)
  }
  await Promise.all(names.map((name) => printFile(join(logs, `${name}.log`), show(name), values.follow)))
  return 0
})

/** Prints the lines of a file, and those that are added when it is followed; a file that begins anew is read anew. */
async function printFile(file: string, print: (line: string) => void, follow: boolean): Promise<void> {
  let position = 0
  for (;;) {
    const size = existsSync(file) ? statSync(file).size : 0
    if (size < position) position = 0
    if (size > position) {
      const lines = createInterface({ input: createReadStream(file, { start: position, end: size - 1 }) })
      for await (const line of lines) print(line)
      position = size
    }
    if (!follow) return
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}
