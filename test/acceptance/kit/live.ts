import { type MachineKey, machineTokens } from '@dispense/simulator'
import { type Client, type ClientOptions, createClient, type FormattedExecutionResult } from 'graphql-ws'
import WebSocket from 'ws'
import { tokenOf } from './callers.ts'
import { target } from './target.ts'

/** What a subscriber got so far, in order, and how its subscription ended. */
export interface Watch {
  events: FormattedExecutionResult<Record<string, unknown>, Record<string, unknown>>[]
  errors: unknown[]
  /** Whether the server completed it, or the client did. */
  isOver(): boolean
  /** Tells the server that it is over. */
  stop(): void
}

/** A WebSocket of one caller, by the real graphql-ws client. */
export interface Live {
  client: Client
  /** Subscribes, and goes on when the first message is there or `first` is not waited for. */
  watch(query: string, variables?: Record<string, unknown>): Watch
  /** Reasons that the server gave for ending the connection. */
  closes: { code: number; reason: string }[]
  end(): Promise<void>
}

/** Opens a WebSocket with the token that this gives; none is a guest. */
export function live(token: (() => Promise<string> | string) | undefined, options: Partial<ClientOptions> = {}): Live {
  const closes: Live['closes'] = []
  const client = createClient({
    url: target.socket,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    lazy: true,
    connectionParams: async () => (token ? { authorization: `Bearer ${await token()}` } : {}),
    on: {
      ping: (received, payload) => {
        const close = (payload as { close?: { code: number; reason: string } } | undefined)?.close
        if (received && close) closes.push(close)
      },
    },
    ...options,
  })
  return {
    client,
    closes,
    watch: (query, variables = {}) => watch(client, query, variables),
    end: async () => await client.dispose(),
  }
}

function watch(client: Client, query: string, variables: Record<string, unknown>): Watch {
  const events: Watch['events'] = []
  const errors: unknown[] = []
  let over = false
  const stop = client.subscribe<Record<string, unknown>, Record<string, unknown>>(
    { query, variables },
    {
      next: (event) => void events.push(event),
      error: (error) => {
        errors.push(error)
        over = true
      },
      complete: () => {
        over = true
      },
    },
  )
  return { events, errors, isOver: () => over, stop }
}

/** The WebSocket of a person of the demo. */
export const personLive = (identity: string): Live => live(() => tokenOf(identity))

/** The WebSocket of a machine. */
export const machineLive = (key: MachineKey): Live => live(machineTokens(key))
