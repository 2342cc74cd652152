import { describe, expect, it } from 'vitest'
import { HELP, parseSimulateArguments } from './arguments.ts'

describe('the arguments of npm run simulate', () => {
  it('have defaults, and the help names each', () => {
    const { help, ...asked } = parseSimulateArguments([])
    expect(asked).toEqual({
      ...{ machines: 20, customers: 100, rate: 5, durationMs: 60_000, dispenseMs: 400, chaos: 1, seed: 1 },
    })
    expect(help).toBe(false)
    for (const name of ['machines', 'customers', 'rate', 'for', 'dispense', 'chaos', 'seed', 'help']) {
      expect(HELP).toContain(`--${name}`)
    }
  })

  it('say times with their unit', () => {
    const timesOf = (text: string) => parseSimulateArguments(['--for', text]).durationMs
    expect(['400ms', '1.5s', '10m', '2h'].map(timesOf)).toEqual([400, 1500, 600_000, 7_200_000])
  })

  it.each([
    [['--machines', '0'], '--machines is a number from 1 to 1000, not "0"'],
    [['--machines', '1.5'], '--machines is a whole number'],
    [['--rate', 'fast'], '--rate is a number'],
    [['--rate', ''], '--rate is a number'],
    [['--for', '60'], '--for is a time such as 400ms, 60s or 10m, not "60"'],
    [['--nonsense'], '--nonsense'],
  ])('are refused with what they may be: %j', (args, message) => {
    expect(() => parseSimulateArguments(args)).toThrow(message)
  })
})
