import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import { countIn, type Tally } from './tally.ts'

/** How likely each fault of a network is at a request. */
export interface NetworkFaults {
  slow: number
  requestLost: number
  replyLost: number
  doubled: number
}

/**
 * A network that is slow, loses requests, loses replies whose request was done, and delivers twice. What it does is counted; whoever
 * sends through it sees what `fetch` shows of a broken connection.
 */
export const badNetwork =
  (faults: NetworkFaults, chance: Chance, tally: Tally): typeof fetch =>
  async (...request) => {
    if (chance.happens(faults.slow)) {
      countIn(tally.faults, 'slow network')
      await sleep(chance.between(100, 1500))
    }
    if (chance.happens(faults.requestLost)) {
      countIn(tally.faults, 'request lost')
      throw new TypeError('fetch failed: the request was lost')
    }
    if (chance.happens(faults.doubled)) {
      countIn(tally.faults, 'request doubled')
      const [first] = await Promise.all([fetch(...request), fetch(...request)])
      return first
    }
    const response = await fetch(...request)
    if (!chance.happens(faults.replyLost)) return response
    countIn(tally.faults, 'reply lost')
    await response.body?.cancel()
    throw new TypeError('fetch failed: the reply was lost')
  }
