import { ServerError } from '@apollo/client/errors'
import { type Fault, faultOf } from '../../../shared/fault.ts'

/** What any error means to a person: the API's own words where it has spoken, and plain ones where it was not reached. */
export function problemOf(error: unknown): Fault {
  if (ServerError.is(error)) return ofServer(error)
  const fault = faultOf(error)
  return { ...fault, fix: fault.fix || (FIXES[fault.code] ?? '') }
}

function ofServer({ statusCode }: ServerError): Fault {
  if (statusCode === 429) {
    return {
      code: 'THROTTLED',
      message: 'There were too many requests.',
      fix: 'Wait a few seconds, then try again.',
      info: {},
    }
  }
  return { code: `HTTP_${statusCode}`, message: 'The API could not answer.', fix: 'Try again in a moment.', info: {} }
}

/** Errors that come from before the catalogue, and so without a fix. */
const FIXES: Record<string, string> = {
  Unauthorized: 'Your role does not allow this: ask an owner.',
  GRAPHQL_VALIDATION_FAILED: 'The console is older or newer than the API: reload the page.',
  BAD_USER_INPUT: 'Correct what was entered.',
}
