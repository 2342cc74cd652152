import { resolve } from 'node:path'
import { createExplore } from '@dispense/api/explore'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

/** sst.config.ts copies the files to here; Lambda starts a function in the folder of its code. */
const explore = createExplore(resolve('explore'))

/** `GET /explore` and `GET /explore/{file+}`: GraphiQL. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const { status, headers, body } = await explore({ file: event.pathParameters?.file, headers: event.headers })
  return { statusCode: status, headers, body: body?.toString('base64') ?? '', isBase64Encoded: true }
}
