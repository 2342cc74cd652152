import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Another local cloud has this data folder. */
export class DataInUseError extends Error {
  override readonly name = 'DataInUseError'

  constructor(directory: string, pid: number) {
    super(
      `Another local cloud (process ${pid}) is using ${directory}. Stop it with Ctrl-C in its terminal or \`kill ${pid}\`, then start again`,
    )
  }
}

/** The file in a data folder that names the process that has it. */
export const LOCK_FILE = 'cloud.pid'

/**
 * Takes a data folder for this process; a lock whose process is gone is taken over.
 * @returns what gives it back
 * @throws DataInUseError
 */
export const lockData = async (directory: string): Promise<() => Promise<void>> => {
  const file = join(directory, LOCK_FILE)
  await mkdir(directory, { recursive: true })
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' })
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const pid = Number(await readFile(file, 'utf8').catch(() => '0'))
    if (isAlive(pid)) throw new DataInUseError(directory, pid)
    await rm(file, { force: true })
  }
}

const isAlive = (pid: number): boolean => {
  if (pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
