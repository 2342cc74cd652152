import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULTS, type Fleet, trafficOf } from './fleet.ts'
import { breakEven, monthOf, plainRequests } from './month.ts'
import { pricesOf } from './prices.ts'

const prices = pricesOf()

const fleetOf = (more: Partial<Fleet> = {}): Fleet => ({ ...DEFAULTS, machines: 1000, vendsPerDay: 100_000, ...more })

const usdOf = (month: ReturnType<typeof monthOf>, service: string) =>
  month.services.find(({ name }) => name === service)?.usd

describe('the month of a fleet', () => {
  it('without a machine costs no more than the sweep that looks for what is due', () => {
    const month = monthOf(fleetOf({ machines: 0, vendsPerDay: 0 }), prices)
    expect(month.operations.filter(({ usd }) => usd > 0).map(({ name }) => name)).toEqual(['sweep'])
    // 43,200 times 34 read units.
    expect(usdOf(month, 'DynamoDB requests')).toBeCloseTo(43_200 * 34 * 0.000000125, 10)
    expect([month.perVend, month.perMachine, month.requests]).toEqual([0, 0, 0])
  })

  it('of machines that sell nothing is their open WebSockets, pings, sightings and reports', () => {
    const month = monthOf(fleetOf({ machines: 1, vendsPerDay: 0 }), prices)
    expect(usdOf(month, 'API Gateway, open WebSockets')).toBeCloseTo(43_200 * 0.00000025, 10)
    expect(month.requests).toBe(43_200 / 15)
    expect(usdOf(month, 'API Gateway, HTTP')).toBeCloseTo(0.00288, 10)
  })

  it('of one drink by wallet asks the HTTP API five times: twice the page, and the three steps of the vend', () => {
    const month = monthOf(fleetOf({ machines: 0, vendsPerDay: 1 / 30, cardPercent: 0 }), prices)
    expect(month.requests).toBeCloseTo(5, 10)
  })

  it('has units for everything that happens in it, so no row has another name by now', () => {
    expect(() => monthOf(fleetOf(), prices)).not.toThrow()
    expect(trafficOf(fleetOf()).filter(({ row, name }) => !row && !name)).toEqual([])
  })

  it('adds up: services together are the month, and operations never more; more drinks are never cheaper', () => {
    const size = fc.nat(1_000_000)
    fc.assert(
      fc.property(size, size, fc.integer({ min: 0, max: 100 }), (machines, vendsPerDay, cardPercent) => {
        const month = monthOf(fleetOf({ machines, vendsPerDay, cardPercent }), prices)
        const sum = (lines: readonly { usd: number }[]) => lines.reduce((all, { usd }) => all + usd, 0)
        expect(sum(month.services)).toBeCloseTo(month.usd, 6)
        expect(sum(month.operations)).toBeLessThanOrEqual(month.usd + 1e-6)
        expect(month.compute).toBeLessThanOrEqual(month.usd)
        const more = monthOf(fleetOf({ machines, vendsPerDay: vendsPerDay + 1, cardPercent }), prices)
        expect(more.usd).toBeGreaterThan(month.usd)
      }),
    )
  })
})

describe('the comparison with servers', () => {
  const servers = { count: 6, usd: 100 }

  it('breaks even where the requests cost as much as the servers and their load balancer', () => {
    const month = { compute: 50, requests: 1_000_000 }
    const even = breakEven(month, servers, prices)
    expect(even.servers).toBeCloseTo(600 + prices.loadBalancerMonth, 10)
    expect(even.requests).toBe(Math.ceil((even.servers / 50) * 1_000_000))
    const there = { compute: (even.requests ?? 0) * (50 / 1_000_000), requests: even.requests ?? 0 }
    expect(breakEven(there, servers, prices).saving).toBeCloseTo(0, 6)
    expect(even.saving).toBeGreaterThan(0)
  })

  it('says that nothing is saved when the servers are cheaper, and never when there is nothing to pay', () => {
    expect(breakEven({ compute: 5000, requests: 10 }, servers, prices).saving).toBeLessThan(0)
    expect(breakEven({ compute: 0, requests: 0 }, servers, prices).requests).toBeNull()
  })

  it('counts a plain request as one at the gateway and one invocation', () => {
    const { compute } = plainRequests(1_000_000, { lambdaMs: 100 }, prices)
    expect(compute).toBeCloseTo(1 + 0.2 + 1_000_000 * 0.1 * 0.0000133334, 10)
  })
})

describe('the price table', () => {
  it('names its date and source, and refuses a region that it does not know', () => {
    expect(prices).toMatchObject({ region: 'us-east-1', date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
    expect(prices.source).toContain('pricing pages')
    expect(() => pricesOf('mars-1')).toThrow('No prices are known of mars-1, only of us-east-1')
  })
})
