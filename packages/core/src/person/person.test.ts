import { describe, expect, it } from 'vitest'
import { codeOf, itemsOf, writtenBy } from '../../test/decision.ts'
import { AT, callOf, NOW, operatorOf, owner } from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import { admit, type KnownPeople, type SignIn } from './admit.ts'
import { changeRole, removePerson } from './change.ts'
import { invitePerson } from './invite.ts'
import { addressIdOf, type PersonRecord } from './person.ts'

const personOf = (more: Partial<PersonRecord> = {}): PersonRecord => ({
  ...{ operatorId: 'acme', personId: 'x1', email: 'ann@example.com', role: 'VIEWER', state: 'ACTIVE', userId: 'ann' },
  ...{ invitedBy: 'olga', createdAt: AT, activeAt: AT, changedAt: AT, revision: 3 },
  ...more,
})
const invited = personOf({ state: 'INVITED', userId: undefined, activeAt: undefined, revision: 1 })

describe('invitePerson', () => {
  const input = { email: 'ann@example.com', role: 'ROUTE_DRIVER', idempotencyKey: 'k1' } as const
  const invite = (found = {}) =>
    invitePerson.decide(callOf(owner, input), { operator: operatorOf(), done: null, address: null, ...found })
  const address = (operatorId: string) => ({ addressId: 'V1', operatorId, personId: 'x1' })

  it.each([
    ['NOT_FOUND', { operator: null }],
    ['ADDRESS_TAKEN', { address: address('globex') }],
    ['ALREADY_INVITED', { address: address('acme') }],
  ])('refuses as %s', (code, found) => {
    expect(codeOf(invite(found))).toBe(code)
    expect(documentedErrors.invitePerson).toContain(code)
  })

  it('says nothing of whom an address belongs to at another operator', () => {
    expect(invite({ address: address('globex') })).not.toHaveProperty('refusal.info.personId')
  })

  it('writes the person, takes the address and remembers the key, all or nothing', () => {
    const [person, taken, key, ...more] = writtenBy(invite())
    expect(more).toEqual([])
    expect(person?.item).toMatchObject({ email: 'ann@example.com', role: 'ROUTE_DRIVER', state: 'INVITED' })
    expect(taken?.item).toMatchObject({ addressId: addressIdOf('ANN@example.com'), operatorId: 'acme' })
    expect(key?.item).toMatchObject({ command: 'invitePerson', key: 'k1' })
    for (const { condition } of [person, taken, key].filter((one) => one !== undefined)) {
      expect(condition).toContain('attribute_not_exists(pk)')
    }
  })
})

describe('changeRole and removePerson', () => {
  const change = (person: PersonRecord | null, role: PersonRecord['role'], owners = 2) =>
    changeRole.decide(callOf(owner, { personId: 'x1', role }), { person, team: { operatorId: 'acme', owners } })
  const remove = (person: PersonRecord | null, owners = 2) =>
    removePerson.decide(callOf(owner, { personId: 'x1' }), { person, team: { operatorId: 'acme', owners } })
  const self = personOf({ userId: owner.id, role: 'OWNER' })
  const other = personOf({ role: 'OWNER' })

  it.each([
    ['NOT_FOUND', () => [change(null, 'OWNER'), remove(null)]],
    ['OWN_RIGHTS', () => [change(self, 'VIEWER'), remove(self)]],
    ['LAST_OWNER', () => [change(other, 'VIEWER', 1), remove(other, 1)]],
    ['PERSON_REMOVED', () => [change(personOf({ state: 'REMOVED' }), 'OWNER')]],
  ])('refuse as %s', (code, decisions) => {
    for (const decision of decisions()) expect(codeOf(decision)).toBe(code)
    expect([...(documentedErrors.changeRole ?? []), ...(documentedErrors.removePerson ?? [])]).toContain(code)
  })

  it('change nothing when it is so already', () => {
    expect(codeOf(change(personOf(), 'VIEWER'))).toBe('done')
    expect(codeOf(remove(personOf({ state: 'REMOVED' })))).toBe('done')
  })

  it('are written to the person that was read, with who did it', () => {
    const [write, ...more] = writtenBy(change(personOf(), 'ROUTE_DRIVER'))
    expect(more).toEqual([])
    expect(write?.condition).toContain('revision = 3')
    expect(write?.update).toContain('changedBy = "olga"')
  })

  it.each([
    ['an active owner becomes a viewer', () => change(other, 'VIEWER'), '(if_not_exists(owners, 0) - 1)', 'owners > 1'],
    ['an active owner is removed', () => remove(other), '(if_not_exists(owners, 0) - 1)', 'owners > 1'],
    ['a viewer becomes an owner', () => change(personOf(), 'OWNER'), 'ADD owners 1', undefined],
  ])('count the owners in the same transaction when %s', (_title, decide, update, condition) => {
    const team = writtenBy(decide()).find(({ key }) => key.includes('$team'))
    expect(team?.update).toContain(update)
    if (condition) expect(team?.condition).toContain(condition)
  })

  it('count no owner who has not signed in', () => {
    const writes = writtenBy(remove({ ...invited, role: 'OWNER' }, 1))
    expect(writes.some(({ key }) => key.includes('$team'))).toBe(false)
  })

  it('let the address go with the person', () => {
    const [, address] = writtenBy(remove(personOf()))
    expect(address).toMatchObject({ verb: 'Delete', key: expect.stringContaining(addressIdOf('ann@example.com')) })
    expect(address?.condition).toContain('personId = "x1"')
  })
})

