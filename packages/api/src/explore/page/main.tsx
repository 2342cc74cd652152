import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import { createGraphiQLFetcher, type Fetcher, StorageAPI } from '@graphiql/toolkit'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { authorize } from './authorize.ts'
import { findExample } from './example.ts'
import { defaultHeaders, type ExampleTab, exampleTabs } from './tabs.ts'

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
  rememberQuery(tabs)
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

/**
 * GraphiQL stores what is in its editors when it is edited, each editor for itself, and finds the open tab by all of them
 * when it is loaded again: a first edit of the headers alone would come back as a tab without a query.
 */
function rememberQuery([first]: ExampleTab[]): void {
  const storage = new StorageAPI()
  if (first && storage.get('query') === null) storage.set('query', first.query)
}
