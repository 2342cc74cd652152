import { expect, it, vi } from 'vitest'
import { ManualClock, systemClock } from './clock.ts'

it('runs what is due in order, each at its own time', async () => {
  const clock = new ManualClock(1000)
  const seen: [string, number][] = []
  clock.after(20, () => {
    seen.push(['second', clock.now()])
    clock.after(5, () => seen.push(['third', clock.now()]))
  })
  clock.after(10, () => seen.push(['first', clock.now()]))
  clock.after(15, () => seen.push(['never', clock.now()]))()
  await clock.advance(30)
  expect(seen).toEqual([
    ['first', 1010],
    ['second', 1020],
    ['third', 1025],
  ])
  expect(clock.now()).toBe(1030)
})

it('waits longer than a timer of Node.js can', () => {
  vi.useFakeTimers()
  const callback = vi.fn()
  const month = 31 * 24 * 60 * 60 * 1000
  systemClock.after(month, callback)
  vi.advanceTimersByTime(month - 1)
  expect(callback).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(callback).toHaveBeenCalledOnce()
  vi.useRealTimers()
})
