/** The part of the API that is measured, as the peers have it. */
export const typeDefs = `
  type Money { amount: Int! currency: String! }
  type SlotProduct { id: ID! name: String! }
  type Slot { code: String! stock: Int! capacity: Int! price: Money! total: Money! product: SlotProduct! }
  type Machine { id: ID! name: String! code: String! status: String! slots: [Slot!]! }
  type MachinePage { items: [Machine!]! nextToken: String }
  type Vend { id: ID! state: String! }
  input MoneyInput { amount: Int! currency: String! }
  input StartVendInput { machineId: ID! slot: String! productId: ID! total: MoneyInput! idempotencyKey: String! }
  type Query { machine(machineId: ID!): Machine machines(limit: Int): MachinePage! }
  type Mutation { startVend(input: StartVendInput!): Vend }
`

/** A machine and its state, two items, as the API shows them. */
export const toMachine = (machine, state) => ({
  id: machine.machineId,
  name: machine.name,
  code: machine.code,
  status: state.status,
  slots: machine.planogram.map(({ code, capacity, price, productId, name }) => ({
    code,
    capacity,
    stock: state.stock[code] ?? 0,
    price: { amount: price, currency: machine.currency },
    total: { amount: price, currency: machine.currency },
    product: { id: productId, name },
  })),
})

/** The answer to an HTTP API's event, for peers that speak Fetch. */
export const jsonAnswer = async (response) => ({
  statusCode: response.status,
  headers: { 'content-type': 'application/json' },
  body: await response.text(),
})
