import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DefinitionNode, type FragmentDefinitionNode, parse, print } from 'graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { ada, owner } from '../test/callers.ts'
import { type Answer, startServer } from '../test/server.ts'
import { LIMITS } from './limits.ts'

const server = startServer()
const production = startServer({ production: true })

afterAll(async () => {
  await Promise.all([server.stop(), production.stop()])
})

/** Bare Apollo Server takes minutes for some of these; a second is long for any, and room for a busy machine. */
const MILLISECONDS = 1000

function expectRefused({ status, data, errors, ms, text }: Answer, message = /./) {
  expect(status, text.slice(0, 300)).toBe(400)
  expect(data ?? null).toBeNull()
  expect(errors[0]?.message).toMatch(message)
  expect(ms).toBeLessThan(MILLISECONDS)
}

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ')

describe('a document', () => {
  it.each([
    ['repeats a field', `{ ${'__typename '.repeat(LIMITS.tokens)} }`],
    ['never closes its braces', '{ me '.repeat(LIMITS.tokens)],
    ['repeats a directive', `{ __typename ${'@a '.repeat(LIMITS.tokens)} }`],
    ['is one long list', `{ machine(machineId: [${'1 '.repeat(LIMITS.tokens)}]) { id } }`],
  ])('of too many tokens is refused when it %s', async (_how, query) => {
    expectRefused(await server.post(query), /1500 tokens/)
  })

  it('is answered with at most a handful of mistakes', async () => {
    const answer = await server.post(`{ ${times(400, (i) => `nothing${i}`)} }`)
    expectRefused(answer)
    expect(answer.errors.length).toBeLessThanOrEqual(LIMITS.validationErrors + 1)
  })
})

