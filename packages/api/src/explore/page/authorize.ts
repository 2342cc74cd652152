/** Where the token is remembered until the browser's tab is closed. */
const key = 'dispense:authorization'

/** The part of `sessionStorage` that is used. */
export interface TokenStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

/**
 * The headers to send, by lower-case name. GraphiQL keeps headers for each of its tabs; a token given in one serves
 * those whose `Authorization` is still the empty `Bearer`. A tab without the header asks as a guest.
 */
export function authorize(
  operationName: string | undefined,
  headers: Readonly<Record<string, unknown>>,
  storage: TokenStorage,
): Record<string, string> {
  const { authorization, ...others } = lowerCased(headers)
  // The schema is the same for everybody, and must show even when the token has expired.
  if (operationName === 'IntrospectionQuery' || authorization === undefined) return others

  const given = /^bearer$/i.test(authorization) ? storage.getItem(key) : authorization
  if (!given) return others
  storage.setItem(key, given)
  return { ...others, authorization: given }
}

const lowerCased = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value).trim()]))
