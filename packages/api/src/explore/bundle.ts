import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip, constants as zlib } from 'node:zlib'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import { type Encoding, encodings, type Manifest, manifestFile, pageFile } from './assets.ts'

const page = join(import.meta.dirname, 'page')
const entry = 'main.tsx'

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
}

/**
 * Bundles GraphiQL with its editor, workers, styles and fonts into `folder`: files named by their content, each with its
 * compressed forms, and the manifest.
 * @throws when a source does not build, with esbuild's message
 */
export async function bundlePage(folder: string): Promise<void> {
  const { metafile } = await build({
    ...browser,
    entryPoints: [join(page, entry)],
    outdir: folder,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    metafile: true,
    plugins: [workers, withoutMonacoStyles],
  })
  await writeFile(join(folder, pageFile), await renderPage(metafile))
  await compressAll(folder)
}

const browser: BuildOptions = {
  bundle: true,
  minify: true,
  target: 'es2022',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'error',
}

/**
 * `import Worker from './x.worker.js?worker'`, as in Vite and in `graphiql/setup-workers/vite`: a class that starts the
 * module, bundled into one file, as a dedicated worker.
 */
const workers: Plugin = {
  name: 'workers',
  setup(builder) {
    builder.onResolve({ filter: /\?worker$/ }, async ({ path, kind, resolveDir }) => {
      const worker = await builder.resolve(path.replace('?worker', ''), { kind, resolveDir })
      return { path: worker.path, namespace: 'worker', errors: worker.errors }
    })
    builder.onLoad({ filter: /./, namespace: 'worker' }, ({ path }) => ({
      contents: `
        import url from ${JSON.stringify(`worker-file:${path}`)}
        export default class extends Worker {
          constructor() { super(new URL(url, import.meta.url)) }
        }`,
      resolveDir: dirname(path),
    }))
    builder.onResolve({ filter: /^worker-file:/ }, ({ path }) => ({
      path: path.replace('worker-file:', ''),
      namespace: 'worker-file',
    }))
    builder.onLoad({ filter: /./, namespace: 'worker-file' }, async ({ path }) => {
      const { outputFiles } = await build({ ...browser, entryPoints: [path], format: 'iife', write: false })
      return { contents: outputFiles[0]?.contents, loader: 'file' }
    })
  },
}

/** Monaco imports a style sheet for each part of the editor; `graphiql/style.css` holds all of them already. */
const withoutMonacoStyles: Plugin = {
  name: 'without-monaco-styles',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]monaco-editor[\\/].*\.css$/ }, () => ({ contents: '', loader: 'js' }))
  },
}

async function renderPage(metafile: Metafile): Promise<string> {
  const outputs = Object.entries(metafile.outputs)
  const [script, output] =
    outputs.find(([file, { entryPoint }]) => file.endsWith('.js') && entryPoint?.endsWith(entry)) ?? []
  if (!script || !output?.cssBundle) throw new Error('The bundle of /explore has no script or no styles')
  const template = await readFile(join(page, pageFile), 'utf8')
  return template.replace('%SCRIPT%', basename(script)).replace('%STYLES%', basename(output.cssBundle))
}

/** Compresses once, here, what would otherwise be compressed with every request. */
async function compressAll(folder: string): Promise<void> {
  const manifest: Manifest = {}
  for (const file of await readdir(folder)) {
    const contentType = contentTypes[extname(file)]
    if (!contentType)
      throw new Error(`The bundle of /explore has ${file}: say its media type in ${import.meta.filename}`)
    const content = await readFile(join(folder, file))
    await Promise.all(
      encodings.map(async (encoding) =>
        writeFile(join(folder, `${file}.${encoding}`), await compress(content, encoding)),
      ),
    )
    manifest[file] = { contentType, hash: createHash('sha256').update(content).digest('hex').slice(0, 16) }
  }
  await writeFile(join(folder, manifestFile), JSON.stringify(manifest))
}

/** Brotli's quality 9 is within a few percent of 11 and ten times as fast. */
const compress = (content: Buffer, encoding: Encoding): Promise<Buffer> =>
  encoding === 'br'
    ? promisify(brotliCompress)(content, {
        params: { [zlib.BROTLI_PARAM_QUALITY]: 9, [zlib.BROTLI_PARAM_SIZE_HINT]: content.length },
      })
    : promisify(gzip)(content, { level: 9 })
