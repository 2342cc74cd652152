import { describe, expect, it } from 'vitest'
import { readOpenAlerts, readOtherAlerts, type Search } from './machine-search.ts'

const machines = ['m1', 'm2', 'm3'].map((machineId) => ({ machineId }))

/** A search among three machines, as the steps hand it to each other; `more`: the operator has more alerts than one call looks at. */
const found = (openAlerts: boolean, { alarmed, more, own }: { alarmed: string[]; more: boolean; own: string[] }) => {
  const stash = { operatorId: 'acme', filter: { openAlerts }, fitting: machines } as unknown as Search
  const page = (ids: string[]) => ({ items: ids.map((machineId) => ({ machineId })), cursor: null })
  const context = (result: unknown) => ({ stash, result }) as never
  readOpenAlerts.response(context({ ...page(alarmed), cursor: more ? 'next' : null }))
  const asked = readOtherAlerts.request(context(null))
  const ids = Object.keys(asked?.operations ?? {})
  readOtherAlerts.response(context(Object.fromEntries(ids.map((id) => [id, page(own.includes(id) ? [id] : [])]))))
  return { asked: ids, found: stash.fitting.map(({ machineId }) => machineId) }
}

describe('machines that are looked for by their alerts', () => {
  it('are known by the alerts of the operator, without a look at each machine', () => {
    const few = { alarmed: ['m2', 'gone'], more: false, own: [] }
    expect(found(true, few)).toEqual({ asked: [], found: ['m2'] })
    expect(found(false, few)).toEqual({ asked: [], found: ['m1', 'm3'] })
  })

  it('are asked one by one when the operator has more alerts than were looked at', () => {
    const many = { alarmed: ['m2'], more: true, own: ['m3'] }
    expect(found(true, many)).toEqual({ asked: ['m1', 'm3'], found: ['m2', 'm3'] })
    expect(found(false, many)).toEqual({ asked: ['m1', 'm3'], found: ['m1'] })
  })
})
