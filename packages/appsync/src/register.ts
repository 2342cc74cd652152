/**
 * Lets resolvers that import `@aws-appsync/utils` run unmodified: `node --import @dispense/appsync/register server.ts`.
 * The globals that AppSync offers are set too. (With a bundler or vitest, use an alias to `@dispense/appsync/utils`.)
 */
import { registerHooks } from 'node:module'
import { extensions, runtime, util } from './utils.ts'

const modules: Record<string, URL> = {
  '@aws-appsync/utils': new URL('./utils.ts', import.meta.url),
  '@aws-appsync/utils/dynamodb': new URL('./dynamodb/index.ts', import.meta.url),
  '@aws-appsync/utils/rds': new URL('./rds/index.ts', import.meta.url),
  '@aws-appsync/utils/ai': new URL('./ai.ts', import.meta.url),
}

registerHooks({
  resolve(specifier, context, nextResolve) {
    const module = modules[specifier.replace(/\.js$/, '')]
    return module ? { url: module.href, shortCircuit: true } : nextResolve(specifier, context)
  },
})

Object.assign(globalThis, { util, runtime, extensions })
