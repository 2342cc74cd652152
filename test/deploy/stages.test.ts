import { expect, inject, it } from 'vitest'
import { ofType, type Stack, synthesize } from './stack.ts'

const names = (stack: Stack, type: string) => Object.keys(ofType(stack, type))

it('production is protected and keeps its data; other stages go away whole', () => {
  expect(inject('production').app).toMatchObject({ name: 'dispense', protect: true, removal: 'retain' })
  expect(inject('test').app).toMatchObject({ name: 'dispense', protect: false, removal: 'remove' })
})

it('production has neither the demo nor its seed', () => {
  expect(names(inject('test'), 'sst:sst:DevCommand')).toEqual(['Demo'])
  expect(names(inject('test'), 'sst:aws:Function')).toContain('Seed')
  expect(names(inject('production'), 'sst:sst:DevCommand')).toEqual([])
  expect(names(inject('production'), 'sst:aws:Function')).not.toContain('Seed')
})

it('production has no GraphiQL', () => {
  expect(names(inject('test'), 'sst:aws:Function')).toContain('Explore')
  expect(names(inject('production'), 'sst:aws:Function')).not.toContain('Explore')
})

it('says where it is to be found', () => {
  expect(inject('production').outputs).toMatchObject({
    api: 'https://ApiApi.execute-api.eu-central-1.amazonaws.com',
    issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/UsersUserPool-id',
    clientId: 'WebClient-id',
    table: expect.stringMatching(/^dispense-production-TableTable-/),
  })
})

it('refuses a production with web origins that are not https:// and says how to set them', async () => {
  const fix = /WEB_ORIGINS.*https:\/\/ origins only: set it in \.env\.production/
  await expect(synthesize('production', 'deploy', { WEB_ORIGINS: 'http://vending.example' })).rejects.toThrow(fix)
})

it('under sst dev the functions are bridges to the developer’s machine, and the rest is real', () => {
  for (const fn of Object.values(ofType(inject('dev'), 'aws:lambda/function:Function'))) {
    expect(fn).toMatchObject({ runtime: 'provided.al2023', handler: 'bootstrap' })
  }
  const real = (stack: Stack) =>
    stack.resources
      .map(({ type, name }) => `${type} ${name}`)
      .filter(isNoCode)
      .filter(isNoSite)
      .toSorted()
  expect(real(inject('dev'))).toEqual(real(inject('test')))
})

/** True for all but the uploaded code, which is one bridge for all under `sst dev`. */
const isNoCode = (resource: string) => !resource.startsWith('aws:s3/bucketObjectv2:')

/** True for all but what a built site is made of: under `sst dev` its dev server stands for it. */
const isNoSite = (resource: string) => !/ (Console|Phone)\w+(\.[\w.]+)?$/.test(resource)
