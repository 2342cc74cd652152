import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LocationFigures } from './location.ts'

const COLUMNS: readonly (readonly [title: string, of: (figures: LocationFigures) => number | string])[] = [
  ['location', ({ name }) => name],
  ['hits', ({ hits }) => hits],
  ['refresh hits', ({ refreshHits }) => refreshHits],
  ['misses', ({ misses }) => misses],
  ['errors', ({ errors }) => errors],
  ['hit ratio', (figures) => `${Math.round(100 * hitRatio(figures))} %`],
  ['calls to the origin', ({ originCalls }) => originCalls],
  ['kept', ({ entries }) => entries],
  ['kB', ({ bytes }) => Math.ceil(bytes / 1000)],
  ['evicted', ({ evicted }) => evicted],
]

/** The share of requests for which nobody waited for a body from the origin, 0 to 1. */
export const hitRatio = ({ hits, refreshHits, misses, errors }: LocationFigures): number =>
  (hits + refreshHits) / Math.max(1, hits + refreshHits + misses + errors)

/** Shows what each location has done and keeps: a page that renews itself, or JSON for who asks for it. */
export const showEdge = (
  figures: readonly LocationFigures[],
  { headers: { accept = '' } }: IncomingMessage,
  response: ServerResponse,
): void => {
  if (accept.includes('text/html')) {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      .end(page(figures))
    return
  }
  const json = figures.map((of) => ({ ...of, hitRatio: hitRatio(of) }))
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(json))
}

const page = (figures: readonly LocationFigures[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="2">
<title>Edge locations</title>
<style>
  body { font: 16px system-ui; margin: 2rem; color-scheme: light dark }
  td, th { padding: .3rem .8rem; text-align: right }
  td:first-child, th:first-child { text-align: left }
</style>
<h1>Edge locations</h1>
<table>
<tr>${COLUMNS.map(([title]) => `<th>${title}</th>`).join('')}</tr>
${figures.map((of) => `<tr>${COLUMNS.map(([, cell]) => `<td>${cell(of)}</td>`).join('')}</tr>`).join('\n')}
</table>
<p>Ask at another one with the header <code>x-edge-location</code>; <code>DELETE /_edge</code> forgets what is kept.</p>
`
