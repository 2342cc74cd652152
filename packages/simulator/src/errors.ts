/** What went wrong on the simulator's side of the wire. */
export type SimulatorErrorCode =
  | 'CLOUD_NOT_RUNNING'
  | 'LOGIN_FAILED'
  | 'SEED_FAILED'
  | 'UNKNOWN_IDENTITY'
  | 'UNKNOWN_MACHINE'

/** An error for the person at the terminal: what happened (`message`) and what to do about it (`fix`). */
export class SimulatorError extends Error {
  override readonly name = 'SimulatorError'
  readonly code: SimulatorErrorCode
  readonly fix: string

  constructor(code: SimulatorErrorCode, message: string, fix: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.fix = fix
  }
}

/** The error as lines for a terminal: `CODE: message`, then the fix. Anything else is shown by its message. */
export const describeError = (error: unknown): string => {
  if (error instanceof SimulatorError) return `${error.code}: ${error.message}\n${error.fix}`
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
