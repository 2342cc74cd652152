import { parse, print } from 'graphql'
import { expect, it } from 'vitest'
import { persisted as byHash } from '../../../api/src/generated/persisted.ts'
import * as documents from './generated/graphql.ts'
import { persisted } from './generated/persisted.ts'

it.each(Object.entries(persisted))('the API knows %s by its hash, as the page would send it whole', (name, hash) => {
  const document = (documents as Record<string, unknown>)[`${name}Document`]
  const known = parse(byHash[hash] ?? '', { noLocation: true })
  const sorted = (text: string) => text.split('\n\n').toSorted().join('\n\n')
  expect(sorted(print(known))).toBe(sorted(print(document as typeof known)))
})
