import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { delimiter, join, matchesGlob } from 'node:path'
import { promisify } from 'node:util'
import sirv from 'sirv'
import type { SitePlan } from '../config/plan.ts'
import type { EdgeTarget } from './cache/edge.ts'

/**
 * Builds a site as a deployment does, and answers with what came of it: files by their path below `mount`, and the page for every
 * other path.
 * @throws Error with what the build printed, when it failed
 */
export const builtSite = async (
  { name, path, build, environment, route, fileOptions }: SitePlan,
  root: string,
  variables: Readonly<Record<string, string>>,
): Promise<EdgeTarget> => {
  if (!build) throw new Error(`The site ${name} has no build: { command, output }`)
  const directory = join(root, path)
  const PATH = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`
  const env = { ...process.env, PATH, ...variables, ...environment, NODE_ENV: 'production' }
  await promisify(execFile)('/bin/sh', ['-c', build.command], { cwd: directory, env }).catch(
    ({ stdout = '', stderr = '' }: { stdout?: string; stderr?: string }) => {
      throw new Error(`The site ${name} does not build: ${build.command}\n${stdout}${stderr}`)
    },
  )
  const output = join(directory, build.output)
  const files = new Set(await filesIn(output))
  const mount = route?.path === '/' ? '' : (route?.path ?? '')
  /** The file that a path below the mount means: what is none is the page. */
  const fileBelow = (pathname: string) => (files.has(pathname.slice(1)) ? pathname.slice(1) : 'index.html')
  const setHeaders = (response: ServerResponse, pathname: string) => {
    const cacheControl = cacheControlOf(fileOptions, fileBelow(pathname))
    if (cacheControl !== undefined) response.setHeader('cache-control', cacheControl)
  }
  const serve = sirv(output, { single: true, etag: true, setHeaders })
  return {
    fileOf: (pathname) => `${mount}/${fileBelow(pathname.slice(mount.length))}`,
    serve: (request, response) => {
      const url = request.url?.slice(mount.length) ?? ''
      request.url = url.startsWith('/') ? url : `/${url}`
      serve(request, response, () => void response.writeHead(404).end())
    },
  }
}

const filesIn = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/'),
  )
}

/** SST goes through the options from the last on, and gives a file the first that fits. */
const cacheControlOf = (options: SitePlan['fileOptions'], file: string): string | undefined => {
  const fits = (patterns: readonly string[]) => patterns.some((pattern) => matchesGlob(file, pattern))
  return options.findLast(({ files, ignore }) => fits(files) && !fits(ignore))?.cacheControl
}
