import { LambdaClient } from '@aws-sdk/client-lambda'
import type { Cloud } from '@dispense/local'
import { createClient, demoUsers, personToken, seedDemo, type TypedDocument } from '@dispense/simulator'

/** An operation by its text: a bench has no generated ones. */
const operation = <Data, Variables = { input: object }>(text: string): TypedDocument<Data, Variables> => ({
  toString: () => text,
})

const Machines = operation<
  { machines: { items: { code: string; slots: { code: string; product: { id: string }; capacity: number }[] }[] } },
  object
>('{ machines(limit: 20) { items { code slots { code capacity product { id } } } } }')
const Register = operation<{ registerMachine: { id: string; code: string } }>(
  'mutation ($input: RegisterMachineInput!) { registerMachine(input: $input) { id code } }',
)
const SetPlanogram = operation<object>('mutation ($input: SetPlanogramInput!) { setPlanogram(input: $input) { id } }')

/** Puts the demo into a cloud and adds machines like its first one; answers the codes of so many. */
export const openMachines = async (cloud: Cloud, count: number): Promise<string[]> => {
  const url = `${cloud.url}/graphql`
  const seed = cloud.plan.functions.find(({ name }) => name === 'Seed')
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const lambda = new LambdaClient({ endpoint: cloud.endpoints.lambda, region: 'us-east-1', credentials })
  await seedDemo(lambda, seed?.functionName ?? '', { dataDir: cloud.dataDir, client: createClient({ url }) })
  lambda.destroy()
  const user = demoUsers.find(({ username }) => username === 'owner:acme')
  if (!user) throw new Error('The demo has no owner:acme')
  const login = { api: cloud.url, issuer: cloud.issuer ?? '', clientId: String(cloud.outputs.clientId) }
  const token = await personToken(login, user)
  const owner = createClient({ url, token: () => token })
  const { items } = (await owner.request(Machines, {})).machines
  const codes = items.map(({ code }) => code)
  const slots = items[0]?.slots.map(({ code, product, capacity }) => ({ code, productId: product.id, capacity }))
  while (codes.length < count) {
    const { registerMachine } = await owner.request(Register, {
      input: {
        name: `Machine ${codes.length + 1}`,
        place: 'Hall',
        tax: { ratePpm: 190_000, inclusive: true },
        idempotencyKey: crypto.randomUUID(),
      },
    })
    await owner.request(SetPlanogram, { input: { machineId: registerMachine.id, slots } })
    codes.push(registerMachine.code)
  }
  return codes
}
