import { InMemoryLRUCache, type KeyValueCache } from '@apollo/utils.keyvaluecache'
import { persisted } from './generated/persisted.ts'

/** How much text of clients' own queries an environment remembers, in characters. */
const REMEMBERED = 1_000_000

/** What Apollo Server puts before a hash. */
const PREFIX = /^apq:/

/**
 * The queries that can be asked for by their SHA-256 alone. Those of our own pages are known from the build, in every environment
 * and from its first request on, so there is nothing to look up elsewhere. Any other is remembered by the environment that was
 * sent it, for as long as there is room: a client that meets another one is answered PERSISTED_QUERY_NOT_FOUND, and sends it again.
 */
export const persistedQueries = (): KeyValueCache => {
  const remembered = new InMemoryLRUCache({ maxSize: REMEMBERED })
  return {
    get: async (key) => persisted[key.replace(PREFIX, '')] ?? (await remembered.get(key)),
    set: (key, text) => remembered.set(key, text),
    delete: (key) => remembered.delete(key),
  }
}
