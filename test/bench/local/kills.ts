import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startCloud } from '@dispense/local'
import { makeApp } from './app.ts'

/** The function writes the number of its event into a file: whoever reads the file sees what ran, and how often. */
const CODE = `import { appendFileSync } from 'node:fs'
export const handler = async ({ file, number }) => {
  appendFileSync(file, number + '\\n')
  await new Promise((resolve) => setTimeout(resolve, number % 4))
  return number
}
`

const CLIENTS = 8
/** Between two kills, in milliseconds. */
const PAUSE = 50

/** Invokes a function again and again while its processes are killed at random. */
export const measureKills = async (invocations: number): Promise<object> => {
  const app = await makeApp()
  await writeFile(join(app.root, 'src', 'hello.ts'), CODE)
  const cloud = await startCloud({ root: app.root })
  const file = join(app.root, 'ran')
  const answered = new Set<number>()
  let [next, failed, killed, running] = [0, 0, 0, true]
  const killing = (async () => {
    while (running) {
      const pids = cloud.environments().flatMap(({ pid }) => pid ?? [])
      const pid = pids[Math.floor(Math.random() * pids.length)]
      if (pid !== undefined && kill(pid)) killed += 1
      await new Promise((done) => setTimeout(done, PAUSE))
    }
  })()
  const client = async () => {
    while (next < invocations) {
      const number = next++
      const { result, error } = await cloud.invoke('Hello', { file, number })
      if (error) failed += 1
      else if (result === number) answered.add(number)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  running = false
  await killing
  await cloud.stop()
  const ran = (await readFile(file, 'utf8')).trim().split('\n').map(Number)
  await app.remove()
  return {
    invocations,
    killed,
    answered: answered.size,
    'answered with an error': failed,
    'without an answer': invocations - answered.size - failed,
    'answered, but did not run': [...answered].filter((number) => !ran.includes(number)).length,
    'ran twice': ran.length - new Set(ran).size,
  }
}

/** Kills a process; false when it was gone already. */
const kill = (pid: number): boolean => {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch {
    return false
  }
}
