/** Where a file goes, and what stands before it in the form. */
export interface FileForm {
  readonly url: string
  readonly fields: readonly { readonly name: string; readonly value: string }[]
}

/** What a picture may be, as the API has it. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const

/** The most that a picture may have, in bytes. */
export const MAX_PICTURE = 10_000_000

/** What is wrong with a file before it is sent; undefined when it may be sent. */
export function wrongWith({ type, size }: Pick<File, 'type' | 'size'>): string | undefined {
  if (!PICTURE_TYPES.some((known) => known === type)) return 'A picture is a JPEG, PNG or WebP file.'
  return size > MAX_PICTURE ? 'A picture has at most 10 MB.' : undefined
}

/**
 * Sends a file by a form, and tells how much of it is there, between 0 and 1.
 * @throws Error when it is refused or the network is gone
 */
export const sendFile = ({ url, fields }: FileForm, file: File, told: (share: number) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const data = new FormData()
    for (const { name, value } of fields) data.append(name, value)
    data.append('file', file)
    // fetch does not tell how far it is.
    const request = new XMLHttpRequest()
    request.upload.onprogress = ({ loaded, total }) => told(total > 0 ? loaded / total : 0)
    request.onload = () => (request.status < 300 ? resolve() : reject(new Error(`HTTP ${request.status}`)))
    request.onerror = () => reject(new Error('The network does not answer.'))
    request.open('POST', url)
    request.send(data)
  })
