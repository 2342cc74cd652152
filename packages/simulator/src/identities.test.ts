import { expect, test } from 'vitest'
import { describeError } from './errors.ts'
import { demoMachineIds, demoUsers, parseIdentity } from './identities.ts'

test('every user of the demo is an identity by name, and a machine is one by its id', () => {
  for (const user of demoUsers) expect(parseIdentity(user.username)).toEqual({ kind: 'person', user })
  expect(parseIdentity('machine:acme-0001')).toEqual({ kind: 'machine', machineId: 'acme-0001' })
})

test('a subject is the identity with a dash; staff have one group and an operator, customers have neither', () => {
  for (const { username, groups, attributes } of demoUsers) {
    expect(attributes.sub).toBe(username.replace(':', '-'))
    const staff = !username.startsWith('customer:')
    expect(groups).toHaveLength(staff ? 1 : 0)
    expect(attributes['custom:operatorId']).toBe(staff ? username.split(':')[1] : undefined)
  }
})

test('the demo has twelve machines, six of each operator', () => {
  expect(demoMachineIds).toHaveLength(12)
  expect(demoMachineIds.filter((id) => /^(acme|globex)-000[1-6]$/.test(id))).toEqual(demoMachineIds)
})

test.for(['customer:eve', 'owner', '', 'Owner:acme'])('"%s" is nobody, and the message lists who is', (name) => {
  expect(() => parseIdentity(name)).toThrow(expect.objectContaining({ code: 'UNKNOWN_IDENTITY' }))
  try {
    parseIdentity(name)
  } catch (error) {
    expect(describeError(error)).toMatch(/^UNKNOWN_IDENTITY: .*\nUse one of: owner:acme, .*machine:<machineId>$/)
  }
})
