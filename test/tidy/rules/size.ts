import { type Node, Visitor } from 'oxc-parser'
import { type Fault, faultAt, type Rule } from '../rule.ts'
import { isTest, lineAt, type SourceFile } from '../source.ts'

const FILE_LINES = 400
const FUNCTION_LINES = 70
const RESOLVER_LINES = 40

/** Files of code are short enough to be read in one go. */
export const shortFiles: Rule = {
  sentence: `no file of code is longer than ${FILE_LINES} lines`,
  check: (files) => tooLong(files, FILE_LINES, 'split it by what changes together'),
}

/** A field's resolver only translates; what it needs to think about belongs to core. */
export const shortResolvers: Rule = {
  sentence: `no resolver file is longer than ${RESOLVER_LINES} lines`,
  check: (files) => {
    const resolvers = files.filter(({ path }) => path.startsWith('packages/api/src/resolvers/') && !isTest(path))
    return tooLong(resolvers, RESOLVER_LINES, 'move what is not translation to packages/core')
  },
}

/** Functions fit on a screen. The callback of a `describe` is a list of tests, not a function that somebody follows. */
export const shortFunctions: Rule = {
  sentence: `no function is longer than ${FUNCTION_LINES} lines`,
  check: (files) => files.flatMap(longFunctions),
}

function tooLong(files: readonly SourceFile[], limit: number, advice: string): Fault[] {
  return files.flatMap((file) => {
    const lines = file.text.replace(/\n$/, '').split('\n').length
    if (file.code === undefined || lines <= limit) return []
    return [{ path: file.path, line: limit + 1, message: `the file has ${lines} lines, ${limit} at most: ${advice}` }]
  })
}

function longFunctions(file: SourceFile): Fault[] {
  if (file.code === undefined) return []
  const faults: Fault[] = []
  const lists = new Set<Node>()
  const measure = (node: Node) => {
    const lines = lineAt(file, node.end) - lineAt(file, node.start) + 1
    if (lines <= FUNCTION_LINES || lists.has(node)) return
    faults.push(
      faultAt(file, node.start, `the function has ${lines} lines, ${FUNCTION_LINES} at most: give its parts names`),
    )
  }
  new Visitor({
    CallExpression: ({ callee, arguments: given }) => {
      if (/^describe\b/.test(file.text.slice(callee.start, callee.end)))
        for (const argument of given) lists.add(argument)
    },
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(file.code.program)
  return faults
}
