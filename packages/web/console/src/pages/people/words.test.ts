import { describe, expect, it } from 'vitest'
import type { PersonPartsFragment } from '../../generated/graphql.ts'
import { isAddress, letterTo, shownOf } from './words.ts'

const person = (more: Partial<PersonPartsFragment>) =>
  ({ id: 'x', email: 'ann@example.com', role: 'VIEWER', state: 'ACTIVE', ...more }) as PersonPartsFragment

const people = [
  person({ id: '1', name: 'Zoe' }),
  person({ id: '2', name: 'Abe', state: 'REMOVED' }),
  person({ id: '3', email: 'bob@example.com', state: 'INVITED' }),
]

describe('the list of people', () => {
  it('is by name, or by address where there is none, without who was removed', () => {
    expect(shownOf(people, false).map(({ id }) => id)).toEqual(['3', '1'])
  })

  it('has who was removed last, when that is asked for', () => {
    expect(shownOf(people, true).map(({ id }) => id)).toEqual(['3', '1', '2'])
  })
})

describe('an invitation', () => {
  it.each([
    ['ann@example.com', true],
    [' ann@example.com ', true],
    ['ann@example', false],
    ['ann', false],
    ['a b@example.com', false],
  ])('to %j can be sent: %s', (text, can) => {
    expect(isAddress(text)).toBe(can)
  })

  it('is a letter that says where to sign in, and with which address', () => {
    const letter = decodeURIComponent(letterTo(person({}), 'Acme & Co', 'https://acme.example/'))
    expect(letter).toMatch(/^mailto:ann@example.com\?subject=Your access to Acme & Co&body=/)
    expect(letter).toContain('(ann@example.com) at https://acme.example/')
  })
})
