import { Alert, Button, Center, Paper, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { signIn } from '../../../shared/auth.ts'
import { IconAlertTriangle, IconLogin2 } from '../ui/icons.ts'
import { Logo } from '../ui/logo.tsx'
import { leave } from './session-provider.tsx'

/** What whoever is not an operator's staff sees. */
export function SignInPage({
  fault,
  stranger,
  children,
}: {
  fault?: string
  /** The name of somebody who is signed in, and works for no operator. */
  stranger?: string
  children?: ReactNode
}) {
  const [failed, setFailed] = useState(fault)
  const here = location.pathname === '/signed-in' ? '/' : location.pathname + location.search
  const start = () => signIn(here).catch(() => setFailed('The sign-in service does not answer. Try again.'))
  return (
    <Center component="main" mih="100dvh" p="md" className="sign-in">
      <Paper p="xl" w={440} maw="100%" radius="lg" shadow="md" withBorder bg="var(--card)">
        <Stack gap="lg">
          <Logo size={44} />
          <div>
            <Title order={1} size="h2">
              Operator console
            </Title>
            <Text c="dimmed">Your fleet, its stock and its money, as it happens.</Text>
          </div>
          {children}
          {failed && (
            <Alert color="orange" icon={<IconAlertTriangle />} role="alert">
              {failed}
            </Alert>
          )}
          {stranger !== undefined && (
            <Alert color="orange" icon={<IconAlertTriangle />} title="This console is for an operator's staff">
              {stranger} works for no operator. One of its owners can invite the e-mail address; sign in again then.
            </Alert>
          )}
          {stranger !== undefined || children ? (
            <Button size="md" variant="default" onClick={() => void leave()}>
              Sign in as somebody else
            </Button>
          ) : (
            <Button size="md" leftSection={<IconLogin2 size={20} />} onClick={() => void start()}>
              Sign in
            </Button>
          )}
        </Stack>
      </Paper>
    </Center>
  )
}
