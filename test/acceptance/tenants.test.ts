import type { ApiResponse, Client } from '@dispense/simulator'
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql'
import { beforeAll, expect, test, vi } from 'vitest'
import { person } from './kit/callers.ts'
import { type GeneratedOperation, generateOperations } from './kit/operations.ts'
import { post } from './kit/raw.ts'
import { samplesOf } from './kit/samples.ts'
import { type Item, readTable } from './kit/table.ts'
import { makeWorld, type World } from './kit/world.ts'

/**
 * The answers that tell nothing: B's thing is there for A no more than one that nobody has. FORBIDDEN is said of the kind of
 * caller alone, BAD_INPUT of the input before anything is read, IDEMPOTENCY_KEY_REUSED of a key that A has used itself in the call before.
 */
const TELLS_NOTHING = [
  ...['NOT_FOUND', 'Unauthorized', 'FORBIDDEN', 'PRODUCT_NOT_FOUND', 'BAD_NEXT_TOKEN', 'IDEMPOTENCY_KEY_REUSED'],
  ...['ENROLMENT_REFUSED', 'BAD_INPUT'],
]

/** What a list of somebody else's things is: as empty as one of things that nobody has. */
const EMPTY_PAGE = { items: [], nextToken: null }

let world: World
let operations: GeneratedOperation[]
let before: string[]

beforeAll(async () => {
  world = await makeWorld()
  const { text } = await post({ query: getIntrospectionQuery() })
  const schema = buildClientSchema((JSON.parse(text) as { data: IntrospectionQuery }).data)
  operations = generateOperations(schema, samplesOf(world))
  // What the table's stream makes of all that comes a moment later: it is over when two looks see the same.
  await vi.waitFor(
    async () => {
      const earlier = before
      before = await itemsOfB()
      expect(before).toEqual(earlier)
    },
    { timeout: 60_000, interval: 2000 },
  )
}, 120_000)

/** Every item that belongs to operator B, byte for byte. */
const itemsOfB = async () =>
  (await readTable()).filter(belongsToB).map((item) => JSON.stringify(item, Object.keys(item).sort()))

const belongsToB = ({ operatorId, subject }: Item) =>
  operatorId === world.b.operatorId || Object.values(subjectsOfB()).includes(String(subject))

const subjectsOfB = () => ['owner', 'driver', 'viewer'].map((role) => `${role}-${world.b.operatorId}`)

const send = (client: Client, { query }: GeneratedOperation, variables: Record<string, unknown>) =>
  client.send<Record<string, unknown>, unknown>({ toString: () => query }, variables)

/** Expects that an answer holds no word of B's that the caller did not say itself. */
const expectNoWordOfB = (answer: ApiResponse<unknown>, said: unknown, who: string) => {
  const known = JSON.stringify(said)
  const secrets = world.b.secrets.filter((secret) => !known.includes(secret))
  const text = JSON.stringify(answer)
  for (const secret of secrets) expect(text, who).not.toContain(secret)
  expect(JSON.stringify(answer.data ?? null), who).not.toContain(`"id":"${world.b.operatorId}"`)
}

/** Expects that a call was refused before anything was found: no data, and an error, if any, of the field itself. */
const expectNothingFound = (
  { data, errors = [] }: ApiResponse<Record<string, unknown>>,
  field: string,
  who: string,
) => {
  expect([null, EMPTY_PAGE], who).toContainEqual(data?.[field] ?? null)
  for (const { path, extensions, message } of errors) {
    // An error further inside would mean that the field itself gave something.
    expect(path, `${who}: ${message}`).toEqual([field])
    expect(TELLS_NOTHING, `${who}: ${message}`).toContain(extensions?.code)
  }
}

/** One call for each foreign value by itself, and one for all of them together. */
const callsOf = ({ leaves }: GeneratedOperation) => {
  const foreign = [...leaves].filter(([, { foreign }]) => foreign !== undefined).map(([path]) => path)
  const alone = foreign.map((path) => ({ paths: [path], mayAnswer: leaves.get(path)?.mayAnswer === true }))
  return foreign.length > 1
    ? [...alone, { paths: foreign, mayAnswer: alone.every(({ mayAnswer }) => mayAnswer) }]
    : alone
}

test('every query and mutation has samples for its arguments, and every id has one of another operator', () => {
  expect(operations.length).toBeGreaterThanOrEqual(20)
  const ids = operations.flatMap(({ name, leaves }) =>
    [...leaves].map(([path, sample]) => ({ at: `${name}(${path})`, path, sample })),
  )
  for (const { at, path, sample } of ids.filter(
    ({ path }) => /(Id|Key|Token|code)$/.test(path) && !/slots\.code$|failure\.code$/.test(path),
  )) {
    if (path.endsWith('publicKey')) continue
    expect(sample.foreign, at).toEqual(expect.stringMatching(/.+/))
  }
})

test("with A's own values every operation answers somebody, and shows nothing of B", { timeout: 180_000 }, async () => {
  const customer = person('customer:cleo')
  for (const operation of operations) {
    const answers: string[] = []
    for (const [role, client] of Object.entries({ ...world.a.identities, customer })) {
      const answer = await send(client, operation, operation.variables([]))
      if (role !== 'customer') expectNoWordOfB(answer, [], `${role} of A calls ${operation.name}`)
      answers.push(...(answer.errors ?? [{ path: [] }]).map(({ path, ...error }) => describe(path, error)))
    }
    // An operation that refuses everybody would prove nothing above.
    const refused = REFUSED_FOR_ITS_STATE.has(operation.name) && answers.some((answer) => answer.includes('VEND_STATE'))
    expect(refused ? 'answered' : answers, operation.name).toContain('answered')
  }
  expect(await itemsOfB()).toEqual(before)
})

test("nobody of operator A reads or changes anything of operator B by B's ids", { timeout: 180_000 }, async () => {
  for (const operation of operations) {
    for (const [role, client] of Object.entries(world.a.identities)) {
      for (const { paths, mayAnswer } of callsOf(operation)) {
        const variables = operation.variables(paths)
        const answer = await send(client, operation, variables)
        const who = `${role} of A calls ${operation.name} with B's ${paths.join(', ')}`
        expectNoWordOfB(answer, variables, who)
        if (!mayAnswer) expectNothingFound(answer, operation.field, who)
      }
    }
  }
  expect(await itemsOfB()).toEqual(before)
})

/** A vend comes into the state that these need minutes later. That it is in another is told to who may see it and to nobody else. */
const REFUSED_FOR_ITS_STATE = new Set(['Mutation.resolveVend'])

/** An error inside what a field gave is an answer of the field. */
const describe = (path: ApiPath, error: object) => (path?.length === 1 ? JSON.stringify(error) : 'answered')

type ApiPath = readonly (string | number)[] | undefined
