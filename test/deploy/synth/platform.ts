import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder that `sst install` fills: SST's components as TypeScript, and the Pulumi SDK that they use. */
export const platformFolder = (root: string): string => join(root, '.sst', 'platform')

/**
 * Has SST put its platform into `.sst/platform` of `root`, once per version of SST. Needs the npm registry and nothing
 * else: no AWS account, no Pulumi.
 * @throws Error with SST's own output when it cannot be installed
 */
export async function ensurePlatform(root: string): Promise<void> {
  const wanted = installedVersion(root)
  if (platformVersion(root) === wanted) return
  const started = Date.now()
  process.stderr.write(`Installing the platform of SST ${wanted} (about half a minute, once) ...\n`)
  await run(join(root, 'node_modules', '.bin', 'sst'), ['install', '--stage', 'test'], root)
  process.stderr.write(`Installed the platform of SST ${wanted} in ${Math.round((Date.now() - started) / 1000)} s\n`)
}

function installedVersion(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'sst', 'package.json'), 'utf8'))
  return version
}

/** The version of the platform that is there whole: SST writes the version first and its packages after that. */
function platformVersion(root: string): string | undefined {
  const folder = platformFolder(root)
  if (!existsSync(join(folder, 'node_modules', '@pulumi', 'aws', 'package.json'))) return undefined
  return readFileSync(join(folder, 'version'), 'utf8').trim()
}

function run(command: string, args: string[], cwd: string): Promise<void> {
  const env = {
    ...process.env,
    SST_SKIP_DEPENDENCY_CHECK: '1',
    SST_NO_BUN: '1',
    SST_TELEMETRY_DISABLED: '1',
  }
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const output: string[] = []
    child.stdout.on('data', (chunk) => output.push(String(chunk)))
    child.stderr.on('data', (chunk) => output.push(String(chunk)))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) return resolve()
      const fix = 'Check that the npm registry answers (npm ping), remove .sst and try again.'
      reject(new Error(`sst install ended with ${code}. ${fix}\n${output.join('')}`))
    })
  })
}
