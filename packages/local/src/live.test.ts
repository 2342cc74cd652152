import { describe, expect, it } from 'vitest'
import type { EnvironmentInfo } from './cloud.ts'
import { LiveView } from './live.ts'

const environment = (functionName: string, state: EnvironmentInfo['state']): EnvironmentInfo => ({
  id: 'e',
  functionName,
  pid: 1,
  state,
  requestId: undefined,
})

const view = (environments: EnvironmentInfo[] = []) => {
  let text = ''
  const live = new LiveView({
    write: (part) => {
      text += part
    },
    environments: () => environments,
    functions: ['Hello', 'Other', 'Unused'],
    width: () => 120,
  })
  return { live, written: () => text }
}

const line = (functionName: string, text: string, report?: { failed: boolean; cost: number }) => ({
  type: 'function' as const,
  line: { functionName, environmentId: 'e', requestId: '12345678-9', source: 'function' as const, line: text, report },
})

describe('the live view', () => {
  it('has a row for each function in use, with its environments, invocations, errors and cost', () => {
    const states = ['busy', 'frozen', 'frozen', 'idle'] as const
    const { live } = view(states.map((state) => environment('Hello', state)))
    live.see(line('Hello', 'REPORT', { failed: false, cost: 0.00001 }))
    live.see(line('Hello', 'REPORT', { failed: true, cost: 0.00002 }))
    const [head, hello, ...rest] = live.lines()
    expect(head).toMatch(/^function +environments +invocations +errors +cost today$/)
    expect(hello).toMatch(/^Hello +1 busy, 1 warm, 2 frozen +2 +1 +0\.000030 USD$/)
    expect(rest).toEqual([expect.stringMatching(/^0 requests, 0\.000030 USD today/)])
  })

  it('shows the lines of one function after another, all, or none of its own', () => {
    const { live, written } = view()
    const see = () => {
      const before = written().length
      live.see(line('Hello', 'from hello'))
      live.see(line('Other', 'from other'))
      return (
        written()
          .slice(before)
          .match(/^(?:.*\[J)?(\w+) 12345678: from \w+$/gm)?.length ?? 0
      )
    }
    expect([see(), live.showsNotable]).toEqual([0, true])
    live.press('f')
    expect([see(), live.showsNotable]).toEqual([1, false])
    live.press('a')
    expect(see()).toBe(2)
    live.press('n')
    expect([see(), live.showsNotable]).toEqual([0, true])
  })

  it('stands below what is written, and goes without a trace', () => {
    const { live, written } = view([environment('Hello', 'busy')])
    live.start()
    live.write('a line\n')
    live.stop()
    const screen: string[] = []
    for (const part of written()
      .replaceAll('\x1b', 'ESC')
      .split(/(ESC\[\d+AESC\[J)/)) {
      const up = /^ESC\[(\d+)A/.exec(part)?.[1]
      if (up) screen.splice(screen.length - Number(up))
      else screen.push(...part.split('\n').slice(0, -1))
    }
    expect(screen).toEqual(['a line'])
  })
})
