import { readdirSync, readFileSync } from 'node:fs'

/** Processor time in milliseconds and resident memory in MB of a process and all that it has started (Linux). */
export interface Usage {
  readonly cpu: number
  readonly memory: number
}

/** Looks at a process and all that it has started. */
export const usageOf = (root: number): Usage => {
  const processes = new Map<number, { parent: number; cpu: number; memory: number }>()
  for (const name of readdirSync('/proc')) {
    if (/^\d+$/.test(name)) read(Number(name), processes)
  }
  let [cpu, memory] = [0, 0]
  const belongs = (pid: number): boolean => {
    if (pid === root) return true
    const parent = processes.get(pid)?.parent
    return parent !== undefined && parent > 1 && belongs(parent)
  }
  for (const [pid, process] of processes) {
    if (!belongs(pid)) continue
    cpu += process.cpu
    memory += process.memory
  }
  return { cpu, memory }
}

/** A tick of the kernel's clock in milliseconds, and a page of memory in MB. */
const TICK = 10
const PAGE = 4096 / 1024 / 1024

const read = (pid: number, into: Map<number, { parent: number; cpu: number; memory: number }>): void => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0, user = 0, system = 0, pages = 0] = [fields[1], fields[11], fields[12], fields[21]]
    into.set(pid, { parent, cpu: (user + system) * TICK, memory: pages * PAGE })
  } catch {
    // It ended while the list was read.
  }
}
