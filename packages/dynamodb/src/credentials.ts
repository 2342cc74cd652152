/** What a request is signed with. */
export interface Credentials {
  accessKeyId: string
  secretAccessKey: string
  /** Of temporary credentials. */
  sessionToken?: string | undefined
  /** Epoch milliseconds. Left out: they do not expire while the process lives. */
  expiresAt?: number | undefined
}

/** How long before their end credentials are renewed, in milliseconds. */
const MARGIN = 60_000

/** How long the credentials' endpoint may take to answer, in milliseconds. */
const TIMEOUT = 1000

/**
 * The credentials that Lambda gives to a function, looked up anew for each call: those of the environment
 * (`AWS_ACCESS_KEY_ID`, ...), or with SnapStart those of the endpoint that `AWS_CONTAINER_CREDENTIALS_FULL_URI` names, which are
 * kept until they expire ("Working with Lambda environment variables" and "Credentials in SnapStart", Developer Guide).
 * @param env the process's environment
 */
export function lambdaCredentials(env: Record<string, string | undefined>): () => Credentials | Promise<Credentials> {
  let kept: Promise<Credentials> | undefined
  let expiresAt = 0
  return () => {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_CONTAINER_CREDENTIALS_FULL_URI } = env
    if (AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY) {
      return {
        accessKeyId: AWS_ACCESS_KEY_ID,
        secretAccessKey: AWS_SECRET_ACCESS_KEY,
        sessionToken: AWS_SESSION_TOKEN,
      }
    }
    if (!AWS_CONTAINER_CREDENTIALS_FULL_URI) {
      throw new Error('There are no AWS credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.')
    }
    if (!kept || Date.now() > expiresAt - MARGIN) {
      kept = fetchCredentials(AWS_CONTAINER_CREDENTIALS_FULL_URI, env.AWS_CONTAINER_AUTHORIZATION_TOKEN)
      expiresAt = Number.POSITIVE_INFINITY
      kept.then(
        (credentials) => {
          expiresAt = credentials.expiresAt ?? Number.POSITIVE_INFINITY
        },
        () => {
          kept = undefined
        },
      )
    }
    return kept
  }
}

async function fetchCredentials(url: string, authorization: string | undefined): Promise<Credentials> {
  const answer = await new Promise<string>((resolve, reject) => {
    const headers = authorization ? { authorization } : {}
    // Not imported, for the reason that http.ts gives.
    const { request } = process.getBuiltinModule('node:http')
    const asked = request(url, { headers, timeout: TIMEOUT }, async (response) => {
      try {
        const text = await Array.fromAsync(response, String)
        if (response.statusCode === 200) resolve(text.join(''))
        else reject(new Error(`The credentials' endpoint ${url} answered ${response.statusCode}.`))
      } catch (error) {
        reject(error)
      }
    })
    asked.on('timeout', () => asked.destroy(new Error(`The credentials' endpoint ${url} does not answer.`)))
    asked.on('error', reject)
    asked.end()
  })
  const { AccessKeyId, SecretAccessKey, Token, Expiration } = JSON.parse(answer) as Record<string, string | undefined>
  if (!AccessKeyId || !SecretAccessKey) throw new Error(`The credentials' endpoint ${url} gave no credentials.`)
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: Token,
    expiresAt: Expiration ? Date.parse(Expiration) : undefined,
  }
}
