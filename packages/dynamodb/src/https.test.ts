import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createConnection } from './http.ts'

const timeouts = { connectionTimeout: 1000, requestTimeout: 1000 }
const trusted = getCACertificates('default')

/** A certificate of `localhost`, signed by itself: nobody trusts it who is not told. */
let cert: string
let server: Server
let port: number
const sockets: Socket[] = []

beforeAll(async () => {
  const file = (name: string) => readFile(new URL(`../test/localhost.${name}.pem`, import.meta.url), 'utf8')
  cert = await file('cert')
  server = createServer({ cert, key: await file('key') }, (request, response) => {
    sockets.push(request.socket)
    request.resume().on('end', () => response.end('{}'))
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})

afterAll(() => {
  setDefaultCACertificates(trusted)
  server.closeAllConnections()
  server.close()
})

beforeEach(() => {
  sockets.length = 0
  setDefaultCACertificates([...trusted, cert])
})

describe('a connection by TLS', () => {
  it('is opened once and kept', async () => {
    const connection = createConnection(`https://localhost:${port}`, timeouts)
    await connection.connect()
    for (let n = 0; n < 3; n++) {
      expect(await connection.post({ host: connection.host }, '{}')).toMatchObject({ status: 200 })
    }
    expect([sockets.length, new Set(sockets).size]).toEqual([3, 1])
    connection.destroy()
  })

  it('is refused when nobody vouches for the certificate: nothing is sent', async () => {
    setDefaultCACertificates(trusted)
    const connection = createConnection(`https://localhost:${port}`, timeouts)
    await connection.connect()
    await expect(connection.post({}, '{}')).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
    expect(sockets).toEqual([])
  })

  it('is refused when the certificate is that of another host: nothing is sent', async () => {
    const { address } = server.address() as AddressInfo
    const connection = createConnection(`https://${address.includes(':') ? `[${address}]` : address}:${port}`, timeouts)
    await expect(connection.post({}, '{}')).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
    expect(sockets).toEqual([])
  })
})
