import { XMLParser } from 'fast-xml-parser'

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', ignoreDeclaration: true })

/** `util.xml`. Text that is a number or a boolean becomes one; repeated elements become a list. */
export const xml = {
  /** The document as an object, or null when it is empty. */
  toMap(source: string): Record<string, unknown> | null {
    return source.trim() === '' ? null : parser.parse(source)
  },

  /** The document as JSON; with `stringEncode` as a JSON string that holds JSON. */
  toJsonString(source: string, stringEncode = false): string {
    const json = JSON.stringify(xml.toMap(source))
    return stringEncode ? JSON.stringify(json) : json
  },
}
