import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeCodeCache } from '@dispense/functions/code-cache'
import { buildForDeployment, type FunctionPlan } from '@dispense/local'
import { build } from 'esbuild'

/** A handler that is measured. */
export interface Contestant {
  readonly name: string
  /** The file to import. */
  readonly bundle: string
  /** Whether it differs in its start alone. */
  readonly onlyStarts?: true
}

const PEERS = join(import.meta.dirname, 'peers')
const root = join(import.meta.dirname, '../../..')

/** What all others are compared with. */
export const BARE = 'bare handler, AWS SDK'

/** Bundles everybody into a folder: minified ES modules, the GraphQL function as it is deployed. */
export async function buildContestants(graphql: FunctionPlan, folder: string): Promise<Contestant[]> {
  await installPeers()
  const peers = {
    [BARE]: 'bare-sdk',
    'Apollo Server, ElectroDB': 'apollo-electrodb',
    'GraphQL Yoga, ElectroDB': 'yoga-electrodb',
    'Mercurius with jit, ElectroDB': 'mercurius-electrodb',
    'Apollo Server, Dynamoose': 'apollo-dynamoose',
  }
  const own = await buildOwn(graphql, join(folder, 'dispense'))
  // The code that V8 has compiled is taken from where it lies on Lambda.
  const withCache = await buildOwn(graphql, join(folder, 'lambda/var/task'))
  await makeCodeCache(dirname(withCache))
  await mkdir(join(folder, 'lambda/tmp'))
  return [
    ...(await Promise.all(
      Object.entries(peers).map(async ([name, file]) => ({ name, bundle: await buildPeer(file, folder) })),
    )),
    { name: 'Dispense', bundle: own },
    { name: 'Dispense, code cache', bundle: withCache, onlyStarts: true },
  ]
}

async function buildOwn(graphql: FunctionPlan, folder: string): Promise<string> {
  const { files } = await buildForDeployment(root, graphql)
  await mkdir(folder, { recursive: true })
  await Promise.all(files.map(({ name, contents }) => writeFile(join(folder, name), contents)))
  return join(folder, 'index.mjs')
}

/** Mercurius asks for files of graphql-js that are CommonJS; the whole of it must be, or there are two. */
async function buildPeer(name: string, folder: string): Promise<string> {
  const outfile = join(folder, `${name}.mjs`)
  await build({
    ...{
      entryPoints: [join(PEERS, `${name}.mjs`)],
      outfile,
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'node',
    },
    ...{
      target: 'esnext',
      mainFields: name.startsWith('mercurius') ? ['main'] : ['module', 'main'],
      logLevel: 'error',
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: "import { createRequire } from 'module';const require = createRequire(import.meta.url);" },
  })
  return outfile
}

/** Installs the peers, which are no part of the project, in their own folder. @throws Error when npm fails */
async function installPeers(): Promise<void> {
  if (existsSync(join(PEERS, 'node_modules', 'mercurius'))) return
  console.log('Installing the peers in test/bench/lambda/peers')
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts']
  const npm = spawn('npm', args, { cwd: PEERS, stdio: 'inherit' })
  const code = await new Promise<number | null>((done) => npm.once('exit', done))
  if (code !== 0) throw new Error(`npm ci in ${PEERS} failed (${code}): mend what npm says above`)
}
