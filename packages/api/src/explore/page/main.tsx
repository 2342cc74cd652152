import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { authorize } from './authorize.ts'
import { findExample } from './example.ts'
import { defaultHeaders, exampleTabs } from './tabs.ts'

const endpoint = new URL('graphql', location.href).href
const send = createGraphiQLFetcher({ url: endpoint, enableIncrementalDelivery: false })

const fetcher: Fetcher = (params, options) =>
  send(params, {
    ...options,
    headers: authorize(params.operationName ?? undefined, options?.headers ?? {}, sessionStorage),
  })

await openExplore()

async function openExplore(): Promise<void> {
  const container = document.getElementById('explore')
  if (!container) throw new Error('The page has no element with the id "explore"')
  const tabs = exampleTabs(await findExample(endpoint), crypto.randomUUID())
  createRoot(container).render(
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={tabs}
      defaultHeaders={defaultHeaders}
      defaultEditorToolsVisibility="headers"
      shouldPersistHeaders
      inputValueDeprecation
      schemaDescription
      visiblePlugin="Documentation Explorer"
    >
      <GraphiQL.Logo>Dispense</GraphiQL.Logo>
    </GraphiQL>,
  )
}
