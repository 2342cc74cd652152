import { lambdaDefaults } from './defaults.ts'
import type { linkWorker } from './exports.ts'
import { linkTable } from './table.ts'

/** Every minute: finishes what requests left open, by the table's index of what is due. */
export function scheduleSweep(
  table: sst.aws.Dynamo,
  stripeKey: sst.Secret,
  startsExports: ReturnType<typeof linkWorker>,
) {
  new sst.aws.CronV2('Sweep', {
    schedule: 'rate(1 minute)',
    function: {
      ...lambdaDefaults(),
      handler: 'packages/functions/src/sweep.handler',
      description: 'Finishes what requests left open',
      link: [
        linkTable('TableForSweep', table, 'GetItem BatchGetItem PutItem UpdateItem', 'Query'),
        stripeKey,
        startsExports,
      ],
    },
  })
}

/**
 * Closes the operators' books of the day before, and holds them against the payment provider's. Each run goes on with what the
 * one before has not done.
 */
export function closeBooks(table: sst.aws.Dynamo, stripeKey: sst.Secret) {
  new sst.aws.CronV2('CloseBooks', {
    schedule: 'cron(15 1-3 * * ? *)',
    function: {
      ...lambdaDefaults(),
      handler: 'packages/functions/src/close-books.handler',
      description: "Closes the operators' books of the day before",
      timeout: '15 minutes',
      link: [linkTable('TableForBooks', table, 'Query PutItem', 'Query'), stripeKey],
    },
  })
}

/**
 * Has each operator's statements of the day before made, once its books are closed. Days are UTC, as the books are: an operator has no
 * time zone of its own, its machines do.
 */
export function makeStatements(table: sst.aws.Dynamo) {
  new sst.aws.CronV2('Statements', {
    schedule: 'cron(45 3 * * ? *)',
    function: {
      ...lambdaDefaults(),
      handler: 'packages/functions/src/statements.handler',
      description: "Has the operators' statements of the day before made",
      timeout: '15 minutes',
      link: [linkTable('TableForStatements', table, 'Query PutItem', 'Query')],
    },
  })
}
