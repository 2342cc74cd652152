/**
 * Waits until a condition answers something true.
 * @throws Error after `limit` milliseconds
 */
export const until = async <T>(condition: () => T | Promise<T>, limit = 20_000): Promise<NonNullable<T>> => {
  const deadline = performance.now() + limit
  for (;;) {
    const value = await condition()
    if (value) return value
    if (performance.now() > deadline) throw new Error(`Waited ${limit} ms in vain for ${condition}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** True while a process is there. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
