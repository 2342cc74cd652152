import type { Environment } from './environment.ts'

const busy = new Set<Environment>()
let timer: NodeJS.Timeout | undefined

/** How often the memory of a busy process is looked at, in milliseconds. */
const INTERVAL = 100

/**
 * Holds an environment to its memory setting, which is a limit on the whole process and not only on V8's heap, until the
 * answer is called. One timer looks at all of them.
 */
export const watchMemory = (environment: Environment): (() => void) => {
  busy.add(environment)
  timer ??= setInterval(check, INTERVAL).unref()
  return () => busy.delete(environment)
}

const check = (): void => {
  for (const environment of busy) environment.checkMemory()
  if (busy.size > 0) return
  clearInterval(timer)
  timer = undefined
}
