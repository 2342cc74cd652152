import type { ResolverIndex } from '../resolver-index.ts'

/** Every resolver of the API: the files of packages/api/src/resolvers. */
export const resolvers = {
} satisfies ResolverIndex
