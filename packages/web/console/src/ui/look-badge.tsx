import { Badge } from '@mantine/core'
import type { Look } from './states.ts'

/** A state as a word on its colour. */
export function LookBadge({ look: { label, color } }: { look: Look }) {
  return (
    <Badge variant="light" color={color} radius="sm" tt="none" fw={600} className="look">
      {label}
    </Badge>
  )
}
