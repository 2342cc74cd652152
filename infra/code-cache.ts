import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/**
 * A function's `hook.postbuild`: puts the code that V8 compiled beside the bundle (`packages/functions/code-cache`). Nothing depends on
 * it, so that a deployment goes on without. `CODE_CACHE=off` leaves it out.
 * @param root the folder of sst.config.ts
 */
export async function shipCodeCache(root: string, bundle: string): Promise<void> {
  if (process.env.CODE_CACHE === 'off') return
  const args = [join(root, 'packages/functions/code-cache/make.ts'), bundle]
  try {
    await promisify(execFile)(join(root, 'node_modules/.bin/node'), args)
  } catch (error) {
    console.warn(`No code cache for ${bundle}: ${(error as Error).message}`)
  }
}
