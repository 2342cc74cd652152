/** `error`: the set must not be imported. `warning`: import it and look at it. `info`: nothing to do. */
export type Severity = 'error' | 'warning' | 'info'

/** Every finding: how bad it is, and what to do about it. */
export const FINDINGS = {
  NO_TRANSACTION_SET: { severity: 'error', fix: 'read the machine again; this is no EVA-DTS audit' },
  SET_TRUNCATED: { severity: 'error', fix: 'read the machine again and keep the handheld connected until DXE' },
  SET_HEADER_MISSING: { severity: 'error', fix: 'read the machine again; without ST the CRC cannot be checked' },
  CRC_MISSING: { severity: 'error', fix: 'let the reader pass G85 on, or read the machine again' },
  CRC_WRONG: {
    severity: 'error',
    fix: 'read the machine again; the file was changed or damaged after the machine wrote it',
  },
  CRC_BYTE_SWAPPED: {
    severity: 'warning',
    fix: 'nothing; machines before EVA-DTS 6.0 may write it so',
  },
  CRC_BYTE_SWAPPED_6: { severity: 'error', fix: 'read the machine again; since EVA-DTS 6.0 the bytes have one order' },
  SEGMENT_AFTER_CRC: { severity: 'error', fix: 'read the machine again; nothing protects what follows G85' },
  LINE_TOO_LONG: { severity: 'error', fix: 'read the machine again; no segment is that long' },
  TRANSMISSION_TRUNCATED: {
    severity: 'warning',
    fix: 'nothing, when the set is complete; look at the reader if it is often so',
  },
  ENVELOPE_MISSING: { severity: 'warning', fix: 'nothing; the reader left DXS or DXE out' },
  SEGMENT_COUNT_WRONG: { severity: 'warning', fix: 'nothing, when the CRC is right; many machines count wrongly' },
  SET_COUNT_WRONG: { severity: 'warning', fix: 'compare with the reader: a set may be missing' },
  CONTROL_NUMBER_MISMATCH: { severity: 'warning', fix: 'check that the file was not put together from two' },
  FUNCTIONAL_ID: { severity: 'warning', fix: 'check that this is an audit (VA) and no other DEX exchange' },
  SEGMENT_OUTSIDE_SET: { severity: 'warning', fix: 'nothing; the CRC does not protect it, so it is not part of a set' },
  SEGMENT_MALFORMED: { severity: 'warning', fix: 'ask the manufacturer; the line was skipped' },
  SEGMENT_REPEATED: { severity: 'warning', fix: 'ask the manufacturer; counters with two values are not compared' },
  FIELD_INVALID: { severity: 'warning', fix: 'ask the manufacturer; the field counts as absent' },
  FIELD_OUT_OF_RANGE: { severity: 'warning', fix: 'ask the manufacturer; a counter has eight digits' },
  LINE_ENDINGS_MIXED: { severity: 'warning', fix: 'keep the file as the reader wrote it; do not edit it' },
  SALES_BY_PAYMENT_DIFFER: { severity: 'warning', fix: 'look for a payment device that the machine does not count' },
  CASH_IN_DIFFERS: { severity: 'warning', fix: 'look for coins or bills that went elsewhere (a recycler, a hopper)' },
  SALES_UNATTRIBUTED: {
    severity: 'warning',
    fix: 'book the rest on a line "unattributed"; a column may have been removed',
  },
  CURRENCY_CONFLICT: { severity: 'warning', fix: 'set the currency in the machine (ID402 and ID403)' },
  CURRENCY_UNKNOWN: { severity: 'info', fix: 'take the currency of the machine from your own records' },
  DECIMALS_MISSING: { severity: 'info', fix: 'take the decimals of the machine from your own records' },
  LINE_ENDINGS_NORMALISED: { severity: 'info', fix: 'nothing; the CRC was computed as if every line ended with CRLF' },
  PREAMBLE: { severity: 'info', fix: 'nothing; the text before the audit was skipped' },
  TRAILING_TEXT: { severity: 'info', fix: 'nothing; the text after the audit was skipped' },
  WRAPPER: { severity: 'info', fix: 'nothing; the <...> around the audit was taken off' },
  SEVERAL_SETS: { severity: 'info', fix: 'import each set on its own' },
  SEGMENT_UNKNOWN: { severity: 'info', fix: 'nothing; it was kept as it came' },
} as const satisfies Record<string, { severity: Severity; fix: string }>

/** What can be found. */
export type FindingCode = keyof typeof FINDINGS

/** Something about a file that is not as the standard says, or that the importer should know. */
export interface Finding {
  code: FindingCode
  severity: Severity
  /** What was found, with its values. */
  message: string
  /** What to do. */
  fix: string
  /** From 1; undefined for the file as a whole. */
  line?: number
  /** The number of the set in the file, from 1. */
  set?: number
}

/** A finding of the catalogue, with its severity and what to do. */
export function finding(code: FindingCode, message: string, where: { line?: number; set?: number } = {}): Finding {
  return { code, ...FINDINGS[code], message, ...where }
}
