/** The SHA-256 of the queries that may be asked for by it, by their names. */
export const persisted: Readonly<Record<string, string>> = {
  PhoneMachine: '67faf4a58c6b93b9b2e9b7d857169d0add237884769d694918f89f0040278cb5',
  PhoneProduct: '51421c827ef209f8952d2979572084361c5c578d7b63707bb23ee490b94725df',
}
