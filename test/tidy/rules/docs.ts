import type { Directive, Statement } from 'oxc-parser'
import { type Fault, faultAt, type Rule } from '../rule.ts'
import { isTest, type SourceFile } from '../source.ts'

/** Every export tells what it is: shapes, units, errors, its source when it follows a standard. */
export const exportsAreDocumented: Rule = {
  sentence: 'every export of a package has a docblock',
  check: (files) =>
    files.filter(({ path }) => /^packages\/\w+\/src\//.test(path) && !isTest(path)).flatMap(undocumented),
}

/** Every package has one reason to exist, and says it. */
export const packagesIntroduceThemselves: Rule = {
  sentence: 'every package has a README.md and a package.json that agree about its name',
  check: (files) => {
    const names = new Set(files.flatMap(({ path }) => /^packages\/(\w+)\//.exec(path)?.[1] ?? []))
    return [...names].flatMap((name) => introduction(files, name))
  },
}

function introduction(files: readonly SourceFile[], name: string): Fault[] {
  const folder = `packages/${name}`
  const text = (file: string) => files.find(({ path }) => path === `${folder}/${file}`)?.text
  const manifest = text('package.json')
  const faults: Fault[] = []
  const add = (file: string, message: string) => faults.push({ path: `${folder}/${file}`, line: 1, message })
  if (manifest === undefined) add('package.json', 'is missing: npm run start needs it to link the package')
  else {
    const { name: given, private: hidden, type } = JSON.parse(manifest)
    if (given !== `@dispense/${name}`) add('package.json', `its name is ${given}: make it @dispense/${name}`)
    if (hidden !== true || type !== 'module') add('package.json', 'set "private": true and "type": "module"')
  }
  const title = text('README.md')?.split('\n')[0]
  if (title === undefined) add('README.md', 'is missing: say in a paragraph why the package exists, then how to use it')
  else if (title !== `# @dispense/${name}`)
    add('README.md', `its first line is "${title}": make it "# @dispense/${name}"`)
  return faults
}

/** A resolver's exports are the halves of a field, whose description is in schema.graphql. */
const HALVES = new Set(['request', 'response', 'before', 'after', 'functions', 'dataSource'])

function undocumented(file: SourceFile): Fault[] {
  if (file.code === undefined) return []
  const ends = file.code.comments
    .filter(({ type, value }) => type === 'Block' && value.startsWith('*'))
    .map(({ end }) => end)
  const hasDocblock = (start: number) => ends.some((end) => end <= start && /^\s*$/.test(file.text.slice(end, start)))
  const documented = new Set<string>()
  return file.code.program.body.flatMap((statement) => {
    const names = declaredBy(statement)
    if (hasDocblock(statement.start)) for (const name of names) documented.add(name)
    return names
      .filter((name) => !documented.has(name) && !(file.path.includes('/resolvers/') && HALVES.has(name)))
      .map((name) =>
        faultAt(file, statement.start, `export ${name} has no docblock: say what it is in /** ... */ above it`),
      )
  })
}

/** The names that a statement declares and exports. Re-exports are documented where they are declared. */
function declaredBy(statement: Statement | Directive): string[] {
  if (statement.type === 'ExportDefaultDeclaration') return ['default']
  if (statement.type !== 'ExportNamedDeclaration' || statement.declaration === null) return []
  const { declaration } = statement
  if (declaration.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []))
  }
  if ('id' in declaration && declaration.id !== null && 'name' in declaration.id) return [String(declaration.id.name)]
  return []
}
