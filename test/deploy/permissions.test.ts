import { describe, expect, inject, it } from 'vitest'
import { ofType, type Stack, statements } from './stack.ts'

const CATALOG = 'TableSubscriberCatalogStreamFunction'
/** SST's own, for the access log of a WebSocket API: it belongs to the gateway and to no function. */
const GATEWAY_LOG = 'APIGatewayPushToCloudWatchLogs'
const PUBLISH = 'TableSubscriberPublishStreamFunction'
const SALES = 'TableSubscriberSalesStreamFunction'
const SIGN_IN = 'UsersTriggerpreTokenGeneration'
const BOOKS = ['CloseBooks', 'CloseBooksHandler']

/** Every action that a function may do, and what it may do it to: `table`, `indexes` or `stream`. */
function allowed(stack: Stack, functionName: string): Record<string, string[]> {
  const actions: Record<string, string[]> = {}
  for (const statement of statements(stack, functionName)) {
    expect(statement.effect).toBe('Allow')
    for (const action of statement.actions) {
      actions[action] = [...(actions[action] ?? []), ...statement.resources.map(kind)]
    }
  }
  return actions
}

const functionRoles = (stack: Stack) =>
  Object.entries(ofType(stack, 'aws:iam/role:Role')).filter(([role]) => !role.startsWith(GATEWAY_LOG))

