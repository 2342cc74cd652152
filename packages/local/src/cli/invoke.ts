import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { CliError, runCli, runningCloud } from './running.ts'

const HELP = `npm run invoke -- <function> [event.json]

  <function>        its name in sst.config.ts
  [event.json]      a file with the event; - reads it from standard input; {} without one
  --sample <name>   a sample event instead: --sample list names them, --sample <name> alone prints it
  --async           do not wait for the answer (InvocationType Event)
  --help            this text

The answer goes to standard output, the log to standard error. Exit code 1: the function failed.
`

const SAMPLES = join(import.meta.dirname, '..', '..', 'events')

await runCli(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sample: { type: 'string' },
      async: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [name, file] = positionals
  if (values.sample === 'list') return print((await sampleNames()).join('\n'))
  if (values.help || (!name && values.sample === undefined)) return print(HELP)
  const event = values.sample === undefined ? await readEvent(file) : await readSample(values.sample)
  return name ? await invoke(name, event, values.async) : print(event)
})

async function invoke(name: string, event: string, asynchronous: boolean): Promise<number> {
  const { lambda, functions } = await runningCloud()
  if (!functions.includes(name)) {
    throw new CliError(`No function is named ${name}. sst.config.ts has: ${functions.join(', ')}`)
  }
  const answer = await fetch(`${lambda}/2015-03-31/functions/${name}/invocations`, {
    method: 'POST',
    body: event,
    headers: { 'x-amz-log-type': 'Tail', 'x-amz-invocation-type': asynchronous ? 'Event' : 'RequestResponse' },
  })
  const payload = await answer.text()
  if (!answer.ok) throw new CliError(`Lambda refused it (HTTP ${answer.status}): ${payload}`)
  if (asynchronous) return print(`Accepted as ${answer.headers.get('x-amzn-requestid')}`)
  console.error(Buffer.from(answer.headers.get('x-amz-log-result') ?? '', 'base64').toString())
  print(readable(payload))
  return answer.headers.has('x-amz-function-error') ? 1 : 0
}

async function readEvent(file: string | undefined): Promise<string> {
  if (file === undefined) return '{}'
  const event = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8').catch(() => undefined)
  if (event === undefined) throw new CliError(`There is no file ${file}`)
  try {
    JSON.parse(event)
  } catch (error) {
    throw new CliError(`${file} is no JSON: ${(error as Error).message}`)
  }
  return event
}

async function readSample(name: string): Promise<string> {
  const names = await sampleNames()
  if (!names.includes(name)) throw new CliError(`No sample is named ${name}. There are: ${names.join(', ')}`)
  return readFile(join(SAMPLES, `${name}.json`), 'utf8')
}

async function sampleNames(): Promise<string[]> {
  return (await readdir(SAMPLES)).map((file) => file.replace('.json', '')).sort()
}

function readable(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2)
  } catch {
    return payload
  }
}

function print(line: string): number {
  console.log(line)
  return 0
}
