import { quantile } from '../figures.ts'
import { makeApp } from './app.ts'
import { contestants, start } from './contestants.ts'
import { usageOf } from './processes.ts'

/** Saves the function again and again; each save is timed until its code answers. Times in milliseconds, memory in MB. */
export const measureSaves = async (saves: number): Promise<object> => {
  const app = await makeApp()
  const cloud = contestants(app.root).find(({ name }) => name === 'the local cloud')
  if (!cloud) throw new Error('The local cloud is no contestant')
  const running = await start(cloud)
  const times: number[] = []
  const memory: number[] = []
  try {
    for (let save = 0; save < saves; save++) {
      const before = performance.now()
      await app.save(`save ${save}`)
      await answered(`http://127.0.0.1:${cloud.port}${cloud.path}`, `save ${save}`)
      times.push(performance.now() - before)
      if (save % Math.ceil(saves / 10) === 0 || save === saves - 1) memory.push(memoryOf(running.child.pid))
      // As long as a process needs to be made ready for the next one; nobody saves faster.
      await new Promise((done) => setTimeout(done, 1500))
    }
  } finally {
    await running.stop()
    await app.remove()
  }
  times.sort((a, b) => a - b)
  return {
    saves,
    'median (ms)': Math.round(quantile(times, 0.5)),
    '90 % (ms)': Math.round(quantile(times, 0.9)),
    'longest (ms)': Math.round(quantile(times, 1)),
    'memory over time (MB)': memory.map(Math.round).join(' '),
  }
}

const answered = async (url: string, body: string): Promise<void> => {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined)
    if ((await answer?.text()) === body) return
    await new Promise((done) => setTimeout(done, 2))
  }
}

const memoryOf = (pid: number | undefined): number => usageOf(pid ?? 0).memory
