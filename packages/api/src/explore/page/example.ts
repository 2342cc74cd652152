/** Something to buy, as a guest finds it. */
export interface Example {
  code: string
  machineId: string
  operatorId: string
  slot: string
  productId: string
  total: { amount: number; currency: string }
}

/** What the demo has; `findExample` replaces what another set of data has otherwise. */
const fallback: Example = {
  code: 'ACME-0001',
  machineId: 'acme-0001',
  operatorId: 'acme',
  slot: 'A1',
  productId: 'take it from LookAtMachine',
  total: { amount: 0, currency: 'EUR' },
}

/** How long the page waits for an example, in milliseconds. */
const patience = 3_000

/** The document of `findExample`. */
export const exampleDocument = `query Example($code: String!) {
  machineByCode(code: $code) {
    id
    operator { id }
    slots { code enabled soldOut product { id } total { amount currency } }
  }
}`

/** Its answer. */
interface ExampleAnswer {
  data?: {
    machineByCode: null | {
      id: string
      operator: { id: string }
      slots: {
        code: string
        enabled: boolean
        soldOut: boolean
        product: { id: string }
        total: Example['total']
      }[]
    }
  }
}

/**
 * Asks the API for the first thing that the machine ACME-0001 sells, so that the example purchase names a product and
 * a price that are true. Without an answer, or without the demo's data, it says where to take them from.
 */
export async function findExample(endpoint: string): Promise<Example> {
  const body = JSON.stringify({ query: exampleDocument, variables: { code: fallback.code } })
  const headers = { 'content-type': 'application/json' }
  try {
    const response = await fetch(endpoint, { method: 'POST', headers, body, signal: AbortSignal.timeout(patience) })
    return exampleOf((await response.json()) as ExampleAnswer)
  } catch {
    // GraphiQL shows by itself that the API does not answer.
    return fallback
  }
}

/** The example in an answer to `exampleDocument`. */
export function exampleOf({ data }: ExampleAnswer): Example {
  const machine = data?.machineByCode
  const slot = machine?.slots.find(({ enabled, soldOut }) => enabled && !soldOut)
  if (!machine || !slot) return fallback
  return {
    code: fallback.code,
    machineId: machine.id,
    operatorId: machine.operator.id,
    slot: slot.code,
    productId: slot.product.id,
    total: { amount: slot.total.amount, currency: slot.total.currency },
  }
}
