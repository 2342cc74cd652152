import { useQuery } from '@apollo/client/react'
import { Button, Container, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { completeSignIn, isSignedIn, signIn, signOut } from '../../shared/auth.ts'
import { faultOf } from '../../shared/fault.ts'
import { ConsoleMeDocument } from './generated/graphql.ts'

/** The operator console: who is signed in, so far. */
export function App() {
  if (location.pathname === '/signed-in') return <ComingBack />
  return (
    <Container component="main" py="xl">
      <Title>Dispense console</Title>
      {isSignedIn() ? <Me /> : <Button onClick={() => void signIn(location.pathname)}>Sign in</Button>}
    </Container>
  )
}

function Me() {
  const { data, error } = useQuery(ConsoleMeDocument)
  if (error) return <Text role="alert">{faultOf(error).message}</Text>
  if (!data) return <Text>Loading</Text>
  return (
    <>
      <Text>
        {data.me.groups.join(', ')} of {data.me.operator?.name ?? 'no operator'}
      </Text>
      <Button onClick={() => void signOut().then(() => location.reload())}>Sign out</Button>
    </>
  )
}

/** Where the provider comes back to. */
function ComingBack() {
  const [failed, setFailed] = useState<string>()
  useEffect(() => {
    completeSignIn().then(
      (returnTo) => location.replace(returnTo),
      (error: Error) => setFailed(error.message),
    )
  }, [])
  return failed ? <Text role="alert">{failed}</Text> : <Text>Signing in</Text>
}
