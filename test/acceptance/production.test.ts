import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startTestCloud, type TestCloud } from './kit/cloud.ts'
import { post, raw } from './kit/raw.ts'
import { isLocal, target } from './kit/target.ts'

let production: TestCloud
let url: string

/** What the API hides when it is deployed as production: the same configuration, executed with another stage. */
describe.runIf(isLocal)('in production', () => {
  beforeAll(async () => {
    vi.stubEnv('DYNAMODB_ENDPOINT', target.table?.endpoint ?? '')
    vi.stubEnv('WEB_ORIGINS', 'https://vending.example')
    production = await startTestCloud({ stage: 'production' })
    url = `${production.cloud.url}/graphql`
  }, 120_000)

  afterAll(async () => {
    await production?.stop()
    vi.unstubAllEnvs()
  })

  test('the schema cannot be asked for', async () => {
    for (const query of ['{ __schema { queryType { name } } }', '{ __type(name: "Vend") { name } }']) {
      const { status, text } = await post({ query }, {}, url)
      expect(status, text).toBe(400)
      expect(JSON.parse(text).data ?? null).toBeNull()
    }
  })

  test('a mistake in a query is answered without a hint of what there is', async () => {
    const { status, text } = await post({ query: '{ machin(machineId: "x") { id } }' }, {}, url)
    expect(status).toBe(400)
    expect(text).not.toContain('Did you mean')
    expect(text).not.toContain('machine"')
  })

  test('there is neither GraphiQL nor a landing page', async () => {
    const page = { headers: { accept: 'text/html' } }
    expect((await raw(page, `${production.cloud.url}/explore`)).status).toBe(404)
    const landing = await raw(page, url)
    expect(landing.status).toBeGreaterThanOrEqual(400)
    expect(landing.text).not.toContain('<html')
  })

  test('the API itself answers', async () => {
    const { status, text } = await post({ query: '{ me { kind } }' }, {}, url)
    expect({ status, body: JSON.parse(text) }).toMatchObject({ status: 200, body: { data: { me: { kind: 'GUEST' } } } })
  })

  test('there is no function that seeds a demo', () => {
    expect(production.cloud.plan.functions.map(({ name }) => name)).not.toContain('Seed')
    expect(production.cloud.plan.commands).toEqual([])
  })
})

test.runIf(isLocal)(
  'outside production GraphiQL is served by the API itself and needs nothing from elsewhere',
  async () => {
    const { status, text } = await raw({ headers: { accept: 'text/html' } }, `${target.api}/explore`)
    expect(status).toBe(200)
    expect(text).toContain('GraphiQL')
    expect(text).not.toMatch(/(src|href)="https?:\/\//)
  },
)

test.runIf(isLocal)('outside production a browser finds Apollo Sandbox at the endpoint', async () => {
  const { status, text } = await raw({ headers: { accept: 'text/html' } }, `${target.api}/graphql`)
  expect(status).toBe(200)
  expect(text).toContain('sandbox')
})

test.runIf(isLocal)('the health check says that everything is up', async () => {
  expect((await raw({}, `${target.api}/healthz`)).status).toBe(200)
})
