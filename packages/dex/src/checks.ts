import type { FindingCode } from './findings.ts'
import { isSegment, type Segment } from './segment.ts'

/** The named checks. */
export type CheckName = 'SALES_BY_PAYMENT' | 'CASH_IN' | 'SALES_BY_PRODUCT'

/** An equation between the counters of a set. Money is in units of 10^-ID401. */
export interface Check {
  name: CheckName
  formula: string
  /** `unknown`: the machine does not report what the equation needs. */
  state: 'holds' | 'differs' | 'unknown'
  /** The left side. */
  total: number | undefined
  /** The right side, element by element. */
  parts: Record<string, number>
  /** total - sum of parts; undefined when unknown. For SALES_BY_PRODUCT it is the line "unattributed". */
  difference: number | undefined
}

/** The finding of a check that differs. */
export const CHECK_FINDINGS: Record<CheckName, FindingCode> = {
  SALES_BY_PAYMENT: 'SALES_BY_PAYMENT_DIFFER',
  CASH_IN: 'CASH_IN_DIFFERS',
  SALES_BY_PRODUCT: 'SALES_UNATTRIBUTED',
}

/** Adds up what the checks need while the segments of a set pass by; holds a dozen numbers, however long the set is. */
export class Checker {
  #values = new Map<string, number>()

  /** Takes a segment into account; of segments that stand once in a set, the first one counts. */
  add(segment: Segment): void {
    if (isSegment(segment, 'VA1')) this.#keep('VA101', segment.fields.valueInit)
    else if (isSegment(segment, 'CA2')) this.#keep('CA201', segment.fields.valueInit)
    else if (isSegment(segment, 'DA2')) this.#keep('DA201', segment.fields.valueInit)
    else if (isSegment(segment, 'DB2')) this.#keep('DB201', segment.fields.valueInit)
    else if (isSegment(segment, 'TA2')) {
      this.#keep('TA201', segment.fields.valueInit)
      this.#keep('TA205', segment.fields.valueTokenValueInit)
    } else if (isSegment(segment, 'CA3')) {
      this.#keep('CA305', segment.fields.cashInInit)
      this.#keep('CA306', segment.fields.toBoxInit)
      this.#keep('CA307', segment.fields.toTubesInit)
      this.#keep('CA310', segment.fields.billsInInit)
    } else if (isSegment(segment, 'PA2') && segment.fields.valueInit !== undefined) {
      this.#values.set('PA202', (this.#values.get('PA202') ?? 0) + segment.fields.valueInit)
    }
  }

  /** The checks, with what has been added so far. */
  results(): Check[] {
    return [
      this.#check('SALES_BY_PAYMENT', 'VA101 = CA201 + DA201 + DB201 + TA201 + TA205', 'VA101', [
        'CA201',
        'DA201',
        'DB201',
        'TA201',
        'TA205',
      ]),
      this.#check('CASH_IN', 'CA305 = CA306 + CA307 + CA310', 'CA305', ['CA306', 'CA307', 'CA310']),
      this.#check('SALES_BY_PRODUCT', 'VA101 = sum of PA202', 'VA101', ['PA202']),
    ]
  }

  #keep(element: string, value: number | undefined): void {
    if (value !== undefined && !this.#values.has(element)) this.#values.set(element, value)
  }

  #check(name: CheckName, formula: string, left: string, right: readonly string[]): Check {
    const total = this.#values.get(left)
    const parts: Record<string, number> = {}
    for (const element of right) {
      const value = this.#values.get(element)
      if (value !== undefined) parts[element] = value
    }
    // A machine without coins, cards or tokens leaves their elements out; one that reports none of them proves nothing.
    if (total === undefined || Object.keys(parts).length === 0) {
      return { name, formula, state: 'unknown', total, parts, difference: undefined }
    }
    const difference = total - Object.values(parts).reduce((sum, value) => sum + value, 0)
    return { name, formula, state: difference === 0 ? 'holds' : 'differs', total, parts, difference }
  }
}
