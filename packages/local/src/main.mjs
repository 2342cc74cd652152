import module from 'node:module'
import { resolve } from 'node:path'

// What starts the process of `npm start`: code that was compiled at an earlier start is not compiled again. JavaScript, because
// what strips TypeScript of its types would have to be loaded for this file alone.
module.enableCompileCache(resolve('.data', 'cache', 'compiled'))
await import('./run.ts')
