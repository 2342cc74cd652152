import '@mantine/core/styles.css'
import '@mantine/charts/styles.css'
import '@mantine/spotlight/styles.css'
import './ui/styles.css'
import { ApolloProvider } from '@apollo/client/react'
import { MantineProvider } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { idToken, isSignedIn } from '../../shared/auth.ts'
import { config } from '../../shared/config.ts'
import { createApolloClient } from './api/client.ts'
import { createLive } from './api/live.ts'
import { App } from './app.tsx'
import { resolveVariables, theme } from './ui/theme.ts'

/** Once the session has ended for good, the page asks who it is, and comes back to where it was. */
async function token(): Promise<string | undefined> {
  const found = await idToken()
  if (found === undefined && !isSignedIn()) location.reload()
  return found
}

const live = createLive()
const client = createApolloClient({ url: config.apiUrl, socketUrl: config.socketUrl, token, live })

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')

createRoot(root).render(
  <StrictMode>
    <ApolloProvider client={client}>
      <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto">
        <App live={live} />
      </MantineProvider>
    </ApolloProvider>
  </StrictMode>,
)
