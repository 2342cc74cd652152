import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Negotiator from 'negotiator'
import { encodings, type Manifest, manifestFile, pageFile } from './assets.ts'

/** A GET for the page or for one of its files. */
export interface ExploreRequest {
  /** The name behind `/explore/`; undefined for the page. */
  file: string | undefined
  /** Header fields by lower-case name. */
  headers: Readonly<Record<string, string | undefined>>
}

/** The answer; `body` is undefined where there is none. */
export interface ExploreResponse {
  status: 200 | 304 | 404
  headers: Record<string, string>
  body: Buffer | undefined
}

/**
 * What the page may do: load its own scripts, workers and styles, and ask the API it came from. Monaco makes style
 * elements and style attributes as it runs, hence 'unsafe-inline' for styles; its icons and GraphiQL's fonts are data.
 */
const contentSecurityPolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `worker-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data:`,
  `font-src 'self' data:`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ')

const commonHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** A file is named by its content and never changes; the page names the files of today and is asked for every time. */
const immutable = 'public, max-age=31536000, immutable'
const revalidated = 'no-cache'

/**
 * Serves a folder made by `buildExplore`: compressed as the client accepts it (RFC 9110, 12.5.3), with an entity tag,
 * and only what the manifest names.
 */
export function createExplore(folder: string): (request: ExploreRequest) => Promise<ExploreResponse> {
  const manifest = readManifest(folder)
  return async ({ file = pageFile, headers }) => {
    const files = await manifest
    const asset = Object.hasOwn(files, file) ? files[file] : undefined
    if (!asset) return notFound(file)

    const encoding = chooseEncoding(headers['accept-encoding'])
    const etag = `"${asset.hash}${encoding ? `-${encoding}` : ''}"`
    const common = {
      ...commonHeaders,
      'cache-control': file === pageFile ? revalidated : immutable,
      etag,
      vary: 'accept-encoding',
    }
    if (matches(headers['if-none-match'], etag)) return { status: 304, headers: common, body: undefined }
    return {
      status: 200,
      headers: { ...common, 'content-type': asset.contentType, ...(encoding && { 'content-encoding': encoding }) },
      body: await readFile(join(folder, encoding ? `${file}.${encoding}` : file)),
    }
  }
}

const readManifest = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(folder, manifestFile), 'utf8'))

/** The smallest form that the client accepts; undefined for one that accepts none. */
const chooseEncoding = (acceptEncoding: string | undefined) => {
  const accepted = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } }).encodings([...encodings])
  return encodings.find((encoding) => accepted.includes(encoding))
}

/** `If-None-Match` (RFC 9110, 13.1.2): a list of tags, weak ones among them, or `*`. */
const matches = (ifNoneMatch: string | undefined, etag: string) =>
  ifNoneMatch === '*' || (ifNoneMatch?.split(',') ?? []).some((tag) => tag.trim().replace(/^W\//, '') === etag)

const notFound = (file: string): ExploreResponse => ({
  status: 404,
  headers: { ...commonHeaders, 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' },
  body: Buffer.from(`No file ${JSON.stringify(file)} here. After a deployment, load the page /explore anew.\n`),
})
