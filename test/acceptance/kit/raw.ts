import { endpoint } from './target.ts'

/** An HTTP answer, and how long it took in milliseconds. */
export interface RawAnswer {
  status: number
  text: string
  ms: number
}

/** Sends a request as it is to the GraphQL endpoint of this run, or to another. */
export const raw = async (init: RequestInit, url: string = endpoint): Promise<RawAnswer> => {
  const start = performance.now()
  const response = await fetch(url, init)
  const text = await response.text()
  return { status: response.status, text, ms: performance.now() - start }
}

/** Posts a JSON body. */
export const post = (body: unknown, headers: Record<string, string> = {}, url: string = endpoint): Promise<RawAnswer> =>
  raw({ method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }, url)
