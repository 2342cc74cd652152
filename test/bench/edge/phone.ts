import { readFile } from 'node:fs/promises'
import { Agent, request as send } from 'node:http'
import { resolve } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

const HASHES = resolve(import.meta.dirname, '../../../packages/web/phone/src/generated/persisted.ts')

type Kind = 'page' | 'scripts and styles' | 'machine (GraphQL)'

/** A phone that opens the page of a machine for the first time, and what the edge said to it. */
export const createPhone = async (web: string) => {
  const hash = /PhoneMachine: '(\w+)'/.exec(await readFile(HASHES, 'utf8'))?.[1]
  const agent = new Agent({ keepAlive: true })
  const counts = new Map<string, number>()

  const get = (kind: Kind, path: string, location: string) =>
    new Promise<{ body: string; cache: string }>((done, fail) => {
      const headers = {
        'x-edge-location': location,
        'accept-encoding': kind === 'page' ? 'identity' : 'br, gzip',
        'apollo-require-preflight': 'true',
      }
      const sent = send(`${web}${path}`, { agent, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          const cache = String(response.headers['x-cache']).replace(/ from .*/, '')
          if (response.statusCode !== 200) fail(new Error(`${path}: ${response.statusCode} ${Buffer.concat(parts)}`))
          counts.set(`${kind}/${cache}`, (counts.get(`${kind}/${cache}`) ?? 0) + 1)
          const whole = Buffer.concat(parts)
          const body = response.headers['content-encoding'] === 'br' ? brotliDecompressSync(whole) : whole
          done({ body: body.toString(), cache })
        })
      })
      sent.on('error', fail)
      sent.end()
    })

  return {
    /** Loads everything that the page needs; answers whether the edge has gone to renew something. */
    async look(code: string, location: string): Promise<boolean> {
      const { body } = await get('page', `/m/${code}`, location)
      const files = [...body.matchAll(/(?:src|href)="(\/m\/assets\/[^"]+)"/g)].map(([, path = '']) => path)
      const search = new URLSearchParams({
        operationName: 'PhoneMachine',
        variables: JSON.stringify({ code }),
        extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } }),
      })
      const [machine] = await Promise.all([
        get('machine (GraphQL)', `/graphql?${search}`, location),
        ...files.map((path) => get('scripts and styles', path, location)),
      ])
      if (!machine.body.includes('"slots"')) throw new Error(`${code}: ${machine.body.slice(0, 300)}`)
      return machine.cache === 'RefreshHit'
    },
    /** By kind: how many requests, how many of them the edge answered, and how often the origin was asked. */
    counted() {
      const kinds: Kind[] = ['page', 'scripts and styles', 'machine (GraphQL)']
      const row = (of: readonly Kind[]) => {
        const sum = (cache: string) => of.reduce((total, kind) => total + (counts.get(`${kind}/${cache}`) ?? 0), 0)
        const [hits, refreshed, missed] = ['Hit', 'RefreshHit', 'Miss'].map(sum) as [number, number, number]
        const all = hits + refreshed + missed
        return {
          requests: all,
          Hit: hits,
          RefreshHit: refreshed,
          Miss: missed,
          'hit ratio': `${((100 * (hits + refreshed)) / all).toFixed(1)} %`,
          'origin calls': refreshed + missed,
        }
      }
      return Object.fromEntries([
        ...kinds.map((kind) => [kind, row([kind])] as const),
        ['together', row(kinds)] as const,
      ])
    },
  }
}
