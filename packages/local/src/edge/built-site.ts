import { execFile } from 'node:child_process'
import type { RequestListener, ServerResponse } from 'node:http'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import sirv from 'sirv'
import type { SitePlan } from '../config/plan.ts'

/** What SST gives to all files of a site but its pages: their names have a hash in them. */
const HASHED = 'max-age=31536000,public,immutable'

/**
 * Builds a site as a deployment does, and answers with what came of it: files by their path below `mount`, and the page for every
 * other path.
 * @throws Error with what the build printed, when it failed
 */
export const builtSite = async (
  { name, path, build, environment, route }: SitePlan,
  root: string,
  variables: Readonly<Record<string, string>>,
): Promise<RequestListener> => {
  if (!build) throw new Error(`The site ${name} has no build: { command, output }`)
  const directory = join(root, path)
  const PATH = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`
  const env = { ...process.env, PATH, ...variables, ...environment, NODE_ENV: 'production' }
  await promisify(execFile)('/bin/sh', ['-c', build.command], { cwd: directory, env }).catch(
    ({ stdout = '', stderr = '' }: { stdout?: string; stderr?: string }) => {
      throw new Error(`The site ${name} does not build: ${build.command}\n${stdout}${stderr}`)
    },
  )
  const setHeaders = (response: ServerResponse, pathname: string) => {
    // What has no extension is the page.
    const isPage = /\.html$|\/[^./]*$/.test(pathname)
    response.setHeader('cache-control', isPage ? 'max-age=0,no-cache,no-store,must-revalidate' : HASHED)
  }
  const serve = sirv(join(directory, build.output), { single: true, setHeaders })
  const mount = route?.path === '/' ? '' : (route?.path ?? '')
  return (request, response) => {
    const url = request.url?.slice(mount.length) ?? ''
    request.url = url.startsWith('/') ? url : `/${url}`
    serve(request, response, () => void response.writeHead(404).end())
  }
}
