import { setTimeout as sleep } from 'node:timers/promises'

interface Context {
  getRemainingTimeInMillis(): number
}

let invocations = 0
let ticks = 0
setInterval(() => {
  ticks += 1
}, 20)

/** Answers what it was given. */
export const echo = async (event: unknown, context: Context) => {
  invocations += 1
  console.log('printed')
  const { AWS_LAMBDA_FUNCTION_NAME, AWS_LAMBDA_FUNCTION_MEMORY_SIZE, AWS_EXECUTION_ENV, TZ } = process.env
  const { AWS_LAMBDA_INITIALIZATION_TYPE } = process.env
  const variables = { AWS_LAMBDA_FUNCTION_NAME, AWS_LAMBDA_FUNCTION_MEMORY_SIZE, AWS_EXECUTION_ENV, TZ }
  const remaining = context.getRemainingTimeInMillis()
  return { event, context: { ...context }, remaining, invocations, variables, AWS_LAMBDA_INITIALIZATION_TYPE }
}

/** Throws an error of its own kind. */
export const fail = async () => {
  throw Object.assign(new Error('no cans left'), { name: 'SoldOut' })
}

/** Throws what is no error. */
export const odd = async () => {
  await Promise.reject('a text')
}

/** Ends the process. */
export const exit = async () => process.exit(3)

/** Leaves a rejection to nobody. */
export const reject = async () => {
  void Promise.reject(new Error('nobody waits'))
  await sleep(1000)
}

/** Throws where nothing catches. */
export const late = async () => {
  setTimeout(() => {
    throw new RangeError('too late')
  }, 10)
  await sleep(1000)
}

/** Answers a text of a length. */
export const large = async ({ length }: { length: number }) => 'x'.repeat(length)

/** Answers nothing. */
export const nothing = async () => undefined

/** Answers how often a timer has run. */
export const ticking = async () => ticks

/** Never answers. */
export const hang = () => new Promise(() => setInterval(() => undefined, 1000))

/** Takes memory until it is stopped. */
export const greedy = async () => {
  const kept: Buffer[] = []
  for (;;) {
    kept.push(Buffer.alloc(16 * 1024 * 1024, 1))
    await sleep(5)
  }
}

/** Takes a second. */
export const slow = async () => {
  await sleep(1000)
  return 'done'
}

interface Stream {
  write(part: string): void
  end(): void
}

declare const awslambda: {
  streamifyResponse<E>(
    handler: (event: E, stream: Stream) => Promise<void>,
  ): (event: E, stream: Stream) => Promise<void>
}

/** Writes two parts, half a second apart. */
export const parts = awslambda.streamifyResponse(async (_event: unknown, stream) => {
  stream.write('one')
  await sleep(500)
  stream.write('two')
  stream.end()
})
