/** What Stripe.js throws when it is used wrongly. */
export class IntegrationError extends Error {
  override readonly name = 'IntegrationError'
}

/** @throws IntegrationError when it is used wrongly */
export function want(right: boolean, message: string): asserts right {
  if (!right) throw new IntegrationError(message)
}

/** Takes only parameters that Stripe.js knows: the real one warns of others. */
export function onlyKnown(method: string, options: object, known: readonly string[]): void {
  want(typeof options === 'object' && options !== null, `${method}(): you should pass an object`)
  for (const name of Object.keys(options)) {
    want(known.includes(name), `Unrecognized ${method}() parameter: ${name} is not a recognized parameter`)
  }
}
