import { shownMachine, vendMachine, type World } from './world.ts'

const SLOTS = 'code stock price { amount currency } total { amount currency } product { id name }'

const DOCUMENTS = {
  machine: `query machine($id: ID!) { machine(machineId: $id) { id name code status slots { ${SLOTS} } } }`,
  machines: `query machines { machines(limit: 20) { items { id name code status slots { ${SLOTS} } } nextToken } }`,
  startVend: 'mutation startVend($input: StartVendInput!) { startVend(input: $input) { id state } }',
} as const

/** What is asked for: one machine with 12 slots, twenty of them, and a vend, which is one transaction. */
export type OperationName = keyof typeof DOCUMENTS

/** The event of an HTTP API. */
export function eventOf(operationName: OperationName, variables: object, token?: string): object {
  const body = JSON.stringify({ operationName, query: DOCUMENTS[operationName], variables })
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  const http = { method: 'POST', path: '/graphql', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'bench' }
  const requestContext = { http, requestId: 'bench', routeKey: 'POST /graphql', stage: '$default' }
  return {
    version: '2.0',
    rawPath: '/graphql',
    rawQueryString: '',
    headers,
    requestContext,
    body,
    isBase64Encoded: false,
  }
}

/** Events of each operation; each vend has a machine of its own, from the `from`-th on. */
export const eventsOf = ({ tokens }: World, times: number, from: number): Record<OperationName, object[]> => {
  const many = (event: (n: number) => object) => Array.from({ length: times }, (_, n) => event(n))
  return {
    machine: many((n) => eventOf('machine', { id: shownMachine((n % 20) + 1) })),
    machines: many(() => eventOf('machines', {}, tokens.owner)),
    startVend: many((n) => {
      const price = { productId: 'p1', total: { amount: 200, currency: 'EUR' } }
      const input = { machineId: vendMachine(from + n), slot: 'A1', ...price, idempotencyKey: `bench-${from + n}` }
      return eventOf('startVend', { input }, tokens.customer)
    }),
  }
}
