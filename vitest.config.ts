import { defineConfig } from 'vitest/config'

/**
 * Vite takes graphql's ES module and Apollo Server, which Node loads, its CommonJS one: two modules, and a schema of the one is
 * none to the other.
 */
const oneGraphql = { find: /^graphql$/, replacement: 'graphql/index.js' }

/** For DynamoDB Local: the first compiler tier and the serial collector halve what a short run costs. */
const shortJava = { JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' }

/**
 * Chapters beside which no other may run: they kill processes, load the cloud, hold it to a time, read a whole list, the whole table or
 * all books of an operator, or write at Globex while `tenants` looks.
 */
const ALONE = [
  ...['attacks', 'contention', 'crash', 'demo', 'edge', 'exports', 'fan-out', 'ledger', 'paging', 'power'],
  ...['production', 'readme', 'sales', 'sweep', 'tenants'],
].map((chapter) => `test/acceptance/${chapter}.test.ts`)

/** What both projects of the chapters have: one cloud for all that are in it. */
const acceptance = {
  globalSetup: ['test/acceptance/global-setup.ts'],
  isolate: false,
  testTimeout: 60_000,
  hookTimeout: 120_000,
}

/** The kinds of tests. One alone: `npx vitest run --project unit`. The timeouts are for two busy cores. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { name: 'tidy', include: ['test/tidy/**/*.test.ts'], testTimeout: 60_000 } },
      {
        resolve: { alias: [oneGraphql] },
        test: { name: 'units', include: ['test/units/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 },
      },
      {
        resolve: { alias: [oneGraphql] },
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/web/**/*.test.ts',
            'test/payment/**/*.test.ts',
            'test/streams/**/*.test.ts',
            'test/simulate/**/*.test.ts',
          ],
          globalSetup: ['packages/appsync/test/global-setup.ts'],
          // Files share a worker, so that not each of them loads all modules anew.
          isolate: false,
          restoreMocks: true,
          testTimeout: 30_000,
          hookTimeout: 120_000,
          env: shortJava,
        },
      },
      {
        test: {
          ...acceptance,
          name: 'acceptance',
          include: ['test/acceptance/**/*.test.ts'],
          exclude: ALONE,
        },
      },
      { test: { ...acceptance, name: 'acceptance-alone', include: ALONE, fileParallelism: false } },
      {
        resolve: { alias: [oneGraphql] },
        test: {
          name: 'deploy',
          include: ['test/deploy/**/*.test.ts'],
          globalSetup: ['test/deploy/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias: [oneGraphql] },
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          // The simulation takes all cores itself.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          env: shortJava,
        },
      },
      {
        test: {
          name: 'behaviour',
          include: ['test/behaviour/**/*.test.ts'],
          globalSetup: ['test/behaviour/global-setup.ts'],
          // One cloud for all chapters: their loads and their queues are not to meet.
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/global-setup.ts'],
          // One cloud and one browser for all pages; nothing is in a worker's modules but who has signed in.
          isolate: false,
          // Each test begins anew. A gesture may be lost on two busy cores: Playwright's template, too, tries again where nobody watches.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
