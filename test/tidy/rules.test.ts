import { describe, expect, it } from 'vitest'
import { format, type Rule } from './rule.ts'
import { rules } from './rules/index.ts'
import { parse } from './source.ts'

/** What a rule says about a repository of these files. */
function judge(rule: keyof typeof rules, files: Record<string, string>): string[] {
  const { check } = rules[rule] as Rule
  return check(Object.entries(files).map(([path, text]) => parse(path, text))).map(format)
}

const lines = (count: number, line = 'call()') => Array.from({ length: count }, () => line).join('\n')

describe('the rules of size', () => {
  it('catch a file of 401 lines and leave one of 400', () => {
    expect(judge('shortFiles', { 'a.ts': `${lines(400)}\n` })).toEqual([])
    expect(judge('shortFiles', { 'a.ts': `${lines(401)}\n` })).toEqual([
      'a.ts:401: the file has 401 lines, 400 at most: split it by what changes together',
    ])
  })

  it('leave generated files and those that are no code', () => {
    expect(judge('shortFiles', { 'src/generated/a.ts': lines(500), 'schema.graphql': lines(500) })).toEqual([])
  })

  it('catch a function of 71 lines, whatever its form', () => {
    for (const [head, tail] of [
      ['function long() {', '}'],
      ['const long = () => {', '}'],
      ['const long = { long() {', '} }'],
    ]) {
      expect(judge('shortFunctions', { 'a.ts': `\n${head}\n${lines(68)}\n${tail}` })).toEqual([])
      expect(judge('shortFunctions', { 'a.ts': `\n${head}\n${lines(69)}\n${tail}` })).toEqual([
        'a.ts:2: the function has 71 lines, 70 at most: give its parts names',
      ])
    }
  })

  it('leave a long list of tests, and catch a long test', () => {
    const list = `describe('a', () => {\n${lines(90)}\n})`
    const test = `it('a', () => {\n${lines(90)}\n})`
    expect(judge('shortFunctions', { 'a.test.ts': list })).toEqual([])
    expect(judge('shortFunctions', { 'a.test.ts': test })).toHaveLength(1)
  })

  it('catch a resolver of 41 lines', () => {
    const path = 'packages/api/src/resolvers/Query/me.ts'
    expect(judge('shortResolvers', { [path]: lines(40), 'packages/api/src/other.ts': lines(100) })).toEqual([])
    expect(judge('shortResolvers', { [path]: lines(41) })).toEqual([
      `${path}:41: the file has 41 lines, 40 at most: move what is not translation to packages/core`,
    ])
  })
})

describe('the rules of what is left behind', () => {
  it.each(['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'])('catch %s in code and in text', (word) => {
    expect(judge('noLeftovers', { 'a.ts': `let a = 1\n// ${word}: b\n`, 'README.md': `${word}` })).toEqual([
      expect.stringMatching(`^a.ts:2: ${word}: `),
      expect.stringMatching(`^README.md:1: ${word}: `),
    ])
  })

  it('leave words that only hold those letters, and texts inside code', () => {
    const pattern = `yyyy-MM-dd ${'X' + 'XX'}`
    expect(judge('noLeftovers', { 'a.ts': `// XXXL todos\nformat('${pattern}')` })).toEqual([])
  })

  it.each(['/wo' + 'rk/main/a', '/ho' + 'me/ann/a', '/Us' + 'ers/ann/a', '/ro' + 'ot/.npmrc'])(
    'catch the machine path %s',
    (path) => {
      expect(judge('noMachinePaths', { 'a.json': `{\n  "a": "${path}" }` })).toEqual([
        expect.stringMatching(/^a\.json:2: /),
      ])
      expect(judge('noMachinePaths', { 'a.json': `{ "a": "https://example.org${path}" }` })).toEqual([])
    },
  )

  it('catch the host of a registry, in the lockfile as well', () => {
    const text = `{ "resolved": "https://${'reg' + 'istry'}.example.org/a.tgz" }`
    expect(judge('noMachinePaths', { 'package-lock.json': text })).toEqual([
      expect.stringMatching(/^package-lock\.json:1: .* is a package registry/),
    ])
  })
})

