import type { Client } from '@dispense/simulator'
import { expect, test, vi } from 'vitest'
import {
  ChangeRoleDocument,
  InvitePersonDocument,
  ListPeopleDocument,
  RemovePersonDocument,
  type Role,
  UpdateMachineDocument,
  WhoAmIDocument,
} from './generated/operations.ts'
import { bearer, codeOf, person, refusal } from './kit/callers.ts'
import { live } from './kit/live.ts'
import { signUp, tokenOfNewcomer } from './kit/newcomers.ts'
import { newKey, openShop } from './kit/shop.ts'
import { makeOperator } from './kit/table.ts'
import { isLocal } from './kit/target.ts'

// Only the local pool lets a test sign up with any address.
const local = test.runIf(isLocal)

const owner = person('owner:acme')
const newAddress = () => `${newKey()}@people.example`

const invite = async (email: string, role: Role = 'VIEWER', by: Client = owner) =>
  (await by.request(InvitePersonDocument, { input: { email, name: 'Ann', role, idempotencyKey: newKey() } }))
    .invitePerson

const peopleOf = async (by: Client) => (await by.request(ListPeopleDocument, { limit: 100 })).people.items

/** Somebody of the operator who has signed in, with the token of that. */
const employ = async (role: Role, by: Client = owner) => {
  const email = newAddress()
  const { id } = await invite(email, role, by)
  await signUp(email)
  const token = await tokenOfNewcomer(email)
  return { id, email, token, client: bearer(token) }
}

const roleOf = async (client: Client) => (await client.request(WhoAmIDocument, {})).me.groups

local(
  'whoever was invited works for the operator with the first sign-in, in the role of now, until removed',
  async () => {
    const email = newAddress()
    const invited = await invite(email.toUpperCase(), 'VIEWER')
    expect(invited).toMatchObject({ email, name: 'Ann', role: 'VIEWER', state: 'INVITED', invitedBy: 'owner-acme' })
    await signUp(email)
    const token = await tokenOfNewcomer(email)
    const ann = bearer(token)
    const { me } = await ann.request(WhoAmIDocument, {})
    expect(me).toMatchObject({ kind: 'STAFF', groups: ['viewer'], operator: { id: 'acme' } })
    expect((await peopleOf(ann)).find(({ id }) => id === invited.id)).toMatchObject({ state: 'ACTIVE', userId: me.id })

    await owner.request(ChangeRoleDocument, { input: { personId: invited.id, role: 'ROUTE_DRIVER' } })
    expect(await roleOf(ann), 'the same token').toEqual(['route-driver'])

    await owner.request(RemovePersonDocument, { input: { personId: invited.id } })
    expect((await refusal(ann.request(WhoAmIDocument, {}))).code, 'the same token').toBe('UNAUTHENTICATED')
    const later = await bearer(await tokenOfNewcomer(email)).request(WhoAmIDocument, {})
    expect(later.me).toMatchObject({ kind: 'CUSTOMER', groups: [], operator: null })
    expect(await invite(email, 'VIEWER'), 'the address is free').toMatchObject({ state: 'INVITED' })
  },
)

local.for(['a change', 'a subscription'])(
  'a person who was removed is cut off by the next thing on an open connection: %s',
  async (next) => {
    const { id, token } = await employ('VIEWER')
    const { machineId } = await openShop()
    const socket = live(() => token)
    const query = 'subscription ($id: ID!) { onMachineChanged(machineId: $id) { name } }'
    const watch = socket.watch(query, { id: machineId })
    await vi.waitFor(() => expect(watch.events).toHaveLength(1), { timeout: 10_000 })
    await owner.request(RemovePersonDocument, { input: { personId: id } })
    if (next === 'a change') await owner.request(UpdateMachineDocument, { input: { machineId, name: 'Not for Ann' } })
    else socket.watch(query, { id: machineId })
    // It is told the same when it connects anew.
    await vi.waitFor(() => expect(socket.closes[0]).toMatchObject({ code: 4403 }), { timeout: 10_000 })
    expect(watch.events).toHaveLength(1)
    // The server ends the connection at this moment, too.
    await socket.end().catch(() => undefined)
  },
)

