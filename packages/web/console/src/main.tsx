import '@mantine/core/styles.css'
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client'
import { SetContextLink } from '@apollo/client/link/context'
import { ApolloProvider } from '@apollo/client/react'
import { MantineProvider } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { idToken } from '../../shared/auth.ts'
import { config } from '../../shared/config.ts'
import { App } from './app.tsx'

const authorize = new SetContextLink(async ({ headers }) => {
  const token = await idToken()
  return { headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) } }
})

const client = new ApolloClient({
  link: ApolloLink.from([authorize, new HttpLink({ uri: config.apiUrl })]),
  cache: new InMemoryCache(),
})

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')

createRoot(root).render(
  <StrictMode>
    <ApolloProvider client={client}>
      <MantineProvider defaultColorScheme="auto">
        <App />
      </MantineProvider>
    </ApolloProvider>
  </StrictMode>,
)
