import { expect, it } from 'vitest'
import { readCurrency } from './currency.ts'

it.each([
  ['1978', 'EUR', 'EUR', 'alphabetic'],
  ['1978', '', 'EUR', 'numeric'],
  ['1036', '', 'AUD', 'numeric'],
  ['840', '', 'USD', 'numeric'],
  ['0', '978', 'EUR', 'numeric'],
  ['0001', '', 'USD', 'telephone'],
  ['001', '5', 'USD', 'telephone'],
  ['1', '', 'USD', 'telephone'],
  ['0049', '', 'EUR', 'telephone'],
  ['0044', '', 'GBP', 'telephone'],
  ['FFFF', '', undefined, 'none'],
  ['FFFF', 'CHF', 'CHF', 'alphabetic'],
  ['1999', '', undefined, 'none'],
  ['', '', undefined, 'none'],
])('ID402 "%s" with ID403 "%s" means %s', (currencyNumeric, currencyAlphabetic, code, source) => {
  expect(readCurrency({ currencyNumeric, currencyAlphabetic })).toEqual({ code, source, conflict: false })
})

it('a number and a text that name two currencies are a conflict', () => {
  expect(readCurrency({ currencyNumeric: '1840', currencyAlphabetic: 'EUR' })).toMatchObject({
    code: 'EUR',
    conflict: true,
  })
})
