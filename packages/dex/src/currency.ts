import type { FieldsOf } from './dictionary/index.ts'

/** The currency of a set, as far as ID4 tells. */
export interface Currency {
  /** ISO 4217, such as `EUR`; undefined when ID4 does not tell. */
  code: string | undefined
  /** Where it comes from. A telephone code names a country, and so only its usual currency: 1 is also Canada's. */
  source: 'alphabetic' | 'numeric' | 'telephone' | 'none'
  /** ID402 and ID403 name two currencies; `code` is the alphabetic one. */
  conflict: boolean
}

/**
 * Reads ID402 and ID403. A leading 0 means an international telephone code, a leading 1 an ISO 4217 number (`1978` is the euro).
 * Real files also carry `001` and `1` (telephone code 1), `840` (a number without its 1), ID403 with a number, and `FFFF`.
 * Source: EVA-DTS 6.1.2, ID402; MDB/ICP 4.3 writes country codes the same way.
 */
export function readCurrency(fields: FieldsOf<'ID4'>): Currency {
  const alphabetic = fields.currencyAlphabetic ?? ''
  const numeric = fields.currencyNumeric ?? ''
  const fromNumber = byNumber(numeric)
  if (/^[A-Z]{3}$/.test(alphabetic)) {
    const conflict = fromNumber !== undefined && fromNumber.source === 'numeric' && fromNumber.code !== alphabetic
    return { code: alphabetic, source: 'alphabetic', conflict }
  }
  const found = fromNumber ?? byNumber(alphabetic)
  return { code: found?.code, source: found?.source ?? 'none', conflict: false }
}

function byNumber(text: string): { code: string; source: 'numeric' | 'telephone' } | undefined {
  const match = /^(?:1(\d{3})|([2-9]\d{2}))$/.exec(text)
  const code = match ? NUMERIC[match[1] ?? match[2] ?? ''] : undefined
  if (code !== undefined) return { code, source: 'numeric' }
  const telephone = /^0*([1-9]\d{0,2})$/.exec(text)?.[1]
  const usual = match || telephone === undefined ? undefined : TELEPHONE[telephone]
  return usual === undefined ? undefined : { code: usual, source: 'telephone' }
}

/** ISO 4217 numbers of the currencies that coin mechanisms are sold for. */
const NUMERIC: Record<string, string> = {
  '032': 'ARS',
  '036': 'AUD',
  '068': 'BOB',
  '124': 'CAD',
  '152': 'CLP',
  '156': 'CNY',
  '170': 'COP',
  '188': 'CRC',
  '203': 'CZK',
  '208': 'DKK',
  '344': 'HKD',
  '348': 'HUF',
  '352': 'ISK',
  '356': 'INR',
  '360': 'IDR',
  '376': 'ILS',
  '392': 'JPY',
  '398': 'KZT',
  '410': 'KRW',
  '458': 'MYR',
  '484': 'MXN',
  '504': 'MAD',
  '554': 'NZD',
  '578': 'NOK',
  '604': 'PEN',
  '608': 'PHP',
  '643': 'RUB',
  '682': 'SAR',
  '702': 'SGD',
  '704': 'VND',
  '710': 'ZAR',
  '752': 'SEK',
  '756': 'CHF',
  '764': 'THB',
  '784': 'AED',
  '818': 'EGP',
  '826': 'GBP',
  '840': 'USD',
  '858': 'UYU',
  '901': 'TWD',
  '933': 'BYN',
  '941': 'RSD',
  '946': 'RON',
  '949': 'TRY',
  '975': 'BGN',
  '977': 'BAM',
  '978': 'EUR',
  '980': 'UAH',
  '981': 'GEL',
  '985': 'PLN',
  '986': 'BRL',
}

/** The usual currency of a country by its telephone code (ITU-T E.164). */
const TELEPHONE: Record<string, string> = {
  '1': 'USD',
  '7': 'RUB',
  '27': 'ZAR',
  '30': 'EUR',
  '31': 'EUR',
  '32': 'EUR',
  '33': 'EUR',
  '34': 'EUR',
  '36': 'HUF',
  '39': 'EUR',
  '40': 'RON',
  '41': 'CHF',
  '43': 'EUR',
  '44': 'GBP',
  '45': 'DKK',
  '46': 'SEK',
  '47': 'NOK',
  '48': 'PLN',
  '49': 'EUR',
  '52': 'MXN',
  '55': 'BRL',
  '61': 'AUD',
  '64': 'NZD',
  '81': 'JPY',
  '86': 'CNY',
  '90': 'TRY',
  '91': 'INR',
  '351': 'EUR',
  '352': 'EUR',
  '353': 'EUR',
  '358': 'EUR',
  '420': 'CZK',
  '421': 'EUR',
}