describe('a bomb of fragments', () => {
  const doubling = (depth: number, type: string, field: (level: number) => string) =>
    times(depth, (i) => `fragment f${i} on ${type} { ${field(i)} ...f${i + 1} ...f${i + 1} }`)

  it.each([
    ['that double', `{ ...f0 } ${doubling(25, 'Query', () => '')} fragment f25 on Query { __typename }`],
    [
      'that double with a field on each level',
      `{ ...f0 } ${doubling(25, 'Query', (i) => `a${i}: me { id }`)} fragment f25 on Query { __typename }`,
    ],
    [
      'that double inside of fields',
      `{ me { ...f0 } } ${times(25, (i) => `fragment f${i} on Me { operator { name } ...f${i + 1} ...f${i + 1} }`)} fragment f25 on Me { id }`,
    ],
    ['in a circle', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'],
    [
      'in a circle through fields',
      '{ vend(vendId: "v") { ...a } } fragment a on Vend { machine { activeVend { ...a } } }',
    ],
    ['inline', `{ ${'... on Query { ... { '.repeat(300)} __typename ${'} } '.repeat(300)} }`],
    [
      'that spread each of the ones after it',
      `{ ...f0 } ${times(20, (i) => `fragment f${i} on Query { __typename ${times(20 - i, (j) => `...f${i + j + 1}`)} }`)} fragment f20 on Query { __typename }`,
    ],
  ])('%s is refused at once', async (_how, query) => {
    expectRefused(await server.post(query))
    expectRefused(await production.post(query))
  })
})

describe('the shape of an operation', () => {
  const nested = (levels: number) => {
    const half = Math.floor((levels - 2) / 2)
    return `{ vend(vendId: "v") { ${'machine { activeVend { '.repeat(half)} id ${'} } '.repeat(half)} } }`
  }

  it(`may be ${LIMITS.depth} levels deep and no more`, async () => {
    expect((await server.post(nested(LIMITS.depth), { caller: ada })).status).toBe(200)
    expectRefused(await server.post(nested(LIMITS.depth + 2), { caller: ada }), /depth/i)
  })

  it('is as deep as its fragments make it', async () => {
    const chain = times(LIMITS.depth, (i) => `fragment f${i} on Machine { activeVend { machine { ...f${i + 1} } } }`)
    const query = `{ machine(machineId: "m") { ...f0 } } ${chain} fragment f${LIMITS.depth} on Machine { id }`
    expectRefused(await server.post(query), /depth/i)
  })

  it(`may have ${LIMITS.aliases} aliases and no more, in its fragments too`, async () => {
    const aliases = (count: number) => times(count, (i) => `a${i}: me { id }`)
    expect((await server.post(`{ ${aliases(LIMITS.aliases)} }`)).status).toBe(200)
    expectRefused(await server.post(`{ ${aliases(LIMITS.aliases + 1)} }`), /alias/i)
    expectRefused(await server.post(`{ ...f } fragment f on Query { ${aliases(LIMITS.aliases + 1)} }`), /alias/i)
  })
})

describe('the cost of an operation', () => {
  const lists = `machines(limit: $n) { items { exceptions(limit: $n) { items { id code message } } } }`
  const query = `query ($n: Int) { ${lists} }`

  it('multiplies lists in lists by their limits', async () => {
    const text = query.replace('query ($n: Int) ', '').replaceAll('$n', '100')
    const answer = await server.post(text, { caller: owner })
    expectRefused(answer, /may return \d+ fields, more than 6000/)
    expect(answer.errors[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY', fix: expect.stringMatching(/\.$/) })
  })

  it('counts a limit that comes in a variable, or as its default', async () => {
    expectRefused(await server.post(query, { caller: owner, variables: { n: 100 } }), /may return/)
    expectRefused(await server.post(query.replace('$n: Int', '$n: Int = 100'), { caller: owner }), /may return/)
    expect((await server.post(query, { caller: owner, variables: { n: 5 } })).status).toBe(200)
  })

  it('counts a limit in a variable anew for each value of it', async () => {
    const statuses: number[] = []
    for (const n of [5, 100, 5, 100]) {
      statuses.push((await server.post(query, { caller: owner, variables: { n } })).status)
    }
    expect(statuses).toEqual([200, 400, 200, 400])
  })

  it('does not let a negative limit pay for another field', async () => {
    const both = `query ($n: Int) { a: machines(limit: -1000000) { items { id } } ${lists} }`
    expectRefused(await server.post(both, { caller: owner, variables: { n: 100 } }), /may return/)
  })

  it('counts slots, which have no limit, as those of a common machine', async () => {
    const slots = `{ machines(limit: 100) { items { slots { code stock enabled product { name } total { amount } } } } }`
    expectRefused(await server.post(slots, { caller: owner }), /may return/)
    expect((await server.post(slots.replace('100', '20'), { caller: owner })).status).toBe(200)
  })

  it('answers wrong variables as what they are', async () => {
    const answer = await server.post(query, { caller: owner, variables: { n: 'many' } })
    expectRefused(answer, /Variable "\$n" got invalid value/)
    expect(answer.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
  })
})

/** Every operation of some files, each with the fragments that it needs. */
function operationsOf(pattern: string): [name: string, query: string][] {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const texts = globSync(pattern, { cwd: root }).map((path) => readFileSync(join(root, path), 'utf8'))
  const { definitions } = parse(texts.join('\n'))
  const fragments = definitions.filter((node): node is FragmentDefinitionNode => node.kind === 'FragmentDefinition')
  const needed = (node: DefinitionNode): FragmentDefinitionNode[] => {
    const own = fragments.filter(({ name }) => print(node).includes(`...${name.value}`))
    return [...own, ...own.flatMap(needed)]
  }
  return definitions.flatMap((node) =>
    node.kind === 'OperationDefinition'
      ? [[node.name?.value ?? '', [node, ...new Set(needed(node))].map(print).join('\n')] as [string, string]]
      : [],
  )
}

describe.each([
  'packages/simulator/src/operations.graphql',
  'packages/web/console/src/**/*.graphql',
  'packages/web/phone/src/**/*.graphql',
  'test/acceptance/operations.graphql',
])('the operations of %s', (pattern) => {
  it.each(operationsOf(pattern))('%s stays within every limit', async (_name, query) => {
    const { text } = await production.post(query, { caller: owner })
    // Variables are missing, so that nothing runs: that is looked at after the document and its limits.
    expect(text).not.toMatch(/tokens|depth|alias|recursive|may return|VALIDATION/i)
  })
})

describe('in production', () => {
  it('the schema cannot be asked for', async () => {
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Vend") { name } }']) {
      const answer = await production.post(query)
      expectRefused(answer)
      expect(answer.text).not.toContain('"Vend"')
      expect((await server.post(query)).status).toBe(200)
    }
  })

  it.each([
    ['a field', '{ machin(machineId: "m") { id } }', {}],
    ['a field below', '{ machine(machineId: "m") { nam } }', {}],
    ['an argument', '{ machine(machinId: "m") { id } }', {}],
    ['a type', '{ me { ... on Mee { id } } }', {}],
    ['an enum value', 'mutation { updateMachine(input: { machineId: "m", status: ONLIN }) { id } }', {}],
    ['an input field', 'mutation { cancelVend(input: { vendI: "v" }) { id } }', {}],
    [
      'an input field in a variable',
      'mutation ($input: CancelVendInput!) { cancelVend(input: $input) { id } }',
      { input: { vendId: 'v', vendI: 'v' } },
    ],
    [
      'an enum value in a variable',
      'mutation ($input: UpdateMachineInput!) { updateMachine(input: $input) { id } }',
      { input: { machineId: 'm', status: 'ONLIN' } },
    ],
  ])('nothing is suggested for %s that is nearly right', async (_what, query, variables) => {
    expect((await server.post(query, { caller: owner, variables })).text).toMatch(/Did you mean|required/)
    const { status, text } = await production.post(query, { caller: owner, variables })
    expect(status).toBe(400)
    expect(text).not.toMatch(/Did you mean|stacktrace/)
  })
})
