import type { Util } from '@aws-appsync/utils'
import { toExpression } from './dynamodb-expression.ts'
import { toQueryDsl } from './opensearch.ts'
import { toSubscriptionFilter } from './subscription-filter.ts'

/** `util.transform`. The first three answer JSON text, as on AppSync; a filter that cannot be read is `null`. */
export const transform: Util['transform'] = {
  toDynamoDBFilterExpression: expressionText,
  toDynamoDBConditionExpression: expressionText,
  toElasticsearchQueryDSL: (filter) => JSON.stringify(toQueryDsl(filter)),
  toSubscriptionFilter: (filter, ignoredFields, rules) =>
    toSubscriptionFilter(filter, ignoredFields as string[] | undefined, rules) as never,
}

/** Filters and conditions are written alike. The published type leaves out the null of an unreadable filter. */
function expressionText(filter: unknown): string {
  const expression = toExpression(filter)
  return expression === null ? (null as never) : JSON.stringify(expression)
}
