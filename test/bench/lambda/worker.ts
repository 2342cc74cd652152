/** One contestant in a process of its own: `worker.ts <bundle> <file with the turn>`. Prints what it measured as JSON. */
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'

/** What a process is to do: each list of events in turn, of which the first `warmUp` are not measured. */
export interface Turn {
  readonly operations: Readonly<Record<string, { readonly warmUp: number; readonly events: readonly object[] }>>
}

/** What it measured, in milliseconds. */
export interface Measured {
  /** From the start of the import until the handler is there. */
  readonly init: { readonly wall: number; readonly cpu: number }
  /** The first answer. */
  readonly first: number
  /** Processor time of one invocation. */
  readonly operations: Record<string, number>
}

type Handler = (event: object, context: object) => Promise<{ statusCode?: number; body?: string }>

const [bundle = '', file = ''] = process.argv.slice(2)
const { operations } = JSON.parse(await readFile(file, 'utf8')) as Turn
const before = { wall: performance.now(), cpu: cpu() }
const { handler } = (await import(pathToFileURL(bundle).href)) as { handler: Handler }
const init = { wall: performance.now() - before.wall, cpu: cpu() - before.cpu }

let first: number | undefined
const measured: Record<string, number> = {}
for (const [name, { warmUp, events }] of Object.entries(operations)) {
  let begun = 0
  for (const [index, event] of events.entries()) {
    if (index === warmUp) begun = cpu()
    const sent = performance.now()
    await answered(name, event)
    first ??= performance.now() - sent
  }
  measured[name] = (cpu() - begun) / (events.length - warmUp)
}
console.log(JSON.stringify({ init, first: first ?? 0, operations: measured } satisfies Measured))
process.exit()

/** @throws Error when it was not answered as it should be */
async function answered(name: string, event: object): Promise<void> {
  const context = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 20_000 }
  const { body = '' } = await handler(event, context)
  const { data, errors } = JSON.parse(body)
  if (errors || !data?.[name]) throw new Error(`${bundle} answered ${name} with ${body.slice(0, 1000)}`)
}

function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
