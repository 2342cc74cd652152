/**
 * Lies in a function's bundle as it is, beside the code that was compiled when the function was built (`make.ts`). It is no
 * TypeScript, and imports nothing, because it costs what it saves.
 */
const { existsSync, readdirSync, readFileSync, symlinkSync } = process.getBuiltinModule('node:fs')
const { constants, enableCompileCache } = process.getBuiltinModule('node:module')
const { Script } = process.getBuiltinModule('node:vm')

/** What is compiled to see whether this V8 takes what the other has made. */
export const PROBE = 'export_ => export_'

/**
 * Has Node take a bundle's compiled code, and writes one line that says "hit", or "refused" and why. A function whose code is refused
 * compiles it as it would without.
 * @param {string} task the folder of the bundle; on Lambda `/var/task`
 */
export function useCodeCache(task) {
  let refusal
  try {
    refusal = refusalOf(`${task}/code-cache`) ?? link(`${task}/code-cache/modules`, `${task}/../../tmp/code-cache`)
  } catch (error) {
    refusal = error.message
  }
  console.info(refusal === undefined ? 'Code cache: hit' : `Code cache: refused, ${refusal}`)
}

/** V8 itself says whether it would take it: by its version, its build and its flags. */
function refusalOf(shipped) {
  const probe = new Script(PROBE, { cachedData: readFileSync(`${shipped}/probe`) })
  if (!probe.cachedDataRejected) return undefined
  return `it was made by ${readFileSync(`${shipped}/made-by`, 'utf8')}, and this is ${version()}`
}

/** Node looks for compiled code where it may write, in a folder that is named after itself. */
function link(shipped, place) {
  const { status, message } = enableCompileCache({ directory: place, portable: true })
  if (status !== constants.compileCacheStatus.ENABLED) return message ?? 'Node has another one'
  const [own] = readdirSync(place)
  for (const name of readdirSync(shipped)) {
    const target = `${place}/${own}/${name}`
    if (!existsSync(target)) symlinkSync(`${shipped}/${name}`, target)
  }
  return undefined
}

/** Of this Node. */
export const version = () => `Node ${process.version} for ${process.arch}`
