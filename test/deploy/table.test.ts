import { describe, expect, inject, it } from 'vitest'
import { ofType, resource } from './stack.ts'

const TABLE = 'aws:dynamodb/table:Table'

describe.each(['production', 'test', 'dev'] as const)('the table of %s', (name) => {
  const table = resource(inject(name), TABLE, 'TableTable')

  it('is the only one', () => {
    expect(Object.keys(ofType(inject(name), TABLE))).toEqual(['TableTable'])
  })

  it('has the key pk, sk and is billed per request', () => {
    expect(table).toMatchObject({ hashKey: 'pk', rangeKey: 'sk', billingMode: 'PAY_PER_REQUEST' })
  })

  it('has one whole index and three of keys only', () => {
    expect(table.globalSecondaryIndexes).toEqual([
      { name: 'gsi1', hashKey: 'gsi1pk', rangeKey: 'gsi1sk', projectionType: 'ALL' },
      { name: 'gsi2', hashKey: 'gsi2pk', rangeKey: 'gsi2sk', projectionType: 'KEYS_ONLY' },
      { name: 'gsi3', hashKey: 'gsi3pk', rangeKey: 'gsi3sk', projectionType: 'KEYS_ONLY' },
      { name: 'gsi4', hashKey: 'gsi4pk', rangeKey: 'gsi4sk', projectionType: 'KEYS_ONLY' },
    ])
  })

  it('declares every key as a string and nothing else', () => {
    const keys = ['', 'gsi1', 'gsi2', 'gsi3', 'gsi4'].flatMap((index) => [`${index}pk`, `${index}sk`])
    expect(table.attributes).toEqual(keys.map((key) => ({ name: key, type: 'S' })))
  })

  it('drops items after expiresAt and streams both images', () => {
    expect(table).toMatchObject({
      ttl: { attributeName: 'expiresAt', enabled: true },
      streamEnabled: true,
      streamViewType: 'NEW_AND_OLD_IMAGES',
    })
  })

  it(name === 'production' ? 'can be restored and not be deleted' : 'costs nothing extra and can be deleted', () => {
    const production = name === 'production'
    expect(table).toMatchObject({
      pointInTimeRecovery: { enabled: production },
      deletionProtectionEnabled: production,
    })
  })
})
