import type { Identity } from '@dispense/appsync'
import { Refusal } from '@dispense/core'
import { describe, expect, it } from 'vitest'
import { ada, controller, driver, guest, machine, owner, person, stranger, viewer } from '../test/callers.ts'
import { callerAs, callerOf, isVisible } from './caller.ts'

const staff = (id: string, operatorId: string, group: string) => ({ kind: 'STAFF', id, operatorId, groups: [group] })

/** Every identity that a token can give, and who that is. */
const IDENTITIES = [
  ['nobody', guest, { kind: 'GUEST' }],
  ['a person', ada, { kind: 'CUSTOMER', id: 'ada' }],
  ['an owner', owner, staff('olga', 'acme', 'owner')],
  ['a route driver', driver, staff('dora', 'acme', 'route-driver')],
  ['a viewer', viewer, staff('vera', 'acme', 'viewer')],
  ['a machine', controller, { kind: 'MACHINE', id: 'm1', operatorId: 'acme', publicKey: 'A'.repeat(43) }],
  ['a person with an operator and no group', person('eva', 'acme'), { kind: 'CUSTOMER', id: 'eva' }],
  ['a person with an operator and another group', person('eva', 'acme', ['testers']), { kind: 'CUSTOMER', id: 'eva' }],
  ['a person with a staff group and no operator', person('eva', undefined, ['owner']), { kind: 'CUSTOMER', id: 'eva' }],
] as const

describe('callerOf', () => {
  it.each(IDENTITIES)('takes %s for what the token proves', (_who, { identity }, caller) => {
    expect(callerOf({ identity })).toEqual(caller)
  })

  it('takes no identity that is neither of the pool nor of a machine', () => {
    const identity = { accountId: '1', userArn: 'arn', username: 'u', sourceIp: [] } as unknown as Identity
    expect(() => callerOf({ identity })).toThrow(Refusal)
  })
})

describe("a customer's birth date", () => {
  const birthDateOf = (birthdate: unknown) => {
    const { identity } = person('eva')
    const claims = { ...(identity as { claims: object }).claims, birthdate }
    return (callerOf({ identity: { ...identity, claims } as Identity }) as { birthDate?: string }).birthDate
  }

  it('is taken from the claim of the token: the whole date, or the year alone', () => {
    expect(birthDateOf('2008-03-01')).toBe('2008-03-01')
    expect(birthDateOf('2008')).toBe('2008')
  })

  it.each([undefined, null, '', '0000', '0000-03-01', '2008-3-1', '01.03.2008', '2008-03-01T00:00:00Z', 2008])(
    'is not told by %j',
    (birthdate) => {
      expect(birthDateOf(birthdate)).toBeUndefined()
    },
  )
})

describe('callerAs', () => {
  it.each(IDENTITIES)(
    'lets %s through where its kind may call, and refuses it anywhere else',
    (_who, { identity }, caller) => {
      for (const kind of ['GUEST', 'CUSTOMER', 'STAFF', 'MACHINE'] as const) {
        const call = () => callerAs({ identity }, kind)
        if (kind === caller.kind) expect(call()).toEqual(caller)
        else expect(call).toThrow(expect.objectContaining({ code: 'FORBIDDEN', info: { needs: kind } }))
      }
    },
  )

  it('names all the kinds that may call', () => {
    expect(() => callerAs(guest, 'CUSTOMER', 'STAFF')).toThrow(
      expect.objectContaining({ info: { needs: 'CUSTOMER or STAFF' } }),
    )
  })
})

describe('the wall between tenants', () => {
  const ours = { operatorId: 'acme' }

  it.each([
    ['staff', owner, stranger],
    ['machines', controller, machine('m1', 'globex')],
  ])('hides from %s what is of another operator', (_who, own, foreign) => {
    expect(isVisible(own, ours)).toBe(true)
    expect(isVisible(foreign, ours)).toBe(false)
  })

  it.each([
    ['guests', guest],
    ['customers', ada],
    ['people who are in no group any more', person('eva', 'globex')],
  ])('lets %s look at the public fields of every operator', (_who, caller) => {
    expect(isVisible(caller, ours)).toBe(true)
  })

  it.each([null, undefined])('hides what is not there (%s)', (record) => {
    expect(isVisible(ada, record)).toBe(false)
  })
})
