import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import { SimulatorError } from './errors.ts'
import { demoMachineIds } from './identities.ts'
import { type MachineKey, makeMachineKeys } from './keys.ts'

/** What the function `Seed` has made, or found from an earlier run. */
export interface Demo {
  operators: readonly { id: string; name: string }[]
  machines: readonly { id: string; code: string; operatorId: string; publicKey: string }[]
}

/**
 * Makes the demo's machine keys in `<dataDir>/machines` and has the function `Seed` make the demo of them: operators,
 * machines with products, customers with wallets. Again is harmless: what is there stays.
 * @throws SimulatorError SEED_FAILED when the function fails.
 */
export const seedDemo = async (
  lambda: LambdaClient,
  functionName: string,
  dataDir: string,
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
  return { demo, keys }
}
