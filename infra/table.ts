import { isProduction } from './defaults.ts'

/** The one table. Its access patterns are the table in packages/core/README.md. */
export function createTable() {
  const keys = ['', 'gsi1', 'gsi2', 'gsi3', 'gsi4'].flatMap((index) => [`${index}pk`, `${index}sk`])
  return new sst.aws.Dynamo('Table', {
    fields: Object.fromEntries(keys.map((name) => [name, 'string' as const])),
    primaryIndex: { hashKey: 'pk', rangeKey: 'sk' },
    globalIndexes: {
      gsi1: { hashKey: 'gsi1pk', rangeKey: 'gsi1sk' },
      gsi2: { hashKey: 'gsi2pk', rangeKey: 'gsi2sk', projection: 'keys-only' },
      gsi3: { hashKey: 'gsi3pk', rangeKey: 'gsi3sk', projection: 'keys-only' },
      gsi4: { hashKey: 'gsi4pk', rangeKey: 'gsi4sk', projection: 'keys-only' },
    },
    ttl: 'expiresAt',
    stream: 'new-and-old-images',
    deletionProtection: isProduction(),
    transform: { table: { pointInTimeRecovery: { enabled: isProduction() } } },
  })
}

/**
 * A link to the table with these actions on its items and its indexes, separated by blanks, instead of the `dynamodb:*` that
 * linking the table itself would give. Functions read its name as `Resource[name].name`.
 */
export function linkTable(name: string, table: sst.aws.Dynamo, items: string, indexes?: string) {
  const allow = (names: string, resource: $util.Input<string>) =>
    sst.aws.permission({ actions: names.split(' ').map((action) => `dynamodb:${action}`), resources: [resource] })
  return new sst.Linkable(name, {
    properties: { name: table.name },
    include: [allow(items, table.arn), ...(indexes ? [allow(indexes, $interpolate`${table.arn}/index/*`)] : [])],
  })
}
