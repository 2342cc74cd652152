import { useState } from 'react'
import { newKey } from '../../../shared/key.ts'

/** An idempotency key of one dialog: sent again, its command is done once. */
export function useKey(): string {
  const [key] = useState(newKey)
  return key
}
