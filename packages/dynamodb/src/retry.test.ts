import { describe, expect, it, vi } from 'vitest'
import { DynamodbError } from './error.ts'
import { type Backoff, backOff, classify, classifyCancellation, type FailureClass, RETRY_RULES } from './retry.ts'

const refusal = (name: string, httpStatusCode = 400, more: Record<string, unknown> = {}, message = 'no') =>
  new DynamodbError(name, message, { httpStatusCode, requestId: 'REQUEST', attempts: 1 }, more)

/** An error of the network, as Node's HTTP client and the AWS SDK throw it. */
const network = (more: object) => Object.assign(new Error('socket hang up'), { $metadata: { attempts: 3 } }, more)

describe('a call that was not answered well is', () => {
  it.each<[FailureClass, what: string, Error]>([
    ['lost', 'when the connection broke', network({ code: 'ECONNRESET' })],
    ['lost', 'when there was no answer in time', network({ name: 'TimeoutError' })],
    ['lost', 'when the answer was broken', refusal('BrokenAnswer', 200)],
    ['lost', 'when DynamoDB had a fault', refusal('InternalServerError', 500)],
    ['lost', 'when a load balancer answered', refusal('Http502', 502)],
    ['throttled', 'when there were too many calls', refusal('ThrottlingException')],
    ['throttled', 'when a table has no more', refusal('ProvisionedThroughputExceededException')],
    ['throttled', 'when the account has no more', refusal('RequestLimitExceeded')],
    ['throttled', 'when the same transaction is under way', refusal('TransactionInProgressException')],
    ['contended', 'when a transaction holds the item', refusal('TransactionConflictException')],
    ['skewed', 'when the clock is wrong', refusal('RequestTimeTooSkewed')],
    ['skewed', 'when the signature is too old', refusal('InvalidSignatureException', 400, {}, 'Signature expired: 1')],
    ['refused', 'when a condition did not hold', refusal('ConditionalCheckFailedException')],
    ['ended', 'when the caller gave up', network({ name: 'AbortError' })],
    ['faulty', 'when the request is none', refusal('ValidationException')],
    ['faulty', 'when the key is wrong', refusal('InvalidSignatureException', 403, {}, 'The signature does not match')],
    ['faulty', 'when the table is not there', refusal('ResourceNotFoundException')],
  ])('%s %s', (meaning, _what, error) => {
    expect(classify(error)).toBe(meaning)
  })

  it.each<[FailureClass, codes: string[]]>([
    ['contended', ['None', 'TransactionConflict']],
    ['contended', ['ThrottlingError', 'None']],
    ['contended', ['ProvisionedThroughputExceeded', 'TransactionConflict']],
    ['refused', ['ConditionalCheckFailed', 'None']],
    ['refused', ['ConditionalCheckFailed', 'TransactionConflict']],
    ['refused', ['ConditionalCheckFailed', 'ValidationError']],
    ['faulty', ['ValidationError', 'None']],
    ['faulty', ['ItemCollectionSizeLimitExceeded', 'TransactionConflict']],
    ['faulty', ['SomethingNew']],
    ['faulty', ['None', 'None']],
    ['faulty', []],
  ])('%s when its transaction was cancelled for %j', (meaning, codes) => {
    const CancellationReasons = codes.map((Code) => ({ Code }))
    expect(classifyCancellation(CancellationReasons)).toBe(meaning)
    expect(classify(refusal('TransactionCanceledException', 400, { CancellationReasons }))).toBe(meaning)
  })
})

describe('the rules', () => {
  it('let the runtime send nothing again that may have been done, and nobody what was refused', () => {
    const again = (by: 'client' | 'runtime') =>
      Object.entries(RETRY_RULES).flatMap(([meaning, rule]) => (rule[by] ? [meaning] : []))
    expect(again('client')).toEqual(['lost', 'throttled', 'skewed'])
    expect(again('runtime')).toEqual(['throttled', 'contended'])
  })
})

describe('the wait before the next attempt', () => {
  const backoff: Backoff = { baseMs: 20, capMs: 100, maxAttempts: 6 }

  it.each([
    [1, 20],
    [2, 40],
    [3, 80],
    [4, 100],
    [5, 100],
  ])('is after attempt %i any time up to %i ms', async (attempt, most) => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.999)
    try {
      let isOver = false
      const waited = backOff(attempt, backoff, 1000).then((again) => {
        isOver = true
        return again
      })
      await vi.advanceTimersByTimeAsync(most * 0.99)
      expect(isOver).toBe(false)
      await vi.advanceTimersByTimeAsync(most * 0.02)
      expect(await waited).toBe(true)
    } finally {
      random.mockRestore()
      vi.useRealTimers()
    }
  })

  it.each([
    ['there is no rule', 1, undefined, 1000],
    ['the attempts are used up', 6, backoff, 1000],
    ['no time is left', 1, backoff, 0],
  ])('is none when %s', async (_when, attempt, rule, remaining) => {
    expect(await backOff(attempt, rule, remaining)).toBe(false)
  })
})
