import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import type { Client } from './client.ts'
import { SimulatorError } from './errors.ts'
import { EnrolMachineDocument } from './generated/operations.ts'
import { demoMachineIds } from './identities.ts'
import { type MachineKey, makeMachineKeys } from './keys.ts'

/** What the function `Seed` has made, or found from an earlier run. */
export interface Demo {
  operators: readonly { id: string; name: string }[]
  /** `enrolmentCode`: what the machine has to enrol with; `null` when it has. */
  machines: readonly { id: string; code: string; operatorId: string; enrolmentCode: string | null }[]
}

/**
 * Makes the demo's machine keys in `<dataDir>/machines`, has the function `Seed` make the demo (operators, machines with
 * products, customers with wallets), and enrols each machine that does not have its key. Again is harmless: what is there stays.
 * @throws SimulatorError SEED_FAILED when the function fails; RefusedError when a machine cannot enrol.
 */
export const seedDemo = async (
  lambda: LambdaClient,
  functionName: string,
  { dataDir, client }: { dataDir: string; client: Client },
): Promise<{ demo: Demo; keys: readonly MachineKey[] }> => {
  const keys = await makeMachineKeys(dataDir, demoMachineIds)
  const publicKeys = Object.fromEntries(keys.map(({ machineId, privateKey }) => [machineId, privateKey.x]))
  const answer = await lambda.send(
    new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify({ publicKeys }) }),
  )
  const payload = answer.Payload?.transformToString() ?? ''
  if (answer.FunctionError || !payload) {
    throw new SimulatorError(
      'SEED_FAILED',
      `The function ${functionName} failed: ${payload || 'it gave no answer'}`,
      'If the data is of an older version, forget it with: npm start -- --fresh',
    )
  }
  const demo: Demo = JSON.parse(payload)
  await Promise.all(
    demo.machines.map(async ({ id, enrolmentCode: code }) => {
      const publicKey = publicKeys[id]
      if (code && publicKey) await client.request(EnrolMachineDocument, { input: { code, publicKey } })
    }),
  )
  return { demo, keys }
}
