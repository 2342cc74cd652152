import { useState } from 'react'

/** An idempotency key of one dialog: sent again, its command is done once. */
export function useKey(): string {
  const [key] = useState(() => crypto.randomUUID())
  return key
}
