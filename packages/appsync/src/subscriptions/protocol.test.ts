import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptsSubprotocol, CloseCode, receive, type Session } from './protocol.ts'

/** A connection that was acknowledged a minute ago and has the subscription `1`. */
const session: Session = {
  initialised: true,
  acknowledged: true,
  openedAt: 0,
  expiresAt: null,
  has: (id) => id === '1',
}
const fresh: Session = { ...session, initialised: false, acknowledged: false, openedAt: 59_000, has: () => false }
const now = 60_000

const say = (message: unknown, to: Session = session) =>
  receive(to, typeof message === 'string' ? message : JSON.stringify(message), now)

const subscribe = { id: '2', type: 'subscribe', payload: { query: 'subscription { a }' } }

describe('a message of a client', () => {
  it.each([
    ['no JSON', 'hello'],
    ['no object', '[]'],
    ['null', 'null'],
    ['of no type', {}],
    ['of an unknown type', { type: 'start' }],
    ['an init with a list', { type: 'connection_init', payload: [] }],
    ['a ping with a text', { type: 'ping', payload: 'a' }],
    ['a subscribe without id', { ...subscribe, id: '' }],
    ['a subscribe without query', { ...subscribe, payload: {} }],
    ['a subscribe with variables in a list', { ...subscribe, payload: { query: '{a}', variables: [] } }],
    ['a subscribe with a huge id', { ...subscribe, id: 'x'.repeat(129) }],
    ['a complete without id', { type: 'complete' }],
  ])('that is %s closes with 4400', (_what, message) => {
    expect(say(message)).toMatchObject({ do: 'close', code: CloseCode.BadRequest })
  })

  it('subscribes, with nulls left out', () => {
    const payload = { query: 'subscription { a }', variables: null, operationName: 'A' }
    expect(say({ ...subscribe, payload })).toEqual({
      do: 'subscribe',
      id: '2',
      payload: { query: 'subscription { a }', operationName: 'A' },
    })
  })

  it('that subscribes before the acknowledgement closes with 4401', () => {
    expect(say(subscribe, fresh)).toMatchObject({ do: 'close', code: 4401 })
    expect(say(subscribe, { ...fresh, initialised: true })).toMatchObject({ do: 'close', code: 4401 })
  })

  it('that subscribes under an id that is taken closes with 4409', () => {
    expect(say({ ...subscribe, id: '1' })).toMatchObject({
      do: 'close',
      code: 4409,
      reason: 'Subscriber for 1 already exists',
    })
  })

  it('initialises once; a second time closes with 4429', () => {
    const init = { type: 'connection_init', payload: { authorization: 'a' } }
    expect(say(init, fresh)).toEqual({ do: 'initialise', payload: { authorization: 'a' } })
    expect(say({ type: 'connection_init' }, fresh)).toEqual({ do: 'initialise', payload: {} })
    expect(say(init)).toMatchObject({ do: 'close', code: 4429 })
  })

  it('closes with 4408 when none was an init in time', () => {
    const slow = { ...fresh, openedAt: now - 3001 }
    expect(say({ type: 'connection_init' }, slow)).toMatchObject({ do: 'close', code: 4408 })
    expect(say({ type: 'ping' }, slow)).toMatchObject({ do: 'close', code: 4408 })
  })

  it('closes with 4401 when the token has expired in the middle of the stream', () => {
    for (const message of [subscribe, { type: 'ping' }, { type: 'complete', id: '1' }]) {
      expect(say(message, { ...session, expiresAt: now })).toMatchObject({ do: 'close', code: 4401 })
      expect(say(message, { ...session, expiresAt: now + 1 })).not.toMatchObject({ do: 'close' })
    }
  })

  it('that pings is answered with its payload, before the acknowledgement too; a pong needs nothing', () => {
    expect(say({ type: 'ping', payload: { a: 1 } })).toEqual({
      do: 'send',
      message: { type: 'pong', payload: { a: 1 } },
    })
    expect(say({ type: 'ping' }, fresh)).toEqual({ do: 'send', message: { type: 'pong' } })
    expect(say({ type: 'pong' })).toEqual({ do: 'nothing' })
  })

  it('completes what is under way, and what is not is no fault', () => {
    expect(say({ type: 'complete', id: '1' })).toEqual({ do: 'complete', id: '1' })
    expect(say({ type: 'complete', id: '7' })).toEqual({ do: 'nothing' })
  })

  it('of whatever kind never throws', () => {
    const type = fc.constantFrom('connection_init', 'ping', 'pong', 'subscribe', 'complete', 'next')
    const message = fc.record({ type, id: fc.jsonValue(), payload: fc.jsonValue() }, { requiredKeys: [] })
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      message.map((value) => JSON.stringify(value)),
    )
    fc.assert(
      fc.property(text, (any) => {
        expect(receive(session, any, now).do).toBeTypeOf('string')
      }),
    )
  })
})

describe('the subprotocol', () => {
  it.each([
    ['graphql-transport-ws', true],
    ['graphql-ws, graphql-transport-ws', true],
    ['graphql-ws', false],
    [undefined, false],
  ])('%s', (offered, accepted) => {
    expect(acceptsSubprotocol(offered)).toBe(accepted)
  })
})
