import { explainAuth, printAuth } from '@dispense/appsync'
import { expect, test } from 'vitest'
import { createApiSchema } from './server.ts'

test('who reaches which field is the table that was reviewed; `vitest -u` takes a new one, read it before', async () => {
  const explanation = explainAuth(createApiSchema(), 'AMAZON_COGNITO_USER_POOLS', [
    'API_KEY',
    'AMAZON_COGNITO_USER_POOLS',
    'AWS_LAMBDA',
  ])
  await expect(`${printAuth(explanation)}\n`).toMatchFileSnapshot('../auth.txt')
})
