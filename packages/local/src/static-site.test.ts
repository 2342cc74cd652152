import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { startCloud } from './cloud.ts'
import { makePlan } from './config/make-plan.ts'
import { configuration, type TemporaryApp, temporaryApp } from './testing/app.ts'
import { until } from './testing/until.ts'

const apps: TemporaryApp[] = []

afterEach(async () => {
  for (const app of apps.splice(0)) await app.remove()
})

const appOf = async (body: string, files: Record<string, string> = {}) => {
  const app = await temporaryApp({ 'sst.config.ts': configuration(body), ...files })
  apps.push(app)
  return app
}

const planned = async (body: string) => makePlan({ config: join((await appOf(body)).root, 'sst.config.ts') })

describe('a static site', () => {
  it('is served by its dev server, which gets its environment and ends with the cloud', async () => {
    const server = `console.log(process.env.VITE_API + ' from ' + process.cwd())\nsetInterval(() => undefined, 1000)`
    const app = await appOf(
      `
      const api = new sst.aws.ApiGatewayV2('Api')
      const web = new sst.aws.StaticSite('Web', {
        path: 'web',
        build: { command: 'vite build', output: 'dist' },
        environment: { VITE_API: api.url },
        dev: { command: 'node dev.mjs', url: 'http://localhost:5199' },
      })
      return { web: web.url }`,
      { 'web/dev.mjs': server },
    )
    const lines: string[] = []
    const cloud = await startCloud({
      root: app.root,
      commands: true,
      log: (event) => event.type === 'command' && lines.push(event.line),
    })
    expect(cloud.outputs.web).toBe('http://localhost:5199')
    await until(() => lines.length > 0)
    expect(lines[0]).toMatch(new RegExp(`^${cloud.url} from .*web$`))
    await cloud.stop()
  })

  it('is linked by its address', async () => {
    const { sites, functions } = await planned(`
      const web = new sst.aws.StaticSite('Web', { dev: { url: 'http://localhost:5173' } })
      new sst.aws.Function('F', { handler: 'a.b', link: [web] })`)
    expect(sites).toMatchObject([{ command: 'npm run dev', directory: '.', autostart: true, title: 'Web' }])
    expect(functions[0]?.environment.SST_RESOURCE_Web).toBe(
      '{"url":"http://localhost:5173","type":"sst.aws.StaticSite"}',
    )
  })

  it.each([
    ['no address', `new sst.aws.StaticSite('Web')`, /:4: .*needs a router, or the address of its dev server/],
    ['no dev server', `new sst.aws.StaticSite('Web', { dev: false })`, /:4: .*"dev" .*is false/],
    ['a router that is none', `new sst.aws.StaticSite('Web', { router: { instance: {} } })`, /"router.instance" of/],
    ['what is not known', `new sst.aws.StaticSite('Web', { edge: {} })`, /"edge" of .*Supported there: .*environment/],
  ])('is refused with %s', async (_what, body, message) => {
    await expect(planned(body)).rejects.toThrow(message)
  })
})