test('an address is invited once, and never by two operators', async () => {
  const email = newAddress()
  const { id } = await invite(email)
  const again = await refusal(invite(email))
  expect(again.code).toBe('ALREADY_INVITED')
  expect(again.errors[0]?.extensions?.errorInfo).toEqual({ personId: id })
  const elsewhere = await refusal(invite(email, 'OWNER', person('owner:globex')))
  expect(elsewhere.code).toBe('ADDRESS_TAKEN')
  expect(JSON.stringify(elsewhere)).not.toContain('acme')
})

test('the same invitation, sent again after its answer was lost, is the same person', async () => {
  const input = { email: newAddress(), role: 'VIEWER', idempotencyKey: newKey() } as const
  const [one, other] = await Promise.all([1, 2].map(() => owner.request(InvitePersonDocument, { input })))
  expect(other?.invitePerson.id).toBe(one?.invitePerson.id)
})

test('a role that there is not is told with those that there are', async () => {
  const input = { email: newAddress(), role: 'ONWER' as Role, idempotencyKey: newKey() }
  const { errors } = await owner.send(InvitePersonDocument, { input })
  expect(errors?.[0]).toMatchObject({
    extensions: { code: 'BAD_USER_INPUT' },
    message: expect.stringContaining('OWNER'),
  })
})

test('nobody but an owner invites, changes or removes, and everybody of the operator may look', async () => {
  const { id } = await invite(newAddress())
  for (const identity of ['viewer:acme', 'driver:acme', 'customer:demo']) {
    const client = person(identity)
    const input = { email: newAddress(), role: 'VIEWER', idempotencyKey: newKey() } as const
    expect(codeOf(await client.send(InvitePersonDocument, { input })), identity).toBe('Unauthorized')
    const change = { personId: id, role: 'OWNER' } as const
    expect(codeOf(await client.send(ChangeRoleDocument, { input: change })), identity).toBe('Unauthorized')
    expect(codeOf(await client.send(RemovePersonDocument, { input: { personId: id } })), identity).toBe('Unauthorized')
  }
  expect((await peopleOf(person('viewer:acme'))).map((one) => one.id)).toContain(id)
  expect((await peopleOf(person('owner:globex'))).map((one) => one.id)).not.toContain(id)
})

test('nobody takes their own rights', async () => {
  const { me } = await owner.request(WhoAmIDocument, {})
  const self = (await peopleOf(owner)).find(({ userId }) => userId === me.id)
  const personId = self?.id ?? ''
  expect((await refusal(owner.request(RemovePersonDocument, { input: { personId } }))).code).toBe('OWN_RIGHTS')
  const change = { personId, role: 'VIEWER' } as const
  expect((await refusal(owner.request(ChangeRoleDocument, { input: change }))).code).toBe('OWN_RIGHTS')
})

local('the first owner is whom an administrator of the pool made; one who has signed in is always left', async () => {
  await makeOperator('initech')
  const first = person('owner:initech')
  expect(await roleOf(first)).toEqual(['owner'])
  const [self] = await peopleOf(first)
  expect(self).toMatchObject({ role: 'OWNER', state: 'ACTIVE', userId: 'owner-initech', invitedBy: null })
  const second = await employ('OWNER', first)
  const remove = (by: Client, personId = '') => by.send(RemovePersonDocument, { input: { personId } })
  const answers = await Promise.all([remove(first, second.id), remove(second.client, self?.id)])
  expect(answers.filter(({ errors }) => !errors)).toHaveLength(1)
  const left = (await Promise.all([first, second.client].map((one) => one.send(ListPeopleDocument, { limit: 10 }))))
    .map(({ data }) => data?.people.items.filter(({ state }) => state === 'ACTIVE'))
    .filter((people) => people !== undefined)
  expect(left).toMatchObject([[{ role: 'OWNER' }]])
})
