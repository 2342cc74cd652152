import { readFileSync } from 'node:fs'

const SDL = readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8')

/** Every mutation of schema.graphql, with the codes that its description lists after "Errors:". */
export const documentedErrors: Readonly<Record<string, string[]>> = Object.fromEntries(
  [...mutations().matchAll(/^ {2}(?:"""([\s\S]*?)"""|"(.*)")\n {2}(\w+)\(/gm)].map(([, block, line, name]) => {
    const errors = /Errors:([^;.]*)[;.]/.exec(block ?? line ?? '')?.[1] ?? ''
    return [name, (errors.match(/[A-Z_]+/g) ?? []).sort()]
  }),
)

/** The description of the type Mutation: what holds for all of them. */
export const mutationDescription: string =
  /(?:"""([\s\S]*?)"""|"(.*)")\ntype Mutation/.exec(SDL)?.slice(1).join('') ?? ''

function mutations(): string {
  return /\ntype Mutation \{([\s\S]*?)\n\}/.exec(SDL)?.[1] ?? ''
}
