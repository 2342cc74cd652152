import { shipCodeCache } from './code-cache.ts'

export function isProduction() {
  return $app.stage === 'production'
}

/** What every function shares. Its bundle is one minified ES module; stack traces name the source all the same. */
export function lambdaDefaults() {
  return {
    runtime: 'nodejs24.x',
    architecture: 'arm64',
    memory: '512 MB',
    timeout: '20 seconds',
    environment: { ...environment(), NODE_OPTIONS: '--enable-source-maps' },
    logging: { format: 'json', retention: isProduction() ? '1 year' : '1 week' },
    hook: { postbuild: (bundle: string) => shipCodeCache($cli.paths.root, bundle) },
    nodejs: {
      format: 'esm',
      minify: true,
      sourcemap: true,
      // What few calls need (the AWS SDK, Stripe) is a file of its own, loaded by who needs it.
      splitting: true,
      esbuild: {
        // Names of functions cost a call each when the function starts; classes whose name counts say it themselves.
        keepNames: false,
        // graphql-js checks every value twice unless it is told.
        define: { 'process.env.NODE_ENV': '"production"' },
        alias: {
          // What ElectroDB, Apollo Server and graphql-jit load and never use here: each stub says why.
          '@aws-sdk/lib-dynamodb': '@dispense/functions/stubs/lib-dynamodb',
          '@apollo/usage-reporting-protobuf': '@dispense/functions/stubs/usage-reporting-protobuf',
          '@graphql-tools/schema': '@dispense/functions/stubs/graphql-tools-schema',
          'fast-json-stringify': '@dispense/functions/stubs/fast-json-stringify',
          // These are asked for as CommonJS, which would be a second copy of graphql-js.
          ...Object.fromEntries(
            ['error/index', 'execution/execute', 'jsutils/Path', 'utilities/index', 'utilities/extendSchema'].map(
              (file) => [`graphql/${file}.js`, `graphql/${file}.mjs`],
            ),
          ),
          jsonschema: '@dispense/functions/stubs/jsonschema',
          'sha.js': '@dispense/functions/stubs/sha',
          // An ES module's import of these reads each of their exports, and loads what lies behind some of them.
          crypto: '@dispense/functions/stubs/crypto',
          'node:crypto': '@dispense/functions/stubs/crypto',
          fs: '@dispense/functions/stubs/fs',
          'node:fs': '@dispense/functions/stubs/fs',
          process: '@dispense/functions/stubs/process',
          util: '@dispense/functions/stubs/util',
        },
      },
    },
  } as const
}

/** What every function's environment holds. Those that somebody waits for read source maps only when they write down an error. */
export function environment() {
  return { STAGE: $app.stage }
}

/**
 * Where pages live besides the router: `WEB_ORIGINS`, with commas between them. Outside production, if nothing is said, the dev
 * servers of `sst dev`.
 */
export function webOrigins() {
  const ofDevelopers = isProduction() ? [] : ['http://localhost:5173', 'http://localhost:5174']
  const origins = process.env.WEB_ORIGINS?.split(',') ?? ofDevelopers
  if (isProduction() && origins.some((origin) => !origin.startsWith('https://'))) {
    throw new Error(
      `WEB_ORIGINS is ${process.env.WEB_ORIGINS}, and production takes https:// origins only: set it in .env.production, for example WEB_ORIGINS=https://vending.example`,
    )
  }
  return origins
}
