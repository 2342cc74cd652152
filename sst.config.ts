/// <reference path="./.sst/platform/config.d.ts" />

/** What runs where: the only description of the infrastructure, for AWS (`npx sst`) and for the local cloud (`npm start`). */
export default $config({
  app({ stage }) {
    const production = stage === 'production'
    return {
      name: 'dispense',
      home: 'aws',
      removal: production ? 'retain' : 'remove',
      protect: production,
    }
  },

  // Dynamic imports: what `infra/` holds needs the globals that SST sets before it calls run().
  async run() {
    const { createApi, createCardSecrets, createGraphql, receiveWebhooks } = await import('./infra/api.ts')
    const { isProduction } = await import('./infra/defaults.ts')
    const { createDemo, createExplore } = await import('./infra/demo.ts')
    const { createExports, linkWorker } = await import('./infra/exports.ts')
    const { closeBooks, makeStatements, scheduleSweep } = await import('./infra/jobs.ts')
    const { createSocket } = await import('./infra/socket.ts')
    const { createLostEvents, subscribeCatalog, subscribeSales } = await import('./infra/streams.ts')
    const { createTable } = await import('./infra/table.ts')
    const { createUsers } = await import('./infra/users.ts')
    const { createUploads, linkBucket, lookAtUploads } = await import('./infra/uploads.ts')
    const { createRouter, createSites } = await import('./infra/web.ts')

    const table = createTable()
    const router = createRouter()
    const users = createUsers(router, table)
    const cards = createCardSecrets()
    const nextTokenKey = new sst.Secret('NextTokenKey')
    const lost = createLostEvents()
    const socket = createSocket(table, nextTokenKey, lost, users)
    const uploads = createUploads(router)
    const uploadsForApi = linkBucket('UploadsForApi', uploads, ['PutObject', 'uploads'], ['GetObject', 'photos'])
    const exports = createExports(table)
    const exportsForApi = linkBucket(
      'ExportsForApi',
      exports.bucket,
      ['GetObject', 'on-demand'],
      ['GetObject', 'nightly'],
    )
    const startsExports = linkWorker(exports)
    const graphql = createGraphql(
      table,
      [nextTokenKey, cards.key, socket, uploadsForApi, exportsForApi, startsExports],
      users,
    )
    const api = createApi(graphql, router)
    receiveWebhooks(api, table, cards)
    closeBooks(table, cards.key)
    makeStatements(table)
    scheduleSweep(table, cards.key, startsExports)
    subscribeCatalog(table, lost)
    subscribeSales(table, lost)
    lookAtUploads(uploads, table, router)
    createSites(router, api, socket, users)
    if (!isProduction()) {
      await createExplore(api)
      createDemo(table, nextTokenKey)
    }
    return { web: router.url, api: api.url, socket: socket.url, ...users, table: table.name }
  },
})
