import type { UploadRecord } from '@dispense/core'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'

/** Widths in pixels. A picture is never made larger than it came. */
const WIDTHS = { small: 160, medium: 640, large: 1280 } as const

/** One size of a picture, without what its camera wrote into it. */
export interface PictureSize {
  name: keyof typeof WIDTHS
  body: Uint8Array
  width: number
  height: number
}

/** What a picture may be, by its first bytes. */
const TYPES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp'])

/** More would not fit into the function's memory: a file of some kilobytes can claim to be any size. */
const MOST_PIXELS = 40_000_000

/** The web sizes of a picture, or why it is none. */
export async function sizesOf(
  content: Uint8Array,
): Promise<PictureSize[] | { reason: Extract<UploadRecord['reason'], 'WRONG_TYPE' | 'BROKEN'> }> {
  const type = await fileTypeFromBuffer(content)
  if (!type || !TYPES.has(type.mime)) return { reason: 'WRONG_TYPE' }
  try {
    const entries = Object.entries(WIDTHS) as [keyof typeof WIDTHS, number][]
    return await Promise.all(entries.map(async ([name, width]) => ({ name, ...(await resized(content, width)) })))
  } catch {
    // Whatever sharp says of it: nobody can see this picture.
    return { reason: 'BROKEN' }
  }
}

async function resized(content: Uint8Array, width: number) {
  const { data, info } = await sharp(content, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true })
  return { body: data, width: info.width, height: info.height }
}
