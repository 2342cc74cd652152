import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { root } from './stack.ts'
import { platformFolder } from './synth/platform.ts'

const project = join(import.meta.dirname, 'types', 'tsconfig.json')

it('sst.config.ts compiles against the types of SST itself', async () => {
  expect(await typeErrors(project)).toBe('')
})

it('a configuration with a value that SST does not know would not compile', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dispense-types-'))
  try {
    const source = await readFile(join(root, 'sst.config.ts'), 'utf8')
    await writeFile(join(folder, 'sst.config.ts'), source.replace('./.sst/platform', platformFolder(root)))
    await cp(join(root, 'infra'), join(folder, 'infra'), { recursive: true })
    const table = await readFile(join(root, 'infra/table.ts'), 'utf8')
    const wrong = table.replace("stream: 'new-and-old-images'", "stream: 'every-image'")
    await writeFile(join(folder, 'infra/table.ts'), wrong)
    const settings = { extends: project, compilerOptions: { typeRoots: [join(root, 'node_modules/@types')] } }
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ ...settings, files: ['sst.config.ts'] }))
    expect(await typeErrors(join(folder, 'tsconfig.json'))).toContain('"every-image"')
  } finally {
    await rm(folder, { recursive: true })
  }
})

/** What the compiler says about a project; empty when it has nothing to say. */
async function typeErrors(tsconfig: string): Promise<string> {
  const tsc = join(root, 'node_modules', '.bin', 'tsc')
  try {
    const { stdout } = await promisify(execFile)(tsc, ['--project', tsconfig])
    return stdout
  } catch (failure) {
    return (failure as { stdout: string }).stdout
  }
}
