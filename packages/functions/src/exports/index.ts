export { startExports } from './due.ts'
export { makeStatements } from './nightly.ts'
export { work } from './work.ts'
