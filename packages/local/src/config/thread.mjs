import module from 'node:module'
import { workerData } from 'node:worker_threads'

// What starts the thread of a configuration: a thread has no compile cache of its own accord.
if (workerData.compileCache) module.enableCompileCache(workerData.compileCache)
await import('./execute.ts')