describe('the rules of tests', () => {
  it.each([
    `it.skip('does this thing', () => {})`,
    `it.only('does this thing', () => {})`,
    `describe.skip('does this thing', () => {})`,
    `it.skip.each([1])('does this thing', () => {})`,
    `it.skipIf(true)('does this thing', () => {})`,
    `it.todo('does this thing')`,
    `xit('does this thing', () => {})`,
  ])('catch a test that does not run with the others: %s', (text) => {
    expect(judge('allTestsRun', { 'src/a.test.ts': `\n${text}` })).toEqual([
      expect.stringMatching(/^src\/a\.test\.ts:2: \w+: make the test run and pass, or remove it$/),
    ])
  })

  it('let acceptance tests choose by where they run, since a deployed API shows less', () => {
    const text = `it.runIf(local)('does this thing', () => {})`
    expect(judge('allTestsRun', { 'test/acceptance/a.test.ts': text })).toEqual([])
    expect(judge('allTestsRun', { 'test/deploy/a.test.ts': text })).toHaveLength(1)
  })

  it.each([
    [`it('works', () => {})`, 'is no sentence'],
    [`describe('the way of an unknown path', () => { it('works', () => {}) })`, 'is no sentence'],
    [`describe('the path', () => {})\nit('is refused', () => {})`, 'is no sentence'],
    [`it('should answer with 404', () => {})`, 'says what should be'],
    [`test('answers with a 404.', () => {})`, 'ends with a full stop'],
    [`it.each([1])('case %s', () => {})`, 'is no sentence'],
    [`it(yes ? 'answers with a 404' : 'fails', () => {})`, 'is no sentence'],
  ])('catch a title that is no sentence: %s', (text, reason) => {
    expect(judge('titlesAreSentences', { 'a.test.ts': text })).toEqual([expect.stringContaining(reason)])
  })

  it('leave sentences, titles from a table, and callbacks whose parameter is called it', () => {
    const text = `
      it('answers with a 404', () => {})
      it.each(rows)('%s', () => {})
      describe('an unknown path', () => { it('is refused', () => {}) })
      it.each(rows)('answers $code to $who', () => {})
      all.find((it) => it.name.startsWith('a', 1))
    `
    expect(judge('titlesAreSentences', { 'a.test.ts': text })).toEqual([])
  })
})

describe('the rules of arrows', () => {
  it.each([
    ['packages/core/src/a.ts', '@dispense/api'],
    ['packages/core/src/a.ts', '@dispense/appsync'],
    ['packages/appsync/src/a.ts', '@dispense/core'],
    ['packages/local/src/a.ts', '@dispense/functions'],
    ['packages/simulator/src/a.ts', '@dispense/core'],
    ['packages/api/src/a.ts', '@dispense/functions'],
  ])('catch %s importing %s', (path, specifier) => {
    for (const text of [
      `import '${specifier}'`,
      `import type { A } from '${specifier}'`,
      `await import('${specifier}')`,
    ]) {
      expect(judge('arrowsPointOneWay', { [path]: text })).toEqual([expect.stringContaining(`and not ${specifier}`)])
    }
  })

  it('leave imports along the arrows', () => {
    const files = {
      'packages/functions/src/a.ts': `import '@dispense/api'`,
      'packages/api/src/a.ts': `import '@dispense/core'\nexport * from '@dispense/appsync'`,
      'test/a.ts': `import '@dispense/local'`,
      'packages/core/src/a.test.ts': `import '@dispense/appsync/testing/dynamodb'`,
    }
    expect(judge('arrowsPointOneWay', files)).toEqual([])
  })

  it('catch a path into another package', () => {
    const path = 'packages/api/src/a.ts'
    expect(judge('noImportsPastTheDoor', { [path]: `import '../../core/src/b.ts'` })).toEqual([
      `${path}:1: ../../core/src/b.ts lies inside packages/core/: import @dispense/core`,
    ])
    expect(judge('noImportsPastTheDoor', { [path]: `import '../codegen/b.mjs'` })).toEqual([])
    expect(judge('noImportsPastTheDoor', { 'test/a.mjs': `import '../packages/local/bin/b.mjs'` })).toEqual([])
  })

  it.each([
    ['packages/core/src/a.ts', 'graphql'],
    ['packages/core/src/a.ts', 'aws-lambda'],
    ['packages/api/src/resolvers/Query/me.ts', 'electrodb'],
    ['packages/api/src/resolvers/Query/me.ts', '@aws-sdk/client-dynamodb'],
  ])('catch %s importing %s from npm', (path, specifier) => {
    expect(judge('layersStayPure', { [path]: `import '${specifier}'` })).toEqual([
      expect.stringContaining(`${specifier} has no place in `),
    ])
    expect(judge('layersStayPure', { 'packages/functions/src/a.ts': `import '${specifier}'` })).toEqual([])
  })
})

