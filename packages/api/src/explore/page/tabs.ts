import type { Example } from './example.ts'

/** A tab of GraphiQL; its title is the name of the operation. */
export interface ExampleTab {
  query: string
  /** JSON. */
  variables: string | null
  /** JSON with comments. */
  headers: string
}

/** The headers of a new tab, with the hint how to be somebody. Lines as short as the editor is narrow. */
export const defaultHeaders = `{
  // For a token, type in a terminal:
  // npm run --silent token -- customer:demo
  // and paste it after "Bearer ". It serves
  // every tab. Without it you are a guest.
  "Authorization": "Bearer "
}`

const whoAmI = `# Who the API takes you for.
# To be somebody: see Headers, below.
query WhoAmI {
  me {
    kind
    id
    groups
    operator {
      id
      name
      currency
    }
  }
}`

const lookAtMachine = `# What the code on a machine leads to.
# Guests may look, too.
query LookAtMachine($code: String!) {
  machineByCode(code: $code) {
    id
    name
    place
    status
    busy
    slots {
      code
      product {
        id
        name
      }
      total {
        amount
        currency
      }
      stock
      soldOut
      enabled
    }
  }
}`

const startVend = `# Buys a drink, paid from your wallet.
# What to buy is in Variables, below.
# Run it twice: the same idempotencyKey
# never buys twice. Change it for more.
mutation StartVend($input: StartVendInput!) {
  startVend(input: $input) {
    id
    state
    slot
    product {
      name
    }
    price {
      net {
        amount
      }
      tax {
        amount
      }
      deposit {
        amount
      }
      total {
        amount
        currency
      }
    }
  }
}`

const lookAtVend = `# Your newest purchase. Run it again
# and watch the machine work.
query LookAtVend {
  vends(limit: 1) {
    items {
      id
      state
      slot
      product {
        name
      }
      machine {
        name
      }
      failure {
        code
        message
      }
      createdAt
      updatedAt
    }
  }
}`

const myWallet = `# What you can spend, and what is held
# for vends that have not ended.
query MyWallet($operatorId: ID!) {
  wallet(operatorId: $operatorId) {
    operator {
      name
    }
    balance {
      amount
      currency
    }
    held {
      amount
      currency
    }
    updatedAt
  }
}`

/** The tabs of a first visit: the way of a newcomer from looking around to a drink, ready to run. */
export const exampleTabs = (example: Example, idempotencyKey: string): ExampleTab[] => {
  const { code, machineId, operatorId, slot, productId, total } = example
  return [
    tab(whoAmI),
    tab(lookAtMachine, { code }),
    tab(startVend, { input: { machineId, slot, productId, total, payment: 'WALLET', idempotencyKey } }),
    tab(lookAtVend),
    tab(myWallet, { operatorId }),
  ]
}

const tab = (query: string, variables?: object): ExampleTab => ({
  query,
  variables: variables ? JSON.stringify(variables, null, 2) : null,
  headers: defaultHeaders,
})
