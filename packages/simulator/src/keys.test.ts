import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importJWK, jwtVerify } from 'jose'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { machineTokens, makeMachineKey, makeMachineKeys, readMachineKey, signMachineToken } from './keys.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'dispense-keys-'))
})
afterEach(async () => {
  vi.useRealTimers()
  await rm(dataDir, { recursive: true })
})

test('keys are made once and kept for the next run, readable by their owner only', async () => {
  const first = await makeMachineKeys(dataDir, ['acme-0001', 'acme-0002'])
  const again = await makeMachineKeys(dataDir, ['acme-0001', 'acme-0002', 'acme-0003'])
  expect(again.slice(0, 2)).toEqual(first)
  const file = join(dataDir, 'machines', 'acme-0001.json')
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ kty: 'OKP', crv: 'Ed25519', d: expect.any(String) })
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readMachineKey(dataDir, 'acme-0002')).toEqual(first[1])
})

test('a public key is 43 characters of base64url, and no two machines have the same', async () => {
  const [one, two] = [await makeMachineKey('m1'), await makeMachineKey('m2')]
  expect(one.privateKey.x).toMatch(/^[\w-]{43}$/)
  expect(one.privateKey.x).not.toBe(two.privateKey.x)
})

test.for(['none-0000', '../outputs', 'a/b', ''])(
  'a machine without a key ("%s") is UNKNOWN_MACHINE, with the fix',
  async (id) => {
    await writeFile(join(dataDir, 'outputs.json'), '{"x": "1"}')
    await expect(readMachineKey(dataDir, id)).rejects.toMatchObject({
      code: 'UNKNOWN_MACHINE',
      fix: expect.stringContaining('npm start'),
    })
  },
)

test('a key file that is damaged is an error and is not overwritten', async () => {
  await makeMachineKeys(dataDir, ['acme-0001'])
  const file = join(dataDir, 'machines', 'acme-0001.json')
  await writeFile(file, '{"kty":')
  await expect(makeMachineKeys(dataDir, ['acme-0001'])).rejects.toThrow(SyntaxError)
  expect(await readFile(file, 'utf8')).toBe('{"kty":')
})

test('a token carries the claims that the API asks for, and verifies with the public part alone', async () => {
  const key = await makeMachineKey('acme-0001')
  const { kty, crv, x } = key.privateKey
  const publicKey = await importJWK({ kty: kty ?? '', crv: crv ?? '', x }, 'EdDSA')
  const { payload, protectedHeader } = await jwtVerify(await signMachineToken(key), publicKey, {
    algorithms: ['EdDSA'],
  })
  expect(protectedHeader).toEqual({ alg: 'EdDSA', typ: 'JWT' })
  expect(payload).toMatchObject({ iss: 'acme-0001', sub: 'acme-0001', aud: 'dispense' })
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300)
})

test('a token is used again until a minute before its end', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const token = machineTokens(await makeMachineKey('acme-0001'))
  const first = await token()
  vi.advanceTimersByTime(239_000)
  expect(await token()).toBe(first)
  vi.advanceTimersByTime(2000)
  expect(await token()).not.toBe(first)
})
