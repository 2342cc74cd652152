/** A compressed form of a file, stored beside it as `<file>.<encoding>`. `br` is Brotli (RFC 7932). */
export type Encoding = 'br' | 'gzip'

/** A file of the page. */
export interface Asset {
  /** Media type with its character set. */
  contentType: string
  /** Hex SHA-256 of the uncompressed bytes, shortened to 16 digits. */
  hash: string
}

/** The files of the page by name, `index.html` among them: `manifest.json` of the folder that the build makes. */
export type Manifest = Record<string, Asset>

/** The compressed forms that every file has, the smaller first. */
export const encodings: readonly Encoding[] = ['br', 'gzip']

/** The name of the manifest. */
export const manifestFile = 'manifest.json'

/** The name of the page itself. */
export const pageFile = 'index.html'
