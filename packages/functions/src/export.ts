import { S3Client } from '@aws-sdk/client-s3'
import type { Context } from 'aws-lambda'
import { Resource } from 'sst'
import * as v from 'valibot'
import { createTransport } from './dynamo.ts'
import { readEnvironment, Setting } from './env.ts'
import { createStarter } from './exports/start.ts'
import { s3Store } from './exports/store.ts'
import { type Worked, work } from './exports/work.ts'

const env = readEnvironment(
  v.object({ TABLE: Setting, EXPORTS: Setting, AWS_REGION: Setting, AWS_LAMBDA_FUNCTION_NAME: Setting }),
  { ...process.env, TABLE: Resource.TableForExports.name, EXPORTS: Resource.ExportsForWork.name },
)

const client = createTransport()
// No checksums of the SDK's own: S3 wants parts without gaps in their numbers then. The signature covers what is sent.
const s3 = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' })
const store = s3Store(s3, env.EXPORTS)
const again = createStarter({
  functionName: env.AWS_LAMBDA_FUNCTION_NAME,
  region: env.AWS_REGION,
  endpoint: process.env.AWS_ENDPOINT_URL_LAMBDA,
})

const Input = v.object({ operatorId: v.string(), exportId: v.string() })

/** Makes the file of an export, or goes on with it: see `work`. */
export async function handler(event: unknown, context: Context): Promise<Worked> {
  const deadline = Date.now() + context.getRemainingTimeInMillis()
  return await work(v.parse(Input, event), { client, table: env.TABLE, store, deadline, again })
}
