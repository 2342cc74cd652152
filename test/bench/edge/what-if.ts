import { type CachePolicyPlan, EdgeLocation, ManualClock } from '@dispense/local'
import type { View } from './day.ts'

/** How a day's views would be answered under a `Cache-Control`, without a cloud: how many from the edge, and how old at most. */
export const whatIf = async (
  views: readonly View[],
  { policy, locations, cacheControl }: { policy: CachePolicyPlan; locations: number; cacheControl: string },
) => {
  const clock = new ManualClock(0)
  const edges = Array.from({ length: locations }, (_, index) => new EdgeLocation({ name: `${index}`, policy, clock }))
  const body = Buffer.from('{}')
  const origin = async () => ({ status: 200, headers: { 'cache-control': cacheControl }, cookies: [], body })
  const ages: number[] = []
  let given = 0
  for (const { at, machine } of views) {
    await clock.advance(at - clock.now())
    const request = { method: 'GET', url: `/graphql?variables=${machine}`, headers: {} }
    const answer = await edges[machine % locations]?.answer(request, origin)
    if (/Hit/.test(answer?.headers['x-cache'] ?? '')) given++
    ages.push(Number(answer?.headers.age))
    // A renewal comes back.
    await new Promise(setImmediate)
  }
  const calls = edges.reduce((sum, { figures }) => sum + figures.originCalls, 0)
  return { hitRatio: given / views.length, calls, oldest: Math.max(...ages) }
}
