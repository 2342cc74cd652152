import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { format } from './rule.ts'
import { rules } from './rules/index.ts'
import { repositoryFiles } from './source.ts'

const files = repositoryFiles(resolve(import.meta.dirname, '../..'))

describe('in this repository', () => {
  it.each(Object.values(rules).map((rule) => [rule.sentence, rule] as const))('%s', (_sentence, rule) => {
    expect(rule.check(files).map(format)).toEqual([])
  })

  it('there is code to look at, with its syntax', () => {
    expect(files.filter(({ code }) => code !== undefined).length).toBeGreaterThan(50)
  })
})
