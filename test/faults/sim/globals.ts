import { createRequire, syncBuiltinESMExports } from 'node:module'
import { roll } from './roll.ts'
import { currentWorker, type Worker } from './worker.ts'

const real = {
  Date: globalThis.Date,
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  random: Math.random,
  timeout: AbortSignal.timeout,
  randomUUID: crypto.randomUUID,
  getRandomValues: crypto.getRandomValues,
}

/** A module of Node's as CommonJS has it: its properties can be set. */
const timersPromises = createRequire(import.meta.url)('node:timers/promises') as {
  setTimeout(ms?: number, value?: unknown, options?: { signal?: AbortSignal }): Promise<unknown>
}
const realSleep = timersPromises.setTimeout

/**
 * Gives the code of workers the simulation's time and chance wherever the language offers them: `Date`, `setTimeout`,
 * `AbortSignal.timeout`, `node:timers/promises`, `Math.random` and `crypto`. Code outside of a worker sees no change. So
 * nothing in the product has to know that it is simulated, and no corner of it can have another clock.
 */
export function installGlobals(): void {
  globalThis.Date = new Proxy(real.Date, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [nowOf(currentWorker())] : args, newTarget),
    get: (target, name) => (name === 'now' ? () => nowOf(currentWorker()) : Reflect.get(target, name)),
  })
  installTimers()
  installChance()
  for (const level of ['error', 'warn'] as const) {
    const print = console[level]
    console[level] = (...words: unknown[]) => {
      const worker = currentWorker()
      if (worker) worker.simulation.printed.push(words.map(String).join(' '))
      else print(...words)
    }
  }
}

const nowOf = (worker: Worker | undefined): number => (worker ? worker.simulation.now + worker.skew : real.Date.now())

function installTimers(): void {
  const setTimer = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
    const worker = currentWorker()
    return worker ? worker.simulation.setTimer(worker, ms, () => run(...args)) : real.setTimeout(run, ms, ...args)
  }
  const clearTimer = (timer: Parameters<typeof clearTimeout>[0] | VirtualTimer) =>
    timer instanceof VirtualTimer ? timer.clear() : real.clearTimeout(timer)
  Object.assign(globalThis, { setTimeout: setTimer, clearTimeout: clearTimer })

  timersPromises.setTimeout = (ms = 0, value, options = {}) => {
    const worker = currentWorker()
    if (!worker) return realSleep(ms, value, options)
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const timer = worker.simulation.setTimer(worker, ms, () => resolve(value))
    options.signal?.addEventListener('abort', () => {
      timer.clear()
      reject(options.signal?.reason)
    })
    return promise
  }
  syncBuiltinESMExports()

  AbortSignal.timeout = (ms) => {
    const worker = currentWorker()
    if (!worker) return real.timeout.call(AbortSignal, ms)
    const controller = new AbortController()
    const expired = new DOMException('The operation was aborted due to timeout', 'TimeoutError')
    worker.simulation.setTimer(worker, ms, () => controller.abort(expired), 'passive')
    return controller.signal
  }
}

function installChance(): void {
  const next = (worker: Worker): number => roll(worker.simulation.seed, worker.name, 'random', worker.randoms++)
  Math.random = () => {
    const worker = currentWorker()
    return worker ? next(worker) : real.random()
  }
  const fill = <T extends ArrayBufferView | null>(array: T): T => {
    const worker = currentWorker()
    if (!worker || !array) return real.getRandomValues.call(crypto, array as never) as never
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
    for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(next(worker) * 256)
    return array
  }
  crypto.getRandomValues = fill as typeof crypto.getRandomValues
  crypto.randomUUID = () => {
    if (!currentWorker()) return real.randomUUID.call(crypto)
    const hex = Buffer.from(fill(new Uint8Array(16))).toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
  }
}

/** A timer of a simulation, as far as `setTimeout`'s callers use what it answers. */
export class VirtualTimer {
  readonly at: number
  readonly order: number
  readonly owner: Worker
  /** Whether somebody waits for it; a passive timer does not keep the simulation going. */
  readonly passive: boolean
  /** What to do. */
  readonly run: () => void
  cleared = false

  constructor(at: number, order: number, owner: Worker, passive: boolean, run: () => void) {
    this.at = at
    this.order = order
    this.owner = owner
    this.passive = passive
    this.run = run
  }

  clear(): void {
    this.cleared = true
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }
}
