/**
 * Prints who reaches which field of a schema, and what a directive on a query does not cover.
 * `node src/cli/auth.ts <schema.graphql> [--default <mode>] [--modes <mode,mode>]`
 */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { explainAuth, printAuth } from '../auth-explainer.ts'
import { createSchema } from '../runtime/schema.ts'
import type { AuthMode } from '../types.ts'

const everyMode = 'API_KEY,AWS_IAM,OPENID_CONNECT,AMAZON_COGNITO_USER_POOLS,AWS_LAMBDA'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    default: { type: 'string', default: 'AMAZON_COGNITO_USER_POOLS' },
    modes: { type: 'string', default: everyMode },
  },
})
const [schemaFile] = positionals
const modes = [values.default, ...values.modes.split(',')]
const unknown = modes.filter((mode) => !everyMode.split(',').includes(mode))
if (!schemaFile || unknown.length > 0) {
  console.error(
    unknown.length > 0
      ? `There is no auth mode ${unknown.join(', ')}; there are ${everyMode}.`
      : 'Say which schema: auth <schema.graphql> [--default <mode>] [--modes <mode,mode>]',
  )
  process.exit(2)
}

const defaultAuthMode = values.default as AuthMode
const schema = createSchema({ typeDefs: await readFile(schemaFile, 'utf8'), resolvers: {}, defaultAuthMode })
console.log(printAuth(explainAuth(schema, defaultAuthMode, values.modes.split(',') as AuthMode[])))
