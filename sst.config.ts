/// <reference path="./.sst/platform/config.d.ts" />

/** What runs where: the only description of the infrastructure, for AWS (`npx sst`) and for the local cloud (`npm start`). */
export default $config({
  app(input) {
    const production = input.stage === 'production'
    return {
      name: 'dispense',
      home: 'aws',
      removal: production ? 'retain' : 'remove',
      protect: production,
    }
  },

  async run() {
    const production = $app.stage === 'production'

    const table = new sst.aws.Dynamo('Table', {
      fields: {
        pk: 'string',
        sk: 'string',
        gsi1pk: 'string',
        gsi1sk: 'string',
        gsi2pk: 'string',
        gsi2sk: 'string',
        gsi3pk: 'string',
        gsi3sk: 'string',
      },
      primaryIndex: { hashKey: 'pk', rangeKey: 'sk' },
      globalIndexes: {
        gsi1: { hashKey: 'gsi1pk', rangeKey: 'gsi1sk' },
        gsi2: { hashKey: 'gsi2pk', rangeKey: 'gsi2sk', projection: 'keys-only' },
        gsi3: { hashKey: 'gsi3pk', rangeKey: 'gsi3sk', projection: 'keys-only' },
      },
      ttl: 'expiresAt',
      stream: 'new-and-old-images',
      deletionProtection: production,
      transform: { table: { pointInTimeRecovery: { enabled: production } } },
    })

    const users = new sst.aws.CognitoUserPool('Users', { usernames: ['email'] })
    const client = users.addClient('Web')

    const nextTokenKey = new sst.Secret('NextTokenKey')

    /** The table for the API: it reads by key and writes single items; it never scans and never deletes. */
    const tableForApi = new sst.Linkable('TableForApi', {
      properties: { name: table.name },
      include: [
        sst.aws.permission({
          actions: [
            'dynamodb:GetItem',
            'dynamodb:BatchGetItem',
            'dynamodb:Query',
            'dynamodb:PutItem',
            'dynamodb:UpdateItem',
            'dynamodb:ConditionCheckItem',
          ],
          resources: [table.arn, $interpolate`${table.arn}/index/*`],
        }),
      ],
    })
    // ... (the rest is refined below)
  },
})
