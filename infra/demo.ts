import { lambdaDefaults } from './defaults.ts'
import { linkTable } from './table.ts'

/** GraphiQL at /explore, a function of its own so that the API's carries none of it. Never in production. */
export async function createExplore(api: sst.aws.ApiGatewayV2) {
  const { execFileSync } = await import('node:child_process')
  // Here, because `npm start`, `sst dev`, `sst deploy` and the tests all come by. It bundles when something has changed.
  const files = execFileSync('node_modules/.bin/node', ['packages/api/src/explore/build.ts'], { encoding: 'utf8' })
  const explore = new sst.aws.Function('Explore', {
    ...lambdaDefaults(),
    handler: 'packages/functions/src/explore.handler',
    description: 'GraphiQL',
    memory: '256 MB',
    copyFiles: [{ from: files.trim(), to: 'explore' }],
  })
  for (const route of ['GET /explore', 'GET /explore/{file+}']) api.route(route, explore.arn)
}

/** The demo tenants and their simulated machines. Never in production. */
export function createDemo(table: sst.aws.Dynamo, nextTokenKey: sst.Secret) {
  const seed = new sst.aws.Function('Seed', {
    ...lambdaDefaults(),
    handler: 'packages/functions/src/seed.handler',
    description: 'Puts the demo tenants into the table',
    // The key makes enrolment codes that the API takes.
    link: [linkTable('TableForSeed', table, 'PutItem UpdateItem'), nextTokenKey],
  })
  new sst.x.DevCommand('Demo', {
    link: [seed],
    // `sst dev` writes the outputs to .sst; the local cloud says by itself where its data is.
    ...($app.stage === 'local' ? {} : { environment: { DISPENSE_DATA_DIR: '.sst' } }),
    dev: { title: 'Demo', command: 'node packages/simulator/src/demo.ts', autostart: true },
  })
}
