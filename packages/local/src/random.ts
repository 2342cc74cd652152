import { randomFillSync } from 'node:crypto'

const POOL = Buffer.allocUnsafe(4096)
let used = POOL.length

/** Random bytes for the ids of requests, from a pool: asking the system for a few costs more than the rest of an id. */
export const randomPart = (bytes: number): Buffer => {
  if (used + bytes > POOL.length) {
    randomFillSync(POOL)
    used = 0
  }
  used += bytes
  return POOL.subarray(used - bytes, used)
}
