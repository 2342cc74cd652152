import { stripVTControlCharacters } from 'node:util'
import { renderUnicodeCompact } from 'uqr'
import { expect, test } from 'vitest'
import { renderBanner } from './banner.ts'
import { demoUsers } from './identities.ts'

const demo = {
  operators: [
    { id: 'acme', name: 'Acme Vending' },
    { id: 'globex', name: 'Globex' },
  ],
  machines: [{ id: 'acme-0001', code: 'ACME-0001', operatorId: 'acme', enrolmentCode: null }],
}

const slot = (code: string, soldOut: boolean) => ({
  code,
  soldOut,
  enabled: true,
  product: { id: `p-${code}`, name: `Drink ${code}` },
  total: { amount: 275, currency: 'EUR' },
})

const machine = { id: 'acme-0001', name: 'Lobby', slots: [slot('A1', true), slot('A2', false)] }

const render = (change = {}) =>
  stripVTControlCharacters(
    renderBanner({ api: 'http://localhost:4010', web: 'http://localhost:4017', demo, machine, fleet: true, ...change }),
  )

test('every address names the port that the cloud really has', () => {
  const banner = render()
  for (const path of ['/graphql', '/explore', '/healthz']) expect(banner).toContain(`http://localhost:4010${path}`)
  expect(banner).toContain('endpoint=http%3A%2F%2Flocalhost%3A4010%2Fgraphql')
  expect(banner).toContain('ACME-0001')
})

test('every identity is there with the command for its token', () => {
  const banner = render()
  for (const { username } of demoUsers) expect(banner).toContain(`npm run --silent token -- ${username}\n`)
  expect(banner).toContain('npm run --silent token -- machine:acme-0001\n')
  expect(banner).toContain('route-driver of Acme Vending')
})

test('the command buys from the first slot that sells, with a new key each time the shell runs it', () => {
  const banner = render()
  expect(banner).toContain('Drink A2 in slot A2 for 2.75 EUR')
  expect(banner).toContain(`"slot":"A2","productId":"p-A2","total":{"amount":275,"currency":"EUR"}`)
  expect(banner).toContain(`"idempotencyKey":"'$RANDOM$RANDOM$RANDOM'"`)
})

test('a machine that is sold out, and a cloud without a fleet, are said', () => {
  expect(render({ machine: { ...machine, slots: [slot('A1', true)] } })).toContain('Nothing is left')
  expect(render({ fleet: false })).toContain('acknowledgeVend')
})

test('the phone page of the machine is an address and a code to scan, which fits into a terminal', () => {
  const banner = render()
  expect(banner).toContain('http://localhost:4017/m/ACME-0001\n')
  expect(banner).toContain(renderUnicodeCompact('http://localhost:4017/m/ACME-0001', { border: 2 }))
})

test('for other devices the pages and the code to scan name the address of this machine in the network', () => {
  const banner = render({ host: '192.168.1.5' })
  expect(banner).toContain('http://192.168.1.5:4017/m/ACME-0001\n')
  expect(banner).toContain('http://192.168.1.5:4017/\n')
  expect(banner).toContain(renderUnicodeCompact('http://192.168.1.5:4017/m/ACME-0001', { border: 2 }))
  expect([banner.includes('--host'), render().includes('npm start -- --host')]).toEqual([false, true])
})

test('the banner is plain ASCII but for the code, with no line wider than a terminal but for what is to be copied', () => {
  const banner = render().replaceAll(/[\u2580\u2584\u2588]/g, '#')
  expect(banner).toMatch(/^[\n\x20-\x7e]*$/)
  const lines = banner.split('\n').filter((line) => !line.includes("-d '"))
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120)
})
