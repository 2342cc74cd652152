import { WebSocket } from 'ws'

const handler = async (_event: object) => ({
  statusCode: 200,
  headers: { 'content-type': 'text/plain' },
  body: 'hello',
})

const socket = new WebSocket(process.argv[2] ?? '', { perMessageDeflate: false })
socket.on('message', async (data) => {
  const { id, event } = JSON.parse(String(data))
  socket.send(JSON.stringify({ id, answer: await handler(event) }))
})
socket.on('close', () => process.exit(0))
