import type { createUsers } from './users.ts'

/** One address for the pages and the API they ask: the console at `/`, the phone page at `/m/<machine code>`. */
export function createRouter() {
  const { WEB_DOMAIN } = process.env
  return new sst.aws.Router('Router', WEB_DOMAIN ? { domain: WEB_DOMAIN } : {})
}

/** The two sites behind the router. What they have to know is built into them. */
export function createSites(
  router: sst.aws.Router,
  api: sst.aws.ApiGatewayV2,
  socket: sst.aws.ApiGatewayWebSocket,
  { issuer, clientId }: ReturnType<typeof createUsers>,
) {
  router.route('/graphql', api.url)
  const environment = {
    VITE_API_URL: $interpolate`${router.url}/graphql`,
    VITE_SOCKET_URL: socket.url,
    VITE_OIDC_ISSUER: issuer,
    VITE_OIDC_CLIENT_ID: clientId,
    // Without one, cards are paid with the local stand-in's form, or not at all.
    VITE_STRIPE_KEY: process.env.STRIPE_PUBLISHABLE_KEY ?? '',
  }
  const site = (name: string, folder: string, path: string, port: number) =>
    new sst.aws.StaticSite(name, {
      path: 'packages/web',
      build: { command: `npx vite build ${folder}`, output: `dist/${folder}` },
      // The port is that of `sst dev`; the local cloud chooses one and starts the server with the first request.
      dev: { title: name, command: `npx vite ${folder} --logLevel warn`, url: `http://localhost:${port}` },
      router: { instance: router, path },
      environment,
    })
  site('Console', 'console', '/', 5173)
  site('Phone', 'phone', '/m', 5174)
}
