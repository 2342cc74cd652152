import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DataInUseError, lockData } from './data-lock.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-lock-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the lock of a data folder', () => {
  it('refuses a second cloud while the first one lives, and names its process', async () => {
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' })
    try {
      await writeFile(join(folder, 'cloud.pid'), String(other.pid))
      const failure = await lockData(folder).catch((error: unknown) => error as Error)
      expect(failure).toBeInstanceOf(DataInUseError)
      expect((failure as Error).message).toContain(`kill ${other.pid}`)
    } finally {
      other.kill('SIGKILL')
    }
  })

  it('is taken over from a process that is gone', async () => {
    const gone = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' })
    await new Promise((resolve) => gone.once('exit', resolve))
    await writeFile(join(folder, 'cloud.pid'), String(gone.pid))
    await expect(lockData(folder)).resolves.toBeTypeOf('function')
  })

  it('is free again once it is given back', async () => {
    const unlock = await lockData(folder)
    await unlock()
    await expect(lockData(folder)).resolves.toBeTypeOf('function')
  })

  it.each(['', 'nonsense'])('is taken over when the file holds no process: "%s"', async (content) => {
    await writeFile(join(folder, 'cloud.pid'), content)
    await expect(lockData(folder)).resolves.toBeTypeOf('function')
  })
})
