import { fork } from 'node:child_process'
import { createServer, type ServerResponse } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'

// As little as a function in a process of its own can cost: HTTP in, one message over a WebSocket, one message back. A
// child process holds the handler; it takes any number of messages at once.

const port = Number(process.argv[2])
const waiting = new Map<number, ServerResponse>()
let socket: WebSocket | undefined
let count = 0

const server = createServer((request, response) => {
  if (!socket) return void response.writeHead(503).end()
  count += 1
  waiting.set(count, response)
  socket.send(JSON.stringify({ id: count, event: { rawPath: request.url, headers: request.headers } }))
})

new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (connection) => {
  socket = connection
  connection.on('message', (data) => {
    const { id, answer } = JSON.parse(String(data))
    waiting.get(id)?.writeHead(answer.statusCode, answer.headers).end(answer.body)
    waiting.delete(id)
  })
})

server.listen(port, '127.0.0.1', () => {
  const child = fork(new URL('./hop-worker.ts', import.meta.url), [`ws://127.0.0.1:${port}`])
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      child.kill()
      process.exit(0)
    })
  }
})
