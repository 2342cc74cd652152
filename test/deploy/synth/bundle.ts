import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { platformFolder } from './platform.ts'

/** What the bundle of a configuration exports. */
export interface Program {
  /** The default export of sst.config.ts. */
  config: {
    app(input: { stage: string }): Record<string, unknown>
    run(): Promise<Record<string, unknown> | undefined>
  }
  /** SST's own runner: it prepares Pulumi and calls `run()` of the configuration. */
  run(program: () => Promise<unknown>): Promise<Record<string, unknown>>
  /** The Pulumi SDK that both use. */
  pulumi: {
    runtime: {
      setMocks(mocks: unknown, project: string, stack: string, preview: boolean): Promise<void>
      runInPulumiStack(program: () => Promise<unknown>): Promise<Record<string, unknown>>
      disconnect(): Promise<void>
    }
  }
}

/**
 * Bundles sst.config.ts with SST's components as the `sst` program does, and loads the bundle. `$app`, `$cli` and `$dev`
 * must be set on `globalThis` before.
 */
export async function loadProgram(root: string): Promise<Program> {
  const platform = platformFolder(root)
  // Beside the platform's node_modules, from where the bundle takes Pulumi.
  const outfile = join(platform, `synth-${process.pid}.mjs`)
  await build({
    stdin: { contents: entry(root, platform), resolveDir: platform, sourcefile: 'synth.ts', loader: 'ts' },
    plugins: [{ name: 'globals', setup: (setup) => provideGlobals(setup, platform) }],
    inject: ['globals', join(platform, 'src/shim/run.js')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    logLevel: 'silent',
  })
  try {
    return (await import(outfile)) as Program
  } finally {
    await rm(outfile)
  }
}

const entry = (root: string, platform: string) => `
  export { default as config } from ${JSON.stringify(join(root, 'sst.config.ts'))}
  export { run } from ${JSON.stringify(join(platform, 'src/auto/run.ts'))}
  export * as pulumi from '@pulumi/pulumi'
`

/** The module whose exports stand for the free names `sst` and `aws`. */
function provideGlobals(setup: import('esbuild').PluginBuild, platform: string): void {
  setup.onResolve({ filter: /^globals$/ }, () => ({ path: 'globals', namespace: 'synth' }))
  setup.onLoad({ filter: /^globals$/, namespace: 'synth' }, () => ({
    contents: `export * as sst from './src/components/index.ts'\nexport * as aws from '@pulumi/aws'`,
    resolveDir: platform,
  }))
}