describe('the rules of documents', () => {
  it.each([
    'export const a = 1',
    'export function a() {}',
    'export interface A {}',
    'export type A = 1',
    'export class A {}',
    '// A comment that is no docblock.\nexport const a = 1',
    '/** Something else. */\nconst b = 1\nexport const a = b',
  ])('catch an export without a docblock: %s', (text) => {
    expect(judge('exportsAreDocumented', { 'packages/core/src/a.ts': text })).toEqual([
      expect.stringMatching(/^packages\/core\/src\/a\.ts:\d: export [aA] has no docblock/),
    ])
  })

  it('leave documented exports, overloads, re-exports, tests and the halves of a resolver', () => {
    const files = {
      'packages/core/src/a.ts': `/** A. */\nexport const a = 1\nexport { b } from './b.ts'\nexport * from './c.ts'`,
      'packages/core/src/b.ts':
        '/** B. */\nexport function b(a: 1): 1\nexport function b(a: 2): 2\nexport function b() {}',
      'packages/core/src/a.test.ts': 'export const a = 1',
      'packages/api/src/resolvers/Query/me.ts': 'export const request = () => null',
    }
    expect(judge('exportsAreDocumented', files)).toEqual([])
  })

  it('catch a package without README.md, or with another name', () => {
    const manifest = JSON.stringify({ name: '@dispense/b', private: true, type: 'module' })
    expect(judge('packagesIntroduceThemselves', { 'packages/a/package.json': manifest })).toEqual([
      'packages/a/package.json:1: its name is @dispense/b: make it @dispense/a',
      'packages/a/README.md:1: is missing: say in a paragraph why the package exists, then how to use it',
    ])
    const files = { 'packages/b/package.json': manifest, 'packages/b/README.md': '# @dispense/b\n' }
    expect(judge('packagesIntroduceThemselves', files)).toEqual([])
  })
})

describe('the rule of the lockfile', () => {
  const lockfile = (packages: object) => ({ 'package-lock.json': JSON.stringify({ packages }) })
  const needs = { dependencies: { a: '^1.0.0' }, devDependencies: { b: '2.0.0' } }

  it('catches a package.json that changed alone', () => {
    const files = { ...lockfile({ '': needs, 'packages/api': needs }), 'package.json': JSON.stringify(needs) }
    expect(judge('lockfileIsWhole', { ...files, 'packages/api/package.json': JSON.stringify(needs) })).toEqual([])
    expect(
      judge('lockfileIsWhole', { ...files, 'packages/api/package.json': '{"devDependencies":{"b":"2.0.0"}}' }),
    ).toEqual(['package-lock.json:1: does not know the dependencies of packages/api/package.json: run npm install'])
  })

  it('catches a platform whose package is not locked, beside its parent or above it', () => {
    const parent = { optionalDependencies: { '@a/linux': '1.0.0', '@a/darwin': '1.0.0' } }
    const above = { 'node_modules/@a/linux': {}, 'node_modules/b/node_modules/@a/cli': parent }
    expect(judge('lockfileIsWhole', lockfile(above))).toEqual([
      expect.stringContaining(
        'lacks @a/darwin, an optional package of node_modules/b/node_modules/@a/cli: npm install',
      ),
    ])
    const beside = { ...above, 'node_modules/b/node_modules/@a/darwin': {} }
    expect(judge('lockfileIsWhole', lockfile(beside))).toEqual([])
  })
})

it('every rule has planted faults here', async () => {
  const { readFile } = await import('node:fs/promises')
  const text = await readFile(import.meta.filename, 'utf8')
  expect(Object.keys(rules).filter((name) => !text.includes(`judge('${name}'`))).toEqual([])
})
