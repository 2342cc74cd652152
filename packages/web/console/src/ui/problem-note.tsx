import { ActionIcon, Alert, Button, Code, CopyButton, Group, Stack, Text, Tooltip } from '@mantine/core'
import { problemOf } from '../api/problem.ts'
import { IconAlertTriangle, IconCheck, IconCopy, IconRefresh } from './icons.ts'

/** An error with the catalogue's message, what to do about it, and the request id for whoever is asked for help. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { code, message, fix, requestId, info } = problemOf(error)
  return (
    <Alert color="red" icon={<IconAlertTriangle />} title={message} role="alert" data-code={code}>
      <Stack gap="xs">
        {fix && <Text size="sm">{fix}</Text>}
        {Object.keys(info).length > 0 && <Details info={info} />}
        <Group gap="xs">
          <Code>{code}</Code>
          {requestId && (
            <Group gap={4} wrap="nowrap">
              <Text size="xs" c="dimmed">
                Request {requestId}
              </Text>
              <CopyButton value={requestId}>
                {({ copied, copy }) => (
                  <Tooltip label={copied ? 'Copied' : 'Copy the request id'}>
                    <ActionIcon variant="subtle" size="sm" onClick={copy} aria-label="Copy the request id">
                      {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
                    </ActionIcon>
                  </Tooltip>
                )}
              </CopyButton>
            </Group>
          )}
          {onRetry && (
            <Button size="compact-sm" variant="default" leftSection={<IconRefresh size={14} />} onClick={onRetry}>
              Try again
            </Button>
          )}
        </Group>
      </Stack>
    </Alert>
  )
}

interface Issue {
  path?: string
  message?: string
}

/** Which fields are wrong, where the API names them; else its details as they are. */
function Details({ info }: { info: Readonly<Record<string, unknown>> }) {
  const issues = Array.isArray(info.issues) ? (info.issues as (Issue | string)[]) : []
  if (issues.length === 0) return <Code block>{JSON.stringify(info)}</Code>
  const lines = issues.map((issue) =>
    typeof issue === 'string' ? issue : [issue.path, issue.message].filter(Boolean).join(': '),
  )
  return (
    <Text size="sm" component="ul" m={0} pl="md">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </Text>
  )
}
