export { startExports } from './due.ts'
export { work } from './work.ts'
