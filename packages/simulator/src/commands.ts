import { createClient } from 'graphql-ws'
import { MachineCommandsDocument, type MachineCommandsSubscription } from './generated/operations.ts'

/** What the machine has been asked to do: a vend, in the state in which it was told of it. */
export type Command = MachineCommandsSubscription['onMachineCommand'] extends infer Told
  ? Told extends { vend: infer Vend }
    ? NonNullable<Vend>
    : never
  : never

/** Where commands come from. */
export interface ListenOptions {
  /** The URL of the WebSocket API. */
  url: string
  machineId: string
  token: () => Promise<string>
  /** Ends the connection. */
  signal: AbortSignal
  log?: ((line: string) => void) | undefined
}

/** The commands of one machine: the latest, because an older one is over when there is a newer. */
export interface Commands {
  /** Waits for the next command. Rejects with the signal's reason when that ends it. */
  next(): Promise<Command>
}

/** A machine that is not heard for four minutes may be called silent, and its hearing is written every two minutes at most. */
const KEEP_ALIVE_MS = 110_000

/**
 * Subscribes to `onMachineCommand` by `graphql-transport-ws`, and again whenever the connection is lost: the API answers with
 * what has to be done now, so nothing is missed.
 */
export const listen = ({ url, machineId, token, signal, log = () => undefined }: ListenOptions): Commands => {
  let waiting: Command | undefined
  let lastSequence = 0
  let wake: () => void = () => undefined
  const client = createClient({
    url,
    keepAlive: KEEP_ALIVE_MS,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    connectionParams: async () => ({ authorization: `Bearer ${await token()}` }),
  })
  const hear = ({ onMachineCommand: command }: MachineCommandsSubscription) => {
    // The same command comes twice when it is published again, and after each connect.
    // Simulated hardware has nothing to reboot and no shelf to price: what is no vend is left alone.
    if (!command?.vend || command.sequence <= lastSequence) return
    lastSequence = command.sequence
    waiting = command.kind === 'DISPENSE' ? command.vend : undefined
    wake()
  }
  client.subscribe<MachineCommandsSubscription>(
    { query: MachineCommandsDocument.toString(), variables: { machineId } },
    {
      next: ({ data }) => data && hear(data),
      error: (error) => log(`${machineId} hears no commands: ${explain(error)}`),
      complete: () => undefined,
    },
  )
  signal.addEventListener('abort', () => void client.dispose(), { once: true })
  return {
    async next() {
      while (!waiting) {
        signal.throwIfAborted()
        await new Promise<void>((resolve) => {
          wake = resolve
          signal.addEventListener('abort', () => resolve(), { once: true })
        })
      }
      const command = waiting
      waiting = undefined
      return command
    },
  }
}

const explain = (error: unknown): string => {
  if (Array.isArray(error)) return error.map((one: { message: string }) => one.message).join('; ')
  return error instanceof Error ? error.message : String((error as { reason?: unknown }).reason ?? 'no connection')
}
