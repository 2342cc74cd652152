import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../test/free-port.ts'

let server: ChildProcess
let url: string

beforeAll(async () => {
  const [PORT, DYNAMODB_PORT] = [await freePort(), await freePort()]
  const folder = fileURLToPath(new URL('..', import.meta.url))
  server = spawn(process.execPath, ['--import', './src/register.ts', 'examples/todo/server.js'], {
    cwd: folder,
    env: { ...process.env, PORT: String(PORT), DYNAMODB_PORT: String(DYNAMODB_PORT) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (server.stdout) await once(server.stdout, 'data')
  url = `http://127.0.0.1:${PORT}/`
}, 60_000)

afterAll(async () => {
  server.kill()
  await once(server, 'exit')
})

describe('the todo example, whose resolvers import @aws-appsync/utils', () => {
  it('puts with a condition and gets', async () => {
    expect(
      (await ask('mutation { createTodo(listId: "a", id: "1", text: "milk") { id done version shout } }')).data,
    ).toEqual({
      createTodo: { id: '1', done: false, version: 1, shout: 'MILK' },
    })
    const again = await ask('mutation { createTodo(listId: "a", id: "1", text: "bread") { id } }')
    expect(again.errors).toMatchObject([
      {
        message: 'There is a todo with this id.',
        extensions: { errorType: 'DynamoDB:ConditionalCheckFailedException', errorInfo: { id: '1' } },
      },
    ])
    expect(
      (await ask('{ getTodo(listId: "a", id: "1") { text } other: getTodo(listId: "a", id: "x") { id } }')).data,
    ).toEqual({
      getTodo: { text: 'milk' },
      other: null,
    })
  })

  it('updates with an increment, and deletes under a condition', async () => {
    await ask('mutation { createTodo(listId: "b", id: "1", text: "milk") { id } }')
    const finish = 'mutation { finishTodo(listId: "b", id: "1") { done finished version } }'
    await ask(finish)
    expect((await ask(finish)).data).toEqual({ finishTodo: { done: true, finished: 2, version: 3 } })
    const stale = await ask('mutation { deleteTodo(listId: "b", id: "1", version: 1) { id version } }')
    expect(stale.errors).toMatchObject([{ extensions: { errorType: 'Conflict', data: { version: 3 } } }])
    const deleted = await ask('mutation { deleteTodo(listId: "b", id: "1", version: 3) { id } }')
    expect(deleted.data).toEqual({ deleteTodo: { id: '1' } })
  })

  it('imports a batch, queries with filter and pages, and returns early for nothing', async () => {
    await ask('mutation { importTodos(listId: "c", texts: ["1", "2", "3"]) { id } }')
    const query =
      'query ($token: String) { listTodos(listId: "c", done: false, limit: 2, nextToken: $token) { items { text } nextToken } }'
    const first = await ask(query)
    expect(first.data?.listTodos?.items).toHaveLength(2)
    const second = await ask(query, { token: first.data?.listTodos?.nextToken })
    expect(second.data?.listTodos?.items).toHaveLength(1)
    expect((await ask('mutation { importTodos(listId: "c", texts: []) { id } }')).data).toEqual({ importTodos: [] })
  })

  it('gets a batch, and appends an error beside the data', async () => {
    await ask('mutation { createTodo(listId: "d", id: "1", text: "milk") { id } }')
    const { data, errors } = await ask('{ batchGetTodos(listId: "d", ids: ["1", "2"]) { text } }')
    expect(data).toEqual({ batchGetTodos: [{ text: 'milk' }, null] })
    expect(errors).toMatchObject([{ message: '1 of the todos are not there.', path: ['batchGetTodos'] }])
  })

  it('runs a pipeline with a transaction', async () => {
    await ask('mutation { createTodo(listId: "e", id: "1", text: "milk") { id } }')
    const move = 'mutation { moveTodo(id: "1", from: "e", to: "f") { listId text } }'
    expect((await ask(move)).data).toEqual({ moveTodo: { listId: 'f', text: 'milk' } })
    expect((await ask(move)).errors).toMatchObject([{ extensions: { errorType: 'NotFound' } }])
    expect((await ask('mutation { moveTodo(id: "1", from: "f", to: "f") { id } }')).data).toEqual({ moveTodo: null })
  })
})

interface Answer {
  data?: Record<string, { items: unknown[]; nextToken: string }>
  errors?: unknown[]
}

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Answer
}
