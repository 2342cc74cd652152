import { List } from '@mantine/core'

/** What is wrong with a form, before it is sent. */
export function Faults({ faults }: { faults: readonly string[] }) {
  if (faults.length === 0) return null
  return (
    <List size="sm" c="red" role="alert">
      {faults.map((fault) => (
        <List.Item key={fault}>{fault}</List.Item>
      ))}
    </List>
  )
}
