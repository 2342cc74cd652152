import { posix } from 'node:path'
import { Visitor } from 'oxc-parser'
import { type Fault, faultAt, type Rule } from '../rule.ts'
import { isTest, type SourceFile } from '../source.ts'

/** What the packages may import from each other: `functions -> api -> core -> dex`, `api -> appsync -> dynamodb`. */
const ARROWS: Record<string, readonly string[]> = {
  functions: ['api', 'core', 'appsync', 'bill', 'dynamodb'],
  api: ['core', 'appsync', 'bill'],
  bill: [],
  core: ['dex'],
  dex: [],
  appsync: ['dynamodb'],
  dynamodb: [],
  local: ['bill'],
  simulator: [],
  web: [],
}

/** What a folder may not import from npm, and why. */
const FOREIGN: readonly { folder: string; packages: RegExp; because: string }[] = [
  {
    folder: 'packages/core/',
    packages:
      /^(graphql|graphql-[\w-]+|@graphql-[\w-]+\/.*|@apollo\/.*|@as-integrations\/.*|aws-lambda|@aws-lambda-powertools\/.*|@aws-sdk\/client-lambda)$/,
    because: 'core is the domain: it knows neither GraphQL nor Lambda',
  },
  {
    folder: 'packages/api/src/resolvers/',
    packages: /^(@aws-sdk\/.*|@aws-crypto\/.*|@smithy\/.*|electrodb)$/,
    because: 'a resolver describes its I/O with an operation of core; the runtime does it',
  },
]

/** The packages depend on each other in one direction. */
export const arrowsPointOneWay: Rule = {
  sentence:
    'packages import each other only along the arrows: functions -> api -> core -> dex, api -> appsync -> dynamodb',
  check: (files) =>
    importsOf(files, (file, specifier) => {
      const from = /^packages\/(\w+)\//.exec(file.path)?.[1]
      const to = /^@dispense\/(\w+)/.exec(specifier)?.[1]
      if (from === undefined || to === undefined || from === to || ARROWS[from]?.includes(to)) return
      // A package's kit for tests is no part of what it is.
      if (isTest(file.path) && specifier.includes('/testing/')) return
      const allowed = ARROWS[from]?.map((name) => `@dispense/${name}`).join(', ') || 'no other package'
      return `packages/${from} may import ${allowed}, and not ${specifier}: turn the dependency round`
    }),
}

/** What runs before the packages are installed has no name to be imported by yet. */
const BEFORE_INSTALL = /^packages\/\w+\/bin\/\w+\.mjs$/

/** A package's inside is its own: others come in by the front door, where an arrow can be seen. */
export const noImportsPastTheDoor: Rule = {
  sentence: 'no file reaches into another package by a path',
  check: (files) =>
    importsOf(files, (file, specifier) => {
      if (!specifier.startsWith('.')) return
      const target = posix.join(posix.dirname(file.path), specifier)
      const [from, to] = [file.path, target].map((path) => /^packages\/\w+\//.exec(path)?.[0])
      if (to === undefined || from === to || BEFORE_INSTALL.test(target)) return
      return `${specifier} lies inside ${to}: import ${to.replace(/^packages\/(\w+)\/$/, '@dispense/$1')}`
    }),
}

/** Core and the resolvers stay free of what would tie them to a transport. */
export const layersStayPure: Rule = {
  sentence: 'core has no GraphQL and no Lambda, and resolvers have no AWS SDK and no ElectroDB',
  check: (files) =>
    importsOf(files, (file, specifier) => {
      const broken = FOREIGN.find(({ folder, packages }) => file.path.startsWith(folder) && packages.test(specifier))
      return broken && `${specifier} has no place in ${broken.folder}: ${broken.because}`
    }),
}

function importsOf(
  files: readonly SourceFile[],
  judge: (file: SourceFile, specifier: string) => string | undefined,
): Fault[] {
  const faults: Fault[] = []
  for (const file of files) {
    const visit = ({ source }: { source: { type: string; start: number; value?: unknown } | null }) => {
      if (source === null || typeof source.value !== 'string') return
      const message = judge(file, source.value)
      if (message) faults.push(faultAt(file, source.start, message))
    }
    if (!file.code) continue
    new Visitor({
      ImportDeclaration: visit,
      ExportNamedDeclaration: visit,
      ExportAllDeclaration: visit,
      ImportExpression: visit,
      TSImportType: visit,
    }).visit(file.code.program)
  }
  return faults
}
