import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { functionPlan, startFunctions, type TestFunctions } from '../testing/functions.ts'
import { freePort } from '../testing/ports.ts'
import { isAlive, until } from '../testing/until.ts'

let functions: TestFunctions | undefined

afterEach(async () => {
  await functions?.stop()
  functions = undefined
})

const start = async (...plans: Parameters<typeof startFunctions>): Promise<TestFunctions> => {
  functions = await startFunctions(...plans)
  return functions
}

const ticking = functionPlan('ticking', { handler: 'fixtures/ticking.handler' })
const recording = functionPlan('recording', { handler: 'fixtures/ticking.record', timeout: 20 })

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('an idle environment', () => {
  it('is frozen: its timers do not run on, and it is thawed for the next invocation', async () => {
    const { plane } = await start([ticking])
    const ask = async () => JSON.parse((await plane.invoke('ticking', '{}')).payload) as { ticks: number; pid: number }
    const first = await ask()
    await until(() => plane.environments()[0]?.environment.frozen)
    await sleep(600)
    const second = await ask()
    expect(second.pid).toBe(first.pid)
    // 60 ticks would have passed; a few are those before it was frozen and after it was thawed.
    expect(second.ticks - first.ticks).toBeLessThan(20)
  })

  it('is not frozen when a debugger may attach, which a frozen one would not hear', async () => {
    const { plane } = await start([ticking], { inspectPort: await freePort() })
    await plane.invoke('ticking', '{}')
    await sleep(200)
    expect(plane.environments().map(({ environment: { state, frozen } }) => [state, frozen])).toEqual([['idle', false]])
  })

  it('does not stay when the control plane goes, frozen as it is', async () => {
    const { plane, stop } = await start([ticking])
    const { pid } = JSON.parse((await plane.invoke('ticking', '{}')).payload)
    await until(() => plane.environments()[0]?.environment.frozen)
    functions = undefined
    await stop()
    expect(isAlive(pid)).toBe(false)
  })
})

describe('a control plane that stops', () => {
  it('answers what runs, waits and comes later, and logs no failure of the function', async () => {
    const hang = functionPlan('hang')
    const { plane, lines, stop } = await start([hang], { maxEnvironments: 1 })
    const running = plane.invoke('hang', '{}')
    await until(() => plane.environments().some(({ environment }) => environment.serving))
    const waiting = plane.invoke('hang', '{}')
    functions = undefined
    await stop()
    const answers = await Promise.all([running, waiting, plane.invoke('hang', '{}')])
    for (const { payload } of answers) {
      expect(JSON.parse(payload)).toEqual({
        errorType: 'Runtime.ExitError',
        errorMessage: 'The local cloud is stopping',
      })
    }
    expect(lines.map(({ line }) => line.split(' ')[0])).toEqual(['START'])
  })
})

describe('a listener that somebody else started', () => {
  it('serves like any other, with the variables of the function, and goes when the control plane does', async () => {
    const { spawn } = await import('node:child_process')
    const { plane, stop } = await start([functionPlan('echo', { environment: { OWN: 'x' } })])
    const { PATH } = process.env
    const LOCAL_CHANNEL = `${plane.endpoint.replace('http', 'ws')}/listeners/echo`
    const worker = join(import.meta.dirname, 'worker', 'worker.ts')
    const listener = spawn(process.execPath, [worker], { env: { PATH, LOCAL_CHANNEL }, stdio: 'ignore' })
    const gone = new Promise((resolve) => listener.once('exit', resolve))
    await until(() => plane.environments().some(({ environment }) => environment.state === 'idle'))
    const answer = JSON.parse((await plane.invoke('echo', '{"can":1}')).payload)
    expect(answer).toMatchObject({ event: { can: 1 }, pid: listener.pid })
    expect(answer.environment).toMatchObject({ OWN: 'x', AWS_LAMBDA_FUNCTION_NAME: 'app-test-echo' })
    functions = undefined
    await stop()
    await gone
  })

  it('is the same one when it comes back after its connection was lost', async () => {
    const { spawn } = await import('node:child_process')
    const { connect, createServer } = await import('node:net')
    const { plane } = await start([functionPlan('echo')])
    const sockets: import('node:net').Socket[] = []
    const between = createServer((client) => {
      const server = connect(Number(new URL(plane.endpoint).port), '127.0.0.1')
      for (const socket of [client, server]) sockets.push(socket.on('error', () => undefined))
      client.pipe(server).pipe(client)
    })
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
    const { port } = between.address() as import('node:net').AddressInfo
    const { PATH } = process.env
    const worker = join(import.meta.dirname, 'worker', 'worker.ts')
    const env = { PATH, LOCAL_CHANNEL: `ws://127.0.0.1:${port}/listeners/echo` }
    const listener = spawn(process.execPath, [worker], { env, stdio: 'ignore' })
    await until(() => plane.environments().some(({ environment }) => environment.state === 'idle'))
    const [before] = plane.environments()
    for (const socket of sockets.splice(0)) socket.destroy()
    const { pid } = JSON.parse((await plane.invoke('echo', '{}')).payload)
    expect([pid, plane.environments()]).toEqual([listener.pid, [before]])
    listener.kill()
    between.close()
    for (const socket of sockets) socket.destroy()
  })

  it('is refused when it is a page in a browser, or for a function that is not there', async () => {
    const { WebSocket } = await import('ws')
    const { plane } = await start([functionPlan('echo')])
    const outcome = (path: string, origin?: string) =>
      new Promise((resolve) => {
        const socket = new WebSocket(plane.endpoint.replace('http', 'ws') + path, { ...(origin && { origin }) })
        socket.once('open', () => resolve('open'))
        socket.once('error', (error) => resolve(error.message))
      })
    expect(await outcome('/listeners/echo', 'https://page.example')).toBe('Unexpected server response: 404')
    expect(await outcome('/listeners/nobody')).toBe('Unexpected server response: 404')
  })
})

describe('workers that are killed at random', () => {
  it('lose no invocation, and none runs twice', { timeout: 60_000 }, async () => {
    const file = join(tmpdir(), `recorded-${process.pid}`)
    const { plane } = await start([recording], { maxEnvironments: 4 })
    const outcomes = new Map<string, boolean>()
    let running = true
    const killing = (async () => {
      for (let round = 0; running; round++) {
        const pids = plane.environments().flatMap(({ environment: { pid } }) => pid ?? [])
        const pid = pids[round % pids.length]
        if (pid !== undefined && isAlive(pid)) process.kill(pid, 'SIGKILL')
        await sleep(60)
      }
    })()
    const client = async (_: unknown, index: number) => {
      for (let count = 0; count < 50; count++) {
        const event = JSON.stringify({ file, ms: (index + count) % 5 })
        const { requestId, functionError } = await plane.invoke('recording', event)
        outcomes.set(requestId, functionError === undefined)
      }
    }
    await Promise.all(Array.from({ length: 8 }, client))
    running = false
    await killing
    const ran = (await readFile(file, 'utf8')).trim().split('\n')
    await rm(file)
    expect(outcomes.size).toBe(400)
    expect(new Set(ran).size).toBe(ran.length)
    const answered = [...outcomes].flatMap(([requestId, well]) => (well ? [requestId] : []))
    expect(answered.filter((requestId) => !ran.includes(requestId))).toEqual([])
    // Some were killed, or the test would show nothing.
    expect(answered.length).toBeLessThan(400)
  })
})
