import { XMLBuilder, XMLParser } from 'fast-xml-parser'
import { S3Error } from './errors.ts'

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/'
const builder = new XMLBuilder({ ignoreAttributes: false, suppressEmptyNode: true })
const parser = new XMLParser({
  parseTagValue: false,
  // These stand several times, so that one of them is a list of one.
  isArray: (name) => ['Part', 'Object', 'Tag'].includes(name),
})

/** A document with this root in S3's namespace. */
export const xmlOf = (root: string, content: object): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [root]: { '@_xmlns': NAMESPACE, ...content } })}`

/** An error as S3 writes it: without a namespace. */
export const errorXml = (content: object): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ Error: content })}`

/**
 * The content of a document with this root.
 * @throws S3Error MalformedXML
 */
export const parseXml = (text: string, root: string): Record<string, unknown> => {
  let document: Record<string, unknown>
  try {
    document = parser.parse(text, true) as Record<string, unknown>
  } catch {
    throw new S3Error('MalformedXML')
  }
  const content = document[root]
  if (typeof content !== 'object' || content === null) throw new S3Error('MalformedXML')
  return content as Record<string, unknown>
}
