/** `npm run --silent token -- <identity>`: prints a bearer token for the running local cloud. */
import { bearerToken } from './bearer.ts'
import { readEnvironment } from './environment.ts'
import { describeError } from './errors.ts'
import { identityNames } from './identities.ts'

const [identity] = process.argv.slice(2)

if (identity) {
  try {
    console.log(await bearerToken(identity, readEnvironment().dataDir))
  } catch (error) {
    console.error(describeError(error))
    process.exitCode = 1
  }
} else {
  console.log(`npm run --silent token -- <identity> prints a bearer token. The identities:\n`)
  for (const name of identityNames) console.log(`  ${name}`)
}
