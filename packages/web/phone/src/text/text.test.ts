import { describe, expect, it } from 'vitest'
import { de } from './de.ts'
import { en } from './en.ts'
import { languageOf } from './language.ts'

/** Every word by its path; what takes values is called with some. */
const wordsOf = (value: unknown, path = ''): [string, string][] => {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return [[path, String((value as (...given: unknown[]) => unknown)(3, 'x'))]]
  return Object.entries(value as object).flatMap(([key, inner]) => wordsOf(inner, `${path}.${key}`))
}

describe('the words of the page', () => {
  it('are the same in both languages, to the last one', () => {
    expect(wordsOf(de).map(([path]) => path)).toEqual(wordsOf(en).map(([path]) => path))
  })

  it('are not left in English, but for names and what is the same in both', () => {
    const same = ['.appName', '.allergens.gluten']
    const english = new Map(wordsOf(en))
    const left = wordsOf(de).filter(([path, words]) => words !== '' && words === english.get(path))
    expect(left.map(([path]) => path)).toEqual(same)
  })

  it('say something for every refusal that buying can end in', () => {
    const refusals =
      'MACHINE_OFFLINE MACHINE_OUT_OF_SERVICE SALES_STOPPED MACHINE_BUSY SLOT_NOT_FOUND SLOT_DISABLED SOLD_OUT PRODUCT_CHANGED PRICE_CHANGED AGE_PROOF_NEEDED AGE_TOO_YOUNG VOUCHER_USED INSUFFICIENT_FUNDS PAYMENT_UNAVAILABLE NETWORK'
    for (const code of refusals.split(' ')) expect(en.faults).toHaveProperty(code)
  })
})

describe('the language of the page', () => {
  it.each([
    ['', ['de-AT', 'en'], 'de'],
    ['', ['fr-FR', 'de'], 'de'],
    ['', ['fr-FR'], 'en'],
    ['?lang=de', ['en-GB'], 'de'],
    ['?lang=xx', ['en-GB'], 'en'],
  ])('of the address "%s" and the browser’s %j is %s', (search, wanted, expected) => {
    expect(languageOf(search, wanted)).toBe(expected)
  })
})
