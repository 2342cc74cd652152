import { describe, expect, it } from 'vitest'
import { type Column, enter, entryOf, fillUp, impossible, slotsOf, visitWords } from './visit.ts'

const column = (code: string, stock: number, more: Partial<Column> = {}): Column => ({
  ...{ code, stock, parLevel: 8, capacity: 10, jammed: false },
  ...more,
})

const columns = [column('A1', 3), column('A2', 9), column('A3', 0, { jammed: true })]

describe('a restock visit', () => {
  it('fills every column up to its par level and takes nothing out of a fuller one', () => {
    const visit = fillUp(columns, {})
    expect(columns.map(({ code }) => entryOf(visit, code).added)).toEqual([5, 0, 8])
  })

  it('sends the columns that were touched only, a cleared jam among them', () => {
    const visit = enter(enter({}, 'A2', { added: -2 }), 'A3', { jamCleared: true })
    expect(slotsOf(columns, visit)).toEqual([
      { code: 'A2', added: -2, jamCleared: false },
      { code: 'A3', added: 0, jamCleared: true },
    ])
    expect(slotsOf(columns, {})).toEqual([])
  })

  it('says what it comes to, also when more is taken out than put in', () => {
    const words = (...added: number[]) => visitWords(added.map((units) => ({ code: 'A1', added: units })))
    expect(words(3, 2)).toBe('2 columns touched, 5 units more')
    expect(words(-1)).toBe('1 column touched, 1 unit fewer')
  })

  it('finds what cannot be: less than nothing, more than fits', () => {
    const visit = enter(enter({}, 'A1', { added: -4 }), 'A2', { added: 2 })
    expect(impossible(columns, visit)).toEqual(['A1', 'A2'])
  })

  it('lets units be taken out of a column that holds more than fits', () => {
    expect(impossible([column('A1', 12)], enter({}, 'A1', { added: -1 }))).toEqual([])
  })
})
