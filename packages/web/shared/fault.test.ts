import { describe, expect, it } from 'vitest'
import { faultOf } from './fault.ts'

const extensions = { code: 'SOLD_OUT', fix: 'Choose another slot.', requestId: 'r-1', errorInfo: { slot: 'A1' } }
const known = { code: 'SOLD_OUT', fix: 'Choose another slot.', requestId: 'r-1', info: { slot: 'A1' } }

describe('a fault', () => {
  it('is the API’s, whichever client heard of it', () => {
    const error = { message: 'Nothing is left.', extensions }
    expect(faultOf({ graphQLErrors: [error] })).toMatchObject(known)
    expect(faultOf({ errors: [error] })).toMatchObject(known)
  })

  it('has AppSync’s error type where there is no code', () => {
    const error = { message: 'Not Authorized', extensions: { errorType: 'Unauthorized' } }
    expect(faultOf({ graphQLErrors: [error] })).toMatchObject({ code: 'Unauthorized', fix: '', info: {} })
  })

  it('is the network’s when nothing answered', () => {
    for (const error of [new TypeError('Failed to fetch'), { graphQLErrors: [] }, undefined]) {
      expect(faultOf(error)).toMatchObject({ code: 'NETWORK' })
    }
  })
})
