import { lambdaDefaults } from './defaults.ts'
import { linkTable } from './table.ts'
import { linkBucket } from './uploads.ts'

/** How long Lambda lets a worker live; one that is not done by then starts another, which goes on. */
const LIFE = '15 minutes'

/**
 * Files of operators' rows, and the function that makes them. Files are kept for a day longer than the API shows them; what a
 * worker left behind that died goes after two days.
 */
export function createExports(table: sst.aws.Dynamo) {
  const bucket = new sst.aws.Bucket('Exports', {
    cors: false,
    lifecycle: [
      { id: 'on-demand', prefix: 'on-demand/', expiresIn: '8 days' },
      { id: 'nightly', prefix: 'nightly/', expiresIn: '91 days' },
      { id: 'rest', prefix: 'rest/', expiresIn: '2 days' },
    ],
    transform: {
      // Parts of uploads that nobody completes are no objects, so no rule above finds them.
      lifecycle: (args) => {
        const rules = Array.isArray(args.rules) ? args.rules : []
        const parts = { id: 'parts', status: 'Enabled', abortIncompleteMultipartUpload: { daysAfterInitiation: 2 } }
        args.rules = [...rules, parts]
      },
    },
  })
  const worker = new sst.aws.Function('ExportWorker', {
    ...lambdaDefaults(),
    handler: 'packages/functions/src/export.handler',
    description: "Makes files of operators' rows",
    memory: '1024 MB',
    timeout: LIFE,
    link: [
      linkTable('TableForExports', table, 'GetItem BatchGetItem UpdateItem Query', 'Query'),
      linkBucket(
        'ExportsForWork',
        bucket,
        ['PutObject GetObject', 'on-demand'],
        ['PutObject GetObject', 'nightly'],
        ['PutObject GetObject', 'rest'],
      ),
    ],
    // Its own name is made when it is: it may start what is called as it is.
    permissions: [
      {
        actions: ['lambda:InvokeFunction'],
        resources: [`arn:aws:lambda:*:*:function:${$app.name}-${$app.stage}-ExportWorkerFunction-*`],
      },
    ],
  })
  return { bucket, worker }
}

/** Lets a function start workers of exports; it reads the worker's name as `Resource.WorkerOfExports.name`. */
export function linkWorker({ worker }: ReturnType<typeof createExports>) {
  return new sst.Linkable('WorkerOfExports', {
    properties: { name: worker.name },
    include: [sst.aws.permission({ actions: ['lambda:InvokeFunction'], resources: [worker.arn] })],
  })
}
