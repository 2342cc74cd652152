import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { demoUsers, identityNames, logIn } from '@dispense/simulator'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { WhoAmIDocument } from './generated/operations.ts'
import { bearer } from './kit/callers.ts'
import { root } from './kit/cloud.ts'
import { isLocal, target } from './kit/target.ts'

/** Runs the command as a person would, npm included. */
const token = async (args: readonly string[], dataDir = target.dataDir) => {
  const options = { cwd: root, env: { ...process.env, DISPENSE_DATA_DIR: dataDir } }
  const run = promisify(execFile)('npm', ['run', '--silent', 'token', '--', ...args], options)
  const { stdout, stderr, code } = await run.then(
    (done) => ({ ...done, code: 0 }),
    (failed: { stdout: string; stderr: string; code: number }) => failed,
  )
  return { stdout: stdout.trim(), stderr: stderr.trim(), code }
}

const login = { issuer: target.issuer, clientId: target.clientId, redirectUri: `${target.api}/signed-in` }

describe.runIf(isLocal)('npm run --silent token', () => {
  test.for([
    ['customer:demo', { kind: 'CUSTOMER', id: 'customer-demo' }],
    ['owner:acme', { kind: 'STAFF', id: 'owner-acme', groups: ['owner'], operator: { id: 'acme' } }],
    ['machine:globex-0003', { kind: 'MACHINE', id: 'globex-0003', operator: { id: 'globex' } }],
  ] as const)('prints a token of %s and nothing else', async ([identity, me]) => {
    const { stdout, stderr, code } = await token([identity])
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    expect((await bearer(stdout).request(WhoAmIDocument, {})).me).toMatchObject(me)
  })

  test('without an identity lists them', async () => {
    const { stdout, code } = await token([])
    expect(code).toBe(0)
    for (const name of identityNames) expect(stdout).toContain(`  ${name}`)
  })

  test.for([
    ['customer:eve', 'UNKNOWN_IDENTITY', 'Use one of: owner:acme'],
    ['machine:none-0000', 'UNKNOWN_MACHINE', 'machine:acme-0001'],
  ] as const)('says that there is no %s, and ends with 1', async ([identity, code, fix]) => {
    const said = await token([identity])
    expect(said).toMatchObject({ stdout: '', code: 1 })
    expect(said.stderr).toContain(code)
    expect(said.stderr).toContain(fix)
  })

  test('says how to start the cloud when it never ran, and when it has stopped', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'dispense-token-'))
    try {
      const never = await token(['customer:demo'], dataDir)
      const gone = { api: 'http://127.0.0.1:9', issuer: 'http://127.0.0.1:9/pool', clientId: 'web' }
      await writeFile(join(dataDir, 'outputs.json'), JSON.stringify(gone))
      const stopped = await token(['customer:demo'], dataDir)
      for (const { stdout, stderr, code } of [never, stopped]) {
        expect({ stdout, code }).toEqual({ stdout: '', code: 1 })
        expect(stderr).toMatch(/^CLOUD_NOT_RUNNING: .*\nStart it with: npm start$/)
      }
    } finally {
      await rm(dataDir, { recursive: true })
    }
  })
})

describe.runIf(isLocal)('a login', () => {
  test.for(demoUsers)('of $username gives an ID token with the claims that Cognito gives', async (user) => {
    const claims = decodeJwt(await logIn({ ...login, username: user.username, password: user.password }))
    expect(claims).toMatchObject({
      sub: user.attributes.sub,
      email: user.attributes.email,
      aud: target.clientId,
      iss: target.issuer,
      token_use: 'id',
    })
    expect(claims['cognito:groups']).toEqual(user.groups.length > 0 ? user.groups : undefined)
    expect(claims['custom:operatorId']).toBe(user.attributes['custom:operatorId'])
    expect(claims.exp).toBeGreaterThan(Date.now() / 1000)
  })

  test.for([
    ['a wrong password', { username: 'customer:ada', password: 'guess' }],
    ['an unknown name', { username: 'customer:eve', password: 'demo' }],
  ] as const)('with %s is LOGIN_FAILED', async ([, who]) => {
    await expect(logIn({ ...login, ...who })).rejects.toMatchObject({ code: 'LOGIN_FAILED' })
  })
})