function kind(arn: string): string {
  const rest = /^arn:aws:dynamodb:[\w-]+:\d+:table\/dispense-\w+-TableTable-\w+(\/.*)?$/.exec(arn)
  if (!rest) return arn
  if (rest[1] === undefined) return 'table'
  return rest[1] === '/index/*' ? 'indexes' : (/^\/stream\//.exec(rest[1])?.[0].replaceAll('/', '') ?? arn)
}

/** It starts the worker of exports, and no other function. */
const STARTS_EXPORTS = {
  'lambda:InvokeFunction': [expect.stringMatching(/:function:dispense-\w+-ExportWorkerFunction-\w+$/)],
}

/** What the API signs is done in its name: files come in below one prefix, and photos are seen. */
const OF_SIGNATURES = {
  's3:PutObject': [expect.stringMatching(/:UploadsBucket\/uploads\/\*$/)],
  's3:GetObject': [
    expect.stringMatching(/:UploadsBucket\/photos\/\*$/),
    expect.stringMatching(/:ExportsBucket\/on-demand\/\*$/),
    expect.stringMatching(/:ExportsBucket\/nightly\/\*$/),
  ],
  ...STARTS_EXPORTS,
}

describe.each(['production', 'test'] as const)('in stage %s', (name) => {
  const stack = inject(name)

  it.each(['Graphql', 'SocketMessages'])(
    'the function %s reads and writes single items, never scans, and sends to subscribers',
    (of) => {
      expect(allowed(stack, of)).toEqual({
        'execute-api:ManageConnections': [expect.stringMatching(/\/@connections\/\*$/)],
        'dynamodb:DeleteItem': ['table'],
        'dynamodb:GetItem': ['table'],
        'dynamodb:BatchGetItem': ['table'],
        'dynamodb:PutItem': ['table'],
        'dynamodb:UpdateItem': ['table'],
        // Only a command looks at an item that it does not write.
        ...(of === 'Graphql' && { 'dynamodb:ConditionCheckItem': ['table'], ...OF_SIGNATURES }),
        'dynamodb:Query': ['table', 'indexes'],
      })
    },
  )

  it('the catalogue follower reads the stream, updates items, and tells the queue what it gave up', () => {
    const { 'sqs:SendMessage': queues, ...table } = allowed(stack, CATALOG)
    expect(queues).toEqual([expect.stringMatching(/:LostEventsQueue$/)])
    expect(table).toEqual({
      'dynamodb:DescribeStream': ['stream'],
      'dynamodb:GetRecords': ['stream'],
      'dynamodb:GetShardIterator': ['stream'],
      'dynamodb:ListStreams': ['stream'],
      'dynamodb:GetItem': ['table'],
      'dynamodb:UpdateItem': ['table'],
      'dynamodb:Query': ['table', 'indexes'],
    })
  })

  it('the sales follower reads the stream, counts, and tells the queue what it gave up', () => {
    const { 'sqs:SendMessage': queues, ...table } = allowed(stack, SALES)
    expect(queues).toEqual([expect.stringMatching(/:LostEventsQueue$/)])
    expect(table).toEqual({
      'dynamodb:DescribeStream': ['stream'],
      'dynamodb:GetRecords': ['stream'],
      'dynamodb:GetShardIterator': ['stream'],
      'dynamodb:ListStreams': ['stream'],
      'dynamodb:GetItem': ['table'],
      'dynamodb:BatchGetItem': ['table'],
      'dynamodb:PutItem': ['table'],
      'dynamodb:UpdateItem': ['table'],
      'dynamodb:Query': ['indexes'],
    })
  })

  it('the sweep finds what is due by the index, and changes single items', () => {
    expect(allowed(stack, 'SweepHandler')).toEqual({
      ...STARTS_EXPORTS,
      'dynamodb:GetItem': ['table'],
      'dynamodb:BatchGetItem': ['table'],
      'dynamodb:PutItem': ['table'],
      'dynamodb:UpdateItem': ['table'],
      'dynamodb:Query': ['indexes'],
    })
  })

  it('the closing of the books reads transfers and puts closings', () => {
    expect(allowed(stack, 'CloseBooksHandler')).toEqual({
      'dynamodb:Query': ['table', 'indexes'],
      'dynamodb:PutItem': ['table'],
    })
  })

  it('what has statements made reads closings and puts exports', () => {
    expect(allowed(stack, 'StatementsHandler')).toEqual({
      'dynamodb:Query': ['table', 'indexes'],
      'dynamodb:PutItem': ['table'],
    })
  })

  it("the receiver of Stripe's events reads and writes single items", () => {
    expect(allowed(stack, 'Webhook')).toEqual({
      'dynamodb:GetItem': ['table'],
      'dynamodb:PutItem': ['table'],
      'dynamodb:UpdateItem': ['table'],
    })
  })

  it('what says in a token whom somebody works for reads and writes single items', () => {
    expect(allowed(stack, SIGN_IN)).toEqual({
      'dynamodb:GetItem': ['table'],
      'dynamodb:BatchGetItem': ['table'],
      'dynamodb:PutItem': ['table'],
      'dynamodb:UpdateItem': ['table'],
    })
  })

  it('what looks at uploads reads what was put there, and puts pictures where everybody sees them', () => {
    expect(allowed(stack, 'LookAtUpload')).toEqual({
      's3:GetObject': [expect.stringMatching(/:UploadsBucket\/uploads\/\*$/)],
      's3:PutObject': [
        expect.stringMatching(/:UploadsBucket\/photos\/\*$/),
        expect.stringMatching(/:PicturesBucket\/pictures\/\*$/),
      ],
      'dynamodb:GetItem': ['table'],
      'dynamodb:BatchGetItem': ['table'],
      'dynamodb:PutItem': ['table'],
      'dynamodb:UpdateItem': ['table'],
    })
  })

  it('what makes files of exports reads the table, changes single items, and writes below prefixes of its own', () => {
    const own = ['on-demand', 'nightly', 'rest'].map((prefix) => expect.stringMatching(`:ExportsBucket/${prefix}/\\*$`))
    expect(allowed(stack, 'ExportWorker')).toEqual({
      's3:PutObject': own,
      's3:GetObject': own,
      // Itself: it cannot know its name before it is made.
      'lambda:InvokeFunction': [`arn:aws:lambda:*:*:function:dispense-${name}-ExportWorkerFunction-*`],
      'dynamodb:GetItem': ['table'],
      'dynamodb:BatchGetItem': ['table'],
      'dynamodb:UpdateItem': ['table'],
      'dynamodb:Query': ['table', 'indexes'],
    })
  })

  it('no function may do a class of actions, or anything to everything', () => {
    const roles = functionRoles(stack).map(([role]) => role.replace(/Role$/, ''))
    expect(roles.toSorted()).toEqual(
      name === 'production'
        ? [
            ...BOOKS,
            'ExportWorker',
            'Graphql',
            'LookAtUpload',
            'SocketMessages',
            'Statements',
            'StatementsHandler',
            'Sweep',
            'SweepHandler',
            CATALOG,
            PUBLISH,
            SALES,
            SIGN_IN,
            'Webhook',
          ]
        : [
            ...BOOKS,
            ...[
              'Explore',
              'ExportWorker',
              'Graphql',
              'LookAtUpload',
              'Seed',
              'SocketMessages',
              'Statements',
              'StatementsHandler',
              'Sweep',
              'SweepHandler',
              CATALOG,
              PUBLISH,
              SALES,
              SIGN_IN,
            ],
            'Webhook',
          ],
    )
    for (const statement of roles.flatMap((role) => statements(stack, role))) {
      expect(statement.actions.filter((action) => action.includes('*'))).toEqual([])
      expect(statement.resources).not.toContain('*')
    }
  })

  it('beyond that a function may only write its log', () => {
    // A schedule's own role is no function's: it may start its function.
    for (const schedule of ['Sweep', 'CloseBooks', 'Statements']) {
      expect(statements(stack, schedule)).toMatchObject([{ actions: ['lambda:InvokeFunction'] }])
    }
    const isSchedule = (role: string) => ['SweepRole', 'CloseBooksRole', 'StatementsRole'].includes(role)
    const all = functionRoles(stack)
    expect(all.flatMap(([role, { managedPolicyArns }]) => (isSchedule(role) ? [managedPolicyArns] : []))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    for (const [, role] of all.filter(([role]) => !isSchedule(role))) {
      expect(role.managedPolicyArns).toEqual(['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'])
    }
  })
})

it('lets the demo seed put its items outside production', () => {
  expect(allowed(inject('test'), 'Seed')).toEqual({ 'dynamodb:PutItem': ['table'], 'dynamodb:UpdateItem': ['table'] })
})

it('lets GraphiQL do nothing but answer', () => {
  expect(allowed(inject('test'), 'Explore')).toEqual({})
})