describe('who signs in', () => {
  const ann: SignIn = {
    userId: 'ann',
    email: 'Ann@Example.com',
    emailVerified: true,
    operatorId: undefined,
    groups: [],
  }
  const sent: SignIn = { ...ann, operatorId: 'acme', groups: ['owner'] }
  const nobody: KnownPeople = { address: null, invited: null, sent: null, team: null }
  const admitted = (signIn: SignIn, known: Partial<KnownPeople> = {}) => admit(signIn, { ...nobody, ...known }, NOW)

  it('begins to work by an invitation, as this user and no other', () => {
    const { person, write } = admitted(ann, { invited })
    expect(person).toMatchObject({ state: 'ACTIVE', userId: 'ann', role: 'VIEWER', activeAt: AT, changedBy: 'ann' })
    const [written, ...more] = write ? itemsOf(write) : []
    expect(written?.condition).toContain('revision = 1')
    expect(more).toEqual([])
  })

  it('counts as an owner from then on', () => {
    const { write } = admitted(ann, { invited: { ...invited, role: 'OWNER' } })
    expect(write && itemsOf(write)[1]).toMatchObject({
      key: expect.stringContaining('$team'),
      update: expect.stringContaining('ADD owners 1'),
    })
  })

  it('goes on to work without a write', () => {
    expect(admitted(ann, { invited: personOf() })).toEqual({ person: personOf() })
  })

  it.each([
    ['with an address that is not proven', { ...ann, emailVerified: false }, { invited }],
    ['as another user with the same address', { ...ann, userId: 'eve' }, { invited: personOf() }],
    ['with an address that nobody invited', ann, {}],
    ['after being removed', sent, { sent: personOf({ state: 'REMOVED' }) }],
    ['sent by the pool to an operator that has a team', sent, { team: { operatorId: 'acme', owners: 1 } }],
    ['sent by the pool as no owner', { ...sent, groups: ['viewer'] }, {}],
    ['sent by the pool to what is no id', { ...sent, operatorId: 'a#b' }, {}],
  ])('has no rights %s', (_title, signIn, known) => {
    expect(admitted(signIn, known)).toEqual({ person: null })
  })

  it('is the first owner when an administrator of the pool says so, and the team begins with that', () => {
    const { person, write } = admitted(sent)
    expect(person).toMatchObject({ operatorId: 'acme', role: 'OWNER', state: 'ACTIVE', userId: 'ann' })
    const [made, team, address] = write ? itemsOf(write) : []
    expect(made?.item).toMatchObject({ email: 'ann@example.com' })
    expect(team).toMatchObject({ item: { owners: 1 }, condition: expect.stringContaining('attribute_not_exists(pk)') })
    expect(address?.item).toMatchObject({ addressId: addressIdOf('ann@example.com') })
  })

  it('does not take an address that is not proven', () => {
    const { write } = admitted({ ...sent, emailVerified: false })
    expect(write && itemsOf(write)).toHaveLength(2)
  })
})
