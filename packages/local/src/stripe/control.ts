import type { ServerResponse } from 'node:http'
import * as v from 'valibot'
import type { Faults } from './faults.ts'
import { ledgerOf } from './ledger.ts'
import type { Store } from './store.ts'
import type { Webhooks } from './webhooks.ts'

const FaultInput = v.strictObject({
  execute: v.optional(v.boolean()),
  answer: v.optional(v.union([v.pipe(v.number(), v.minValue(400)), v.picklist(['hang', 'drop', 'normal'])])),
  delay: v.optional(v.number()),
  method: v.optional(v.string()),
  path: v.optional(v.string()),
  times: v.optional(v.number()),
})

const ModeInput = v.strictObject({
  hold: v.optional(v.boolean()),
  delay: v.optional(v.number()),
  copies: v.optional(v.pipe(v.number(), v.minValue(1))),
})

const ReleaseInput = v.strictObject({ reversed: v.optional(v.boolean()) })

/**
 * The door for tests in other processes; bodies and answers are JSON.
 * - `GET /_control/ledger`: all payments as the books have them
 * - `POST /_control/faults`: plans a `Fault`; `DELETE`: forgets all of them
 * - `POST /_control/webhooks`: a `WebhookMode`, what is not named is normal
 * - `POST /_control/webhooks/release`: delivers what was kept back, `{"reversed":true}` the newest first
 * - `POST /_control/webhooks/take`: answers what was kept back as signed calls, instead of delivering it
 */
export const serveControl = (
  { faults, webhooks }: { readonly faults: Faults; readonly webhooks: Webhooks },
  store: Store,
  { method, path }: { readonly method: string; readonly path: string },
  body: string,
  response: ServerResponse,
): void => {
  const doors: Record<string, () => unknown> = {
    'GET /_control/ledger': () => ledgerOf(store),
    'POST /_control/faults': () => faults.plan(defined(v.parse(FaultInput, JSON.parse(body)))),
    'DELETE /_control/faults': () => faults.clear(),
    'POST /_control/webhooks': () => webhooks.behave(defined(v.parse(ModeInput, JSON.parse(body)))),
    'POST /_control/webhooks/release': () => webhooks.release(v.parse(ReleaseInput, JSON.parse(body || '{}')).reversed),
    'POST /_control/webhooks/take': () => webhooks.take(),
  }
  const answer = (status: number, value: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value ?? {}))
  const door = doors[`${method} ${path}`]
  if (!door) return void answer(404, { message: `There are ${Object.keys(doors).join(', ')}` })
  try {
    answer(200, door())
  } catch (error) {
    answer(400, { message: (error as Error).message })
  }
}

/** Without what is undefined. */
const defined = <T extends object>(object: T) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
