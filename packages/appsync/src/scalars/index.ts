import type { GraphQLScalarType } from 'graphql'
import { AWSDate, AWSDateTime, AWSTime, AWSTimestamp } from './date-time.ts'
import { AWSEmail, AWSIPAddress, AWSJSON, AWSPhone, AWSURL } from './text.ts'

/** AppSync's scalars by name. */
export const awsScalars: Readonly<Record<string, GraphQLScalarType>> = {
  AWSDate,
  AWSTime,
  AWSDateTime,
  AWSTimestamp,
  AWSEmail,
  AWSJSON,
  AWSURL,
  AWSPhone,
  AWSIPAddress,
}
