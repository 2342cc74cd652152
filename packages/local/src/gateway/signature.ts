import type { IncomingMessage } from 'node:http'
import aws4 from 'aws4'
import { CREDENTIALS, isLocalKey } from '../credentials.ts'

const HEADER =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=/

/**
 * Whether a request carries a valid Signature Version 4 of the local keys for the service `lambda` ("AWS Signature Version
 * 4 for API requests"): it is signed again, with the headers that it says it signed, and must come out the same.
 */
export const isSigned = (message: IncomingMessage, path: string, body: Buffer): boolean => {
  const { authorization = '', host } = message.headers
  const [, key, region, service, signed = ''] = HEADER.exec(authorization) ?? []
  const names = signed.split(';')
  if (!key || !isLocalKey(key) || service !== 'lambda' || !host || !names.includes('x-amz-date')) return false
  const headers = Object.fromEntries(names.map((name) => [name, String(message.headers[name] ?? '')]))
  const unsigned = ['content-type', 'content-length'].filter((name) => !names.includes(name))
  const extraHeadersToIgnore = Object.fromEntries(unsigned.map((name) => [name, true]))
  const request = { service, region, host, path, method: message.method, headers, body, extraHeadersToIgnore }
  const again = aws4.sign(request as Parameters<typeof aws4.sign>[0], { ...CREDENTIALS, accessKeyId: key })
  return signatureOf(String(again.headers?.Authorization)) === signatureOf(authorization)
}

const signatureOf = (header: string): string => header.slice(header.lastIndexOf('=') + 1)
