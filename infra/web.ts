import type { createUsers } from './users.ts'

/** One address for the pages and the API they ask: the console at `/`, the phone page at `/m/<machine code>`. */
export function createRouter() {
  const { WEB_DOMAIN } = process.env
  return new sst.aws.Router('Router', {
    ...(WEB_DOMAIN && { domain: WEB_DOMAIN }),
    edge: { viewerRequest: { injection: ONLY_THE_API_SEES } },
    transform: { cachePolicy: CACHE_POLICY },
  })
}

/**
 * What the API's answers depend on. What it answers to a token is never kept, and `Authorization` in the key keeps whoever sends one
 * from being given what a guest was told; `Accept` decides the type, `Origin` the CORS headers. Cookies are no part of anything.
 */
const KEY_HEADERS = ['accept', 'authorization', 'origin', 'x-dispense-cost']

/** Each answer is kept for as long as it says itself (`@cacheControl`, the files of the sites, pictures), compressed. */
const CACHE_POLICY = {
  comment: 'What the answers of Dispense depend on',
  parametersInCacheKeyAndForwardedToOrigin: {
    cookiesConfig: { cookieBehavior: 'none' },
    headersConfig: { headerBehavior: 'whitelist', headers: { items: KEY_HEADERS } },
    queryStringsConfig: {
      queryStringBehavior: 'whitelist',
      queryStrings: { items: ['query', 'operationName', 'variables', 'extensions'] },
    },
    enableAcceptEncodingBrotli: true,
    enableAcceptEncodingGzip: true,
  },
}

/** Files are the same for everybody: without these headers a browser's own `Accept` makes no second copy of a picture. */
const ONLY_THE_API_SEES = `
if (event.request.uri !== '/graphql') {
  ${JSON.stringify(KEY_HEADERS)}.forEach(function (name) { delete event.request.headers[name]; });
}`

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
      // Names of files but pages have a hash in them. A page is looked at anew by each browser, and every minute by the edge.
      assets: {
        fileOptions: [
          { files: '**', cacheControl: 'public,max-age=31536000,immutable' },
          { files: '**/*.html', cacheControl: 'public,max-age=0,s-maxage=60' },
        ],
      },
      environment,
    })
  site('Console', 'console', '/', 5173)
  site('Phone', 'phone', '/m', 5174)
}
