import { createServer } from 'node:http'

// The floor: a node:http server that calls the handler in its own process.

const handler = async (_event: object) => ({
  statusCode: 200,
  headers: { 'content-type': 'text/plain' },
  body: 'hello',
})

createServer(async (request, response) => {
  const { statusCode, headers, body } = await handler({ rawPath: request.url, headers: request.headers })
  response.writeHead(statusCode, headers).end(body)
}).listen(Number(process.argv[2]), '127.0.0.1')
