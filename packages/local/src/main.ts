import module from 'node:module'
import { resolve } from 'node:path'

// What starts the process of `npm start`: code that was compiled at an earlier start is not compiled again.
module.enableCompileCache(resolve('.data', 'cache', 'compiled'))
await import('./run.ts')
