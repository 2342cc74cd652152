import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import { MachineCommandsDocument, type MachineCommandsSubscription, type ToldFragment } from './generated/operations.ts'

/** What the machine has been asked to do: a vend, in the state in which it was told of it. */
export type Command = NonNullable<ToldFragment['vend']>

/** What the machine has been asked to do from afar: start anew, or something about a slot. */
export type RemoteCommand = Omit<ToldFragment, 'vend'>

/** What is to be done next. */
export type Order = { vend: Command; remote?: undefined } | { remote: RemoteCommand; vend?: undefined }

/** Where commands come from. */
export interface ListenOptions {
  /** The URL of the WebSocket API. */
  url: string
  machineId: string
  token: () => Promise<string>
  /** Asks what came while it did not listen; done each time that it has connected. */
  missed: () => Promise<readonly RemoteCommand[]>
  /** After a connect, how long its subscription may take to stand before what was missed is asked, in milliseconds. */
  settleMs: number
  /** Hears of each time that it listens and has been told all that it had missed. */
  listening?: (() => void) | undefined
  /** Ends the connection. */
  signal: AbortSignal
  log?: ((line: string) => void) | undefined
}

/** The commands of one machine: each remote one in its turn, and the latest vend, because an older one is over when there is a newer. */
export interface Commands {
  /** Waits for the next command. Rejects with the signal's reason when that ends it. */
  next(): Promise<Order>
}

/** A machine that is not heard for four minutes may be called silent, and its hearing is written every two minutes at most. */
const KEEP_ALIVE_MS = 110_000

/** The longest wait between two questions for what was missed. */
const MAX_WAIT_MS = 30_000

/**
 * Subscribes to `onMachineCommand` by `graphql-transport-ws`, and again whenever the connection is lost: the API answers with the vend
 * that has to be done now, and is asked for the other commands, so nothing is missed.
 */
export const listen = (options: ListenOptions): Commands => {
  const { url, machineId, token, signal, log = () => undefined } = options
  const orders = createOrders(signal)
  let connection = 0
  const catchUp = async () => {
    connection += 1
    const own = connection
    for (let waitMs = options.settleMs; ; waitMs = Math.min(2 * waitMs, MAX_WAIT_MS)) {
      // What is sent before the subscription stands waits for a question, what comes later is heard.
      await sleep(waitMs, undefined, { signal }).catch(() => undefined)
      if (signal.aborted || own !== connection) return
      try {
        for (const remote of await options.missed()) orders.add(remote)
        return options.listening?.()
      } catch (error) {
        if (!signal.aborted) log(`${machineId} does not know what it missed: ${explain(error)}`)
      }
    }
  }
  const client = createClient({
    url,
    keepAlive: KEEP_ALIVE_MS,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    connectionParams: async () => ({ authorization: `Bearer ${await token()}` }),
    on: { connected: () => void catchUp() },
  })
  client.subscribe<MachineCommandsSubscription>(
    { query: MachineCommandsDocument.toString(), variables: { machineId } },
    {
      next: ({ data }) => data?.onMachineCommand && orders.add(data.onMachineCommand),
      error: (error) => log(`${machineId} hears no commands: ${explain(error)}`),
      complete: () => undefined,
    },
  )
  signal.addEventListener('abort', () => void client.dispose(), { once: true })
  return orders
}

/** What was heard and not done yet. The same command comes twice when it is published again, and after each connect. */
function createOrders(signal: AbortSignal): Commands & { add(told: ToldFragment | RemoteCommand): void } {
  const remotes = new Map<number, RemoteCommand>()
  let vend: Command | undefined
  let lastSequence = 0
  let wake: () => void = () => undefined
  signal.addEventListener('abort', () => wake(), { once: true })

  const addVend = ({ sequence, kind, vend: told }: ToldFragment) => {
    if (!told || sequence <= lastSequence) return
    lastSequence = sequence
    vend = kind === 'DISPENSE' ? told : undefined
  }
  const take = (): Order | undefined => {
    const [remote] = [...remotes.values()].toSorted((a, b) => a.sequence - b.sequence)
    if (remote) {
      remotes.delete(remote.sequence)
      return { remote }
    }
    const order = vend && { vend }
    vend = undefined
    return order
  }
  return {
    add(told) {
      if ('vend' in told && told.vend) addVend(told)
      else remotes.set(told.sequence, told)
      wake()
    },
    async next() {
      for (;;) {
        signal.throwIfAborted()
        const order = take()
        if (order) return order
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}

const explain = (error: unknown): string => {
  if (Array.isArray(error)) return error.map((one: { message: string }) => one.message).join('; ')
  return error instanceof Error ? error.message : String((error as { reason?: unknown }).reason ?? 'no connection')
}
