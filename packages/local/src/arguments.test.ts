import { describe, expect, it } from 'vitest'
import { ArgumentError, parseArguments } from './arguments.ts'

describe('the arguments of npm start', () => {
  it('have defaults', () => {
    expect(parseArguments([], {})).toEqual({
      port: 4000,
      host: undefined,
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
      host: undefined,
      fresh: true,
      fleet: false,
      users: 'a.json',
      inspect: 9229,
      help: true,
    })
    expect(parseArguments(['--inspect=9300'], {}).inspect).toBe(9300)
  })

  it('let other devices in by all addresses, or by one', () => {
    expect(parseArguments(['--host'], {}).host).toBe('0.0.0.0')
    expect(parseArguments(['--host', '--fresh'], {})).toMatchObject({ host: '0.0.0.0', fresh: true })
    expect(parseArguments(['--host', '192.168.1.5'], {}).host).toBe('192.168.1.5')
    expect(parseArguments(['--host=10.0.0.1', '--port', '4010'], {})).toMatchObject({ host: '10.0.0.1', port: 4010 })
    expect(() => parseArguments(['--host', 'my-laptop'], {})).toThrow('--host is "my-laptop", which is no IPv4 address')
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
