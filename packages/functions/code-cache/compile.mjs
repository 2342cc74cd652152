/** `compile.mjs <module> <folder>`: imports a function's module, and leaves in the folder what V8 has compiled of it. */
import { writeFileSync } from 'node:fs'
import module from 'node:module'
import { pathToFileURL } from 'node:url'
import { Script } from 'node:vm'
import { PROBE, version } from './start.mjs'

const [file, folder] = process.argv.slice(2)
module.enableCompileCache({ directory: `${folder}/tmp/code-cache`, portable: true })
// Without its environment it may not start; by then its modules are compiled.
await import(pathToFileURL(file).href).catch(() => undefined)
writeFileSync(`${folder}/probe`, new Script(PROBE).createCachedData())
writeFileSync(`${folder}/made-by`, version())
module.flushCompileCache()
process.exit()
