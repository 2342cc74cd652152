/** What `@aws-appsync/utils` is at run time: the target of its alias. */
export { runtime } from './runtime/early-return.ts'
export { extensions } from './runtime/extensions.ts'
export { util } from './util/index.ts'
