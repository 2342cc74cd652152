import type { Client } from './client.ts'
import type { RemoteCommand } from './commands.ts'
import {
  AcknowledgeCommandDocument,
  type AcknowledgeCommandInput,
  MissedCommandsDocument,
} from './generated/operations.ts'

/** How a remote command went: the part of the acknowledgement that is not addressing. */
export type Obeyed = Pick<AcknowledgeCommandInput, 'outcome' | 'message'>

/** What a machine keeps of remote commands when its power is gone. */
export interface RemoteMemory {
  /** All commands up to this one have been carried out. */
  settled: number
  /** By number: how it went, for those after it. */
  readonly done: Map<number, Obeyed>
}

/** The memory of a machine that is new. */
export const newRemoteMemory = (): RemoteMemory => ({ settled: 0, done: new Map() })

/**
 * Asks for the remote commands that were sent while the machine did not listen, until there are no more. Vends are told by the
 * subscription.
 */
export async function missedCommands(client: Client, memory: RemoteMemory): Promise<RemoteCommand[]> {
  const missed: RemoteCommand[] = []
  let after = memory.settled
  for (;;) {
    const { machineCommands } = await client.request(MissedCommandsDocument, { after })
    missed.push(...machineCommands.filter(({ vend }) => !vend))
    const last = machineCommands.at(-1)
    if (!last) break
    after = last.sequence
  }
  memory.settled = missed[0] ? missed[0].sequence - 1 : after
  for (const sequence of memory.done.keys()) if (sequence <= memory.settled) memory.done.delete(sequence)
  return missed
}

/** Carries a remote command out, once however often it is told, and says how it went, again when that did not arrive. */
export async function obeyOnce(
  command: RemoteCommand,
  memory: RemoteMemory,
  { client, obey }: { client: Client; obey: (command: RemoteCommand) => Obeyed },
): Promise<Obeyed> {
  const { sequence } = command
  const obeyed = memory.done.get(sequence) ?? obey(command)
  memory.done.set(sequence, obeyed)
  await client.request(AcknowledgeCommandDocument, { input: { sequence, ...obeyed } })
  return obeyed
}
