/// <reference path="./.sst/platform/config.d.ts" />

/** The functions of the behaviour suite, for the local cloud and for AWS (`npx sst deploy`). */
export default $config({
  app: () => ({ name: 'behaviour', home: 'aws' }),
  async run() {
    const shape = {
      runtime: 'nodejs24.x',
      memory: '256 MB',
      timeout: '3 seconds',
      logging: { format: 'text' },
    } as const
    const make = (name: string, rest: object = {}) =>
      new sst.aws.Function(name, { ...shape, handler: `functions.${name}`, name: `behaviour-${name}`, ...rest })
    for (const name of ['echo', 'fail', 'odd', 'exit', 'reject', 'late', 'large', 'nothing', 'ticking', 'parts'])
      make(name)
    make('hang', { timeout: '1 second' })
    make('greedy', { memory: '128 MB', timeout: '20 seconds' })
    make('slow', { concurrency: { reserved: 1 } })
    make('missing')
  },
})
