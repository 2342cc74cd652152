/** A command of a README that its test runs, and what it has to print. */
export interface RunnableBlock {
  /** Line of the block's first command in the file, from 1. */
  line: number
  /** Shell commands. */
  script: string
  /** What must be printed; absent when any output will do. */
  expected?: { language: 'json' | 'text'; text: string }
}

const FENCE = /^```(\w*)(?: +(\w+))? *$/

/**
 * Finds the blocks that are marked to be run: fenced code with the info string `bash run`. A following block with
 * `json expect` or `text expect`, before the next one to be run, is what the commands have to print.
 */
export const runnableBlocks = (markdown: string): RunnableBlock[] => {
  const blocks: RunnableBlock[] = []
  const lines = markdown.split('\n')
  for (let index = 0; index < lines.length; index++) {
    const [, language, mark] = FENCE.exec(lines[index] ?? '') ?? []
    if (language === undefined) continue
    const end = lines.indexOf('```', index + 1)
    if (end < 0) throw new Error(`line ${index + 1}: the block is never closed`)
    const text = lines.slice(index + 1, end).join('\n')
    if (language === 'bash' && mark === 'run') blocks.push({ line: index + 2, script: text })
    if (mark === 'expect') expectOf(blocks, language, text, index + 1)
    index = end
  }
  return blocks
}

const expectOf = (blocks: RunnableBlock[], language: string, text: string, line: number) => {
  const last = blocks.at(-1)
  if (!last || last.expected) throw new Error(`line ${line}: this expectation follows no command of its own`)
  if (language !== 'json' && language !== 'text') throw new Error(`line ${line}: expect takes json or text`)
  last.expected = { language, text }
}

/**
 * Whether an output is what the README shows. `json`: every field that the README shows is there with that value, and
 * lists have as many entries as shown; the string "..." stands for any value. `text`: the README's lines appear in
 * this order, other lines between them; "..." in a line stands for anything. Gives the first difference, or undefined.
 */
export const difference = ({ language, text }: NonNullable<RunnableBlock['expected']>, output: string) =>
  language === 'json' ? jsonDifference(JSON.parse(text), JSON.parse(output), '$') : textDifference(text, output)

const jsonDifference = (expected: unknown, actual: unknown, path: string): string | undefined => {
  if (expected === '...') return actual === undefined ? `${path} is missing` : undefined
  if (typeof expected !== 'object' || expected === null) {
    return expected === actual
      ? undefined
      : `${path} is ${JSON.stringify(actual)}, the README says ${JSON.stringify(expected)}`
  }
  if (typeof actual !== 'object' || actual === null) return `${path} is ${JSON.stringify(actual)}, the README says more`
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length !== actual.length) {
    return `${path} has ${actual.length} entries, the README says ${expected.length}`
  }
  const fields = new Map(Object.entries(actual))
  return Object.entries(expected)
    .map(([name, value]) => jsonDifference(value, fields.get(name), `${path}.${name}`))
    .find((found) => found !== undefined)
}

const textDifference = (expected: string, output: string): string | undefined => {
  const lines = output.split('\n')
  for (const line of expected.split('\n').filter((one) => one.trim() !== '')) {
    const pattern = new RegExp(line.trim().split('...').map(literally).join('.*'))
    const at = lines.findIndex((one) => pattern.test(one))
    if (at < 0) return `no line like "${line.trim()}"`
    lines.splice(0, at + 1)
  }
  return undefined
}

/** A pattern that matches just this text. */
const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
