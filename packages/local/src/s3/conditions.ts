import type { IncomingMessage } from 'node:http'
import { S3Error } from './errors.ts'
import type { ObjectMeta } from './store.ts'

/**
 * The conditions of a read (RFC 9110, section 13.2.2): a failed one is a 412, an unchanged object a 304.
 * @throws S3Error PreconditionFailed
 */
export const checkRead = ({ headers }: IncomingMessage, { etag, lastModified }: ObjectMeta): 200 | 304 => {
  const modified = Math.floor(lastModified / 1000) * 1000
  const { 'if-match': match, 'if-none-match': noneMatch } = headers
  if (match !== undefined ? !names(match, etag) : modified > timeOf(headers['if-unmodified-since'], Infinity)) {
    throw new S3Error('PreconditionFailed')
  }
  const unchanged =
    noneMatch !== undefined ? names(noneMatch, etag) : modified <= timeOf(headers['if-modified-since'], -Infinity)
  return unchanged ? 304 : 200
}

/**
 * The conditions of a write ("How to prevent object overwrites with conditional writes"): `If-None-Match: *` for a new
 * object, `If-Match` for one that nobody has changed.
 * @throws S3Error
 */
export const checkWrite = ({ headers }: IncomingMessage, current: ObjectMeta | undefined): void => {
  const { 'if-match': match, 'if-none-match': noneMatch } = headers
  if (noneMatch !== undefined && noneMatch !== '*') throw new S3Error('NotImplemented')
  if (noneMatch === '*' && current) throw new S3Error('PreconditionFailed')
  if (match === undefined) return
  if (!current) throw new S3Error('NoSuchKey')
  if (!names(match, current.etag)) throw new S3Error('PreconditionFailed')
}

const names = (header: string, etag: string): boolean =>
  header.split(',').some((part) => ['*', etag].includes(part.trim().replace(/^W\//, '').replaceAll('"', '')))

const timeOf = (header: string | undefined, otherwise: number): number => {
  const time = Date.parse(header ?? '')
  return Number.isNaN(time) ? otherwise : time
}
