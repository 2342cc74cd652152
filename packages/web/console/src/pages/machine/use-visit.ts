import { useState } from 'react'
import { newKey } from '../../../../shared/key.ts'
import type { Visit } from './visit.ts'

/** A visit in the making, and the key under which it is recorded. */
interface Kept {
  visit: Visit
  key: string
  /** It was sent, and whether it was recorded is not known. */
  sent?: boolean
}

const nameOf = (machineId: string) => `dispense.visit.${machineId}`

/**
 * The visit to a machine, kept in this browser until it is recorded: a phone in the van loads a page anew, and a driver looks at
 * another tab. Its key is kept with it, so that what was sent and had no answer is the same when it is sent again.
 */
export function useVisit(machineId: string) {
  const [kept, setKept] = useState(() => keptVisit(machineId))
  const keep = (next: Kept) => {
    localStorage.setItem(nameOf(machineId), JSON.stringify(next))
    setKept(next)
  }
  const clear = () => {
    localStorage.removeItem(nameOf(machineId))
    setKept(empty())
  }
  return {
    ...kept,
    change: (visit: Visit) => keep({ ...kept, visit }),
    sending: () => keep({ ...kept, sent: true }),
    /** What was refused was not done: the next try is another command. */
    renew: () => keep({ visit: kept.visit, key: newKey() }),
    clear,
  }
}

const empty = (): Kept => ({ visit: {}, key: newKey() })

function keptVisit(machineId: string): Kept {
  const text = localStorage.getItem(nameOf(machineId))
  return text === null ? empty() : (JSON.parse(text) as Kept)
}
