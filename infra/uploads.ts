import { isProduction, lambdaDefaults, webOrigins } from './defaults.ts'
import { linkTable } from './table.ts'

/**
 * Where people and machines put files, by forms that the API signs. Nobody reads it but the function that looks at them. What
 * was put there is gone after a day, whatever became of it: pictures are made of it, and audits are in the table.
 */
export function createUploads(router: sst.aws.Router) {
  const origins = isProduction() ? [router.url, ...webOrigins()] : ['*']
  return new sst.aws.Bucket('Uploads', {
    cors: { allowHeaders: ['*'], allowMethods: ['POST'], allowOrigins: origins, maxAge: '1 hour' },
    lifecycle: [
      { id: 'uploads', prefix: 'uploads/', expiresIn: '1 day' },
      { id: 'photos', prefix: 'photos/', expiresIn: '90 days' },
    ],
  })
}

/** What a function may do with the objects of a bucket whose keys begin so; it reads the bucket's name as `Resource[name].name`. */
export function linkBucket(name: string, bucket: sst.aws.Bucket, ...allowed: [actions: string, prefix: string][]) {
  return new sst.Linkable(name, {
    properties: { name: bucket.name },
    include: allowed.map(([actions, prefix]) =>
      sst.aws.permission({
        actions: actions.split(' ').map((action) => `s3:${action}`),
        resources: [$interpolate`${bucket.arn}/${prefix}/*`],
      }),
    ),
  })
}

/** Looks at each file that was put into the bucket. Pictures of products are read through the router, under names that never change. */
export function lookAtUploads(uploads: sst.aws.Bucket, table: sst.aws.Dynamo, router: sst.aws.Router) {
  const pictures = new sst.aws.Bucket('Pictures', { access: 'cloudfront', cors: false })
  router.routeBucket('/pictures', pictures)
  const look = new sst.aws.Function('LookAtUpload', {
    ...lambdaDefaults(),
    handler: 'packages/functions/src/upload.handler',
    description: 'Looks at a file that was put into the bucket',
    memory: '1024 MB',
    timeout: '1 minute',
    link: [
      linkTable('TableForUploads', table, 'GetItem BatchGetItem PutItem UpdateItem'),
      linkBucket('UploadsForLook', uploads, ['GetObject', 'uploads'], ['PutObject', 'photos']),
      linkBucket('PicturesForLook', pictures, ['PutObject', 'pictures']),
    ],
    environment: { ...lambdaDefaults().environment, WEB_URL: router.url },
    // Native code: it is installed for the function's processor, and not bundled.
    nodejs: { ...lambdaDefaults().nodejs, install: ['sharp'] },
  })
  uploads.notify({
    notifications: [{ name: 'Look', function: look.arn, events: ['s3:ObjectCreated:Post'], filterPrefix: 'uploads/' }],
  })
}
