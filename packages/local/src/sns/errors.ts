/** An error of SNS with its code, for example `NotFound`. */
export class SnsError extends Error {
  override readonly name = 'SnsError'
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
