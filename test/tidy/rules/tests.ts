import { type Argument, type CallExpression, Visitor } from 'oxc-parser'
import { type Fault, faultAt, type Rule } from '../rule.ts'
import { isTest, type SourceFile } from '../source.ts'

/** A test that does not run proves nothing, and one that runs alone hides the others. */
export const allTestsRun: Rule = {
  sentence: 'no test is skipped and none runs alone',
  check: (files) =>
    callsInTests(files, ({ file, call, modifiers }) => {
      const parked = modifiers.find((modifier) => PARKED.has(modifier) || (!mayChoose(file) && CHOSEN.has(modifier)))
      return parked ? [faultAt(file, call.start, `${parked}: make the test run and pass, or remove it`)] : []
    }),
}

const PARKED = new Set(['skip', 'only', 'todo', 'fails', 'xit', 'xtest', 'xdescribe', 'fit', 'fdescribe'])
const CHOSEN = new Set(['skipIf', 'runIf'])

/** The acceptance tests also run against a deployed API, whose insides (its table, its workers) they cannot reach. */
const mayChoose = (file: SourceFile) => file.path.startsWith('test/acceptance/')

/** The titles of a list and of its tests, read one after another, say what the part does. */
export const titlesAreSentences: Rule = {
  sentence: 'the title of every test, after those of the lists it is in, is a sentence',
  check: (files) =>
    callsInTests(files, ({ file, call, modifiers, lists }) => {
      const [title] = call.arguments
      if (!['it', 'test'].includes(modifiers[0] ?? '') || title === undefined) return []
      const before = lists.flatMap((list) => texts(list).slice(0, 1)).join(' ')
      return texts(title).flatMap((text) => {
        const wrong = faultOfTitle(text, before)
        return wrong ? [faultAt(file, title.start, `the title "${text}" ${wrong}`)] : []
      })
    }),
}

/** What is wrong with a title that stands after `before`; undefined when it is fine. */
function faultOfTitle(title: string, before: string): string | undefined {
  // The rows of a table bring the sentence with them.
  if (/^[%$]\w+$/.test(title)) return undefined
  if (wordsOf(title) < 2 || wordsOf(`${before} ${title}`) < 3)
    return 'is no sentence: say what happens, in three words or more'
  if (/^should\b/i.test(title)) return 'says what should be: say what is ("answers 404 to an unknown path")'
  if (/\.$/.test(title)) return 'ends with a full stop: leave it out'
  return undefined
}

const wordsOf = (text: string) => text.trim().split(/\s+/).length

/** What a title can be, when it is written down: a text, a template, or one of two. */
function texts(title: Argument): string[] {
  if (title.type === 'Literal') return typeof title.value === 'string' ? [title.value] : []
  if (title.type === 'TemplateLiteral') return [title.quasis.map((part) => part.value.raw).join('it')]
  if (title.type === 'ConditionalExpression') return [...texts(title.consequent), ...texts(title.alternate)]
  return []
}

interface TestCall {
  file: SourceFile
  call: CallExpression
  /** The name of what is called, split at its dots: `it.each(rows)('title')` is `['it', 'each']`. */
  modifiers: string[]
  /** The titles of the `describe`s that it is in, the outermost first. */
  lists: Argument[]
}

const TEST_API =
  /^(it|test|describe|suite|xit|xtest|xdescribe|fit|fdescribe)(\.(concurrent|sequential|shuffle|each|for|skip|only|todo|fails|skipIf|runIf))*$/

/** Calls that give a test (or a list of tests) its title, in files with tests. */
function callsInTests(files: readonly SourceFile[], visit: (call: TestCall) => Fault[]): Fault[] {
  return files.filter(({ path }) => isTest(path)).flatMap((file) => testCalls(file).flatMap(visit))
}

function testCalls(file: SourceFile): TestCall[] {
  const calls: TestCall[] = []
  const open: Argument[] = []
  if (file.code === undefined) return calls
  new Visitor({
    CallExpression: (call) => {
      const modifiers = modifiersOf(file, call)
      if (modifiers) calls.push({ file, call, modifiers, lists: [...open] })
      if (modifiers && isList(modifiers) && call.arguments[0]) open.push(call.arguments[0])
    },
    'CallExpression:exit': (call) => {
      const modifiers = modifiersOf(file, call)
      if (modifiers && isList(modifiers)) open.pop()
    },
  }).visit(file.code.program)
  return calls
}

const isList = ([name]: string[]) => name === 'describe' || name === 'suite'

/** The name of a call that gives a test its title, split at its dots; undefined for any other call. */
function modifiersOf(file: SourceFile, call: CallExpression): string[] | undefined {
  const curried = call.callee.type === 'CallExpression'
  const name = call.callee.type === 'CallExpression' ? call.callee.callee : call.callee
  const callee = file.text.slice(name.start, name.end)
  // it.each(rows) itself has no title; the call of what it returns has.
  if (!TEST_API.test(callee) || (!curried && /\.(each|for|runIf|skipIf)$/.test(callee))) return undefined
  return callee.split('.')
}
