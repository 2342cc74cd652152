/**
 * Gives AWS's ESLint plugin the TypeScript that it can use. One of its dependencies is shared with the rest of the
 * repository and finds TypeScript 7 there, which has no JavaScript compiler API. Import this before the plugin.
 */
import { createRequire, registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

const url = pathToFileURL(createRequire(import.meta.url).resolve('typescript')).href

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'typescript' ? { url, format: 'commonjs', shortCircuit: true } : nextResolve(specifier, context),
})
