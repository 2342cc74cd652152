import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** A project in a temporary folder. */
export interface TemporaryApp {
  readonly root: string
  write(path: string, content: string): Promise<void>
  remove(): Promise<void>
}

/** Makes a project of files by path; the packages of this repository can be imported there. */
export const temporaryApp = async (files: Readonly<Record<string, string>>): Promise<TemporaryApp> => {
  const root = await mkdtemp(join(tmpdir(), 'local-app-'))
  const write = async (path: string, content: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
  }
  for (const [path, content] of Object.entries(files)) await write(path, content)
  await symlink(resolve(import.meta.dirname, '../../../../node_modules'), join(root, 'node_modules'), 'dir')
  return { root, write, remove: () => rm(root, { recursive: true, force: true, maxRetries: 3 }) }
}

/** The text of a configuration with this body of `run()`. */
export const configuration = (body: string): string =>
  `export default $config({\n  app: () => ({ name: 'app', home: 'aws' }),\n  async run() {\n${body}\n  },\n})\n`
