import { describe, expect, it } from 'vitest'
import { toSubscriptionFilter } from '../util/transform/subscription-filter.ts'
import { matchesArguments, matchesFilter } from './filter.ts'

const vend = { state: 'FAILED', total: 155, note: null, tags: ['cold', 'glass'], product: { name: 'Still water' } }

const matches = (filter: object) => matchesFilter(toSubscriptionFilter(filter), vend)

describe('an enhanced filter', () => {
  it.each([
    [{ state: { eq: 'FAILED' } }, { state: { eq: 'COMPLETED' } }],
    [{ note: { eq: null } }, { state: { eq: null } }],
    [{ absent: { eq: null } }, { total: { eq: '155' } }],
    [{ state: { ne: 'COMPLETED' } }, { state: { ne: 'FAILED' } }],
    [{ total: { le: 155 } }, { total: { le: 154 } }],
    [{ total: { lt: 156 } }, { total: { lt: 155 } }],
    [{ total: { ge: 155 } }, { total: { ge: 156 } }],
    [{ total: { gt: 154 } }, { total: { gt: 155 } }],
    [{ state: { gt: 'E' } }, { state: { gt: 1 } }],
    [{ tags: { contains: 'cold' } }, { tags: { contains: 'col' } }],
    [{ 'product.name': { contains: 'water' } }, { 'product.name': { contains: 'juice' } }],
    [{ tags: { notContains: 'warm' } }, { tags: { notContains: 'glass' } }],
    [{ 'product.name': { beginsWith: 'Still' } }, { 'product.name': { beginsWith: 'still' } }],
    [{ state: { in: ['FAILED', 'EXPIRED'] } }, { state: { in: ['COMPLETED'] } }],
    [{ state: { notIn: ['COMPLETED'] } }, { state: { notIn: ['FAILED'] } }],
    [{ total: { between: [155, 200] } }, { total: { between: [0, 154] } }],
    [{ tags: { containsAny: ['warm', 'glass'] } }, { tags: { containsAny: ['warm'] } }],
  ])('%j passes and %j does not', (passing, failing) => {
    expect(matches(passing)).toBe(true)
    expect(matches(failing)).toBe(false)
  })

  it('is an AND in a group and an OR of groups', () => {
    expect(matches({ state: { eq: 'FAILED' }, total: { gt: 1000 } })).toBe(false)
    expect(matches({ or: [{ state: { eq: 'COMPLETED' } }, { total: { gt: 100 } }] })).toBe(true)
  })

  it('that says nothing, or is none, lets everything pass', () => {
    expect(matches({})).toBe(true)
    expect(matchesFilter(null, vend)).toBe(true)
  })

  it('looks into the members of a list', () => {
    const filter = toSubscriptionFilter({ 'items.sku': { contains: 'b' } })
    expect(matchesFilter(filter, { items: [{ sku: 'a' }, { sku: 'b' }] })).toBe(true)
  })

  it('with an unknown operator is an error that names those that exist', () => {
    expect(() => matches({ state: { like: 'F' } })).toThrow("no operator 'like'; it has eq, ne")
  })
})

describe('arguments', () => {
  it('must be those of the event, and none asks for any', () => {
    expect(matchesArguments({ machineId: 'm1', state: null }, { machineId: 'm1', state: 'FAILED' })).toBe(true)
    expect(matchesArguments({ machineId: 'm1', state: 'COMPLETED' }, { machineId: 'm1', state: 'FAILED' })).toBe(false)
  })
})
