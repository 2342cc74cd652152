import { describe, expect, it } from 'vitest'
import { ArgumentError, parseArguments } from './arguments.ts'

describe('the arguments of npm start', () => {
  it('have defaults', () => {
    expect(parseArguments([], {})).toEqual({
      port: 4000,
      fresh: false,
      fleet: true,
      users: undefined,
      inspect: undefined,
      help: false,
    })
  })

  it('are read', () => {
    const args = ['--fresh', '--no-fleet', '--users', 'a.json', '--inspect', '--port=4010', '--help']
    expect(parseArguments(args, {})).toEqual({
      port: 4010,
      fresh: true,
      fleet: false,
      users: 'a.json',
      inspect: 9229,
      help: true,
    })
    expect(parseArguments(['--inspect=9300'], {}).inspect).toBe(9300)
  })

  it('come before PORT', () => {
    expect(parseArguments([], { PORT: '5000' }).port).toBe(5000)
    expect(parseArguments(['--port', '6000'], { PORT: '5000' }).port).toBe(6000)
  })

  it('are refused with the help when one is unknown', () => {
    expect(() => parseArguments(['--frsh'], {})).toThrow(ArgumentError)
    expect(() => parseArguments(['--frsh'], {})).toThrow(/'--frsh'[\s\S]*--fresh/)
    expect(() => parseArguments(['fresh'], {})).toThrow(/Unexpected argument 'fresh'/)
  })

  it.each(['http', '0', '65535', '-1', '4000.5', ''])('are refused when the port is "%s"', (port) => {
    expect(() => parseArguments([], { PORT: port })).toThrow(`PORT is "${port}", which is no port`)
  })
})
