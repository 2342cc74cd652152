import type { TestProject } from 'vitest/node'
import { root, type Stack, synthesize } from './stack.ts'
import { ensurePlatform } from './synth/platform.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** `sst deploy --stage production`. */
    production: Stack
    /** `sst deploy --stage test`. */
    test: Stack
    /** `sst dev --stage test`. */
    dev: Stack
  }
}

/** A place for the web pages, as production needs one. */
export const WEB_ORIGIN = 'https://vending.example'

/** Installs SST's platform when it is not there, and executes the configuration once per way to run it. */
export default async function setup(project: TestProject): Promise<void> {
  await ensurePlatform(root)
  project.provide('production', await synthesize('production', 'deploy', { WEB_ORIGINS: WEB_ORIGIN }))
  project.provide('test', await synthesize('test', 'deploy'))
  project.provide('dev', await synthesize('test', 'dev'))
}
