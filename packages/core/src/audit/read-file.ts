import type { Audit as AuditFileContent, Finding, Reading } from '@dispense/dex'
import type { MachineRecord } from '../machine/machine.ts'
import type { AuditFinding, AuditHeadRecord, AuditRead } from './audit.ts'
import { countedBetween } from './counted.ts'
import type { Dex } from './dex.ts'
import { instantOf } from './instant.ts'

/** What is known besides the file. */
export interface Circumstances {
  machine: Pick<MachineRecord, 'currency' | 'timeZone'>
  /** The read before. */
  head: Pick<AuditHeadRecord, 'at' | 'reading'> | null
  /** Epoch milliseconds. */
  now: number
  /** When the machine was read (epoch milliseconds), where whoever sends the file knows that. */
  readAt: number | undefined
  /** Whether another serial number is that of a new controller, and not of another machine. */
  newController: boolean
}

/** What a file comes to. */
export interface FileResult {
  /** None when there is an ERROR among the findings. */
  reads: AuditRead[]
  findings: AuditFinding[]
  serialNumber: string | undefined
  /** What the next read is compared with; absent when it stays as it was. */
  head: { at: string; reading: Reading } | undefined
}

/** A clock that is further ahead is wrong, in milliseconds; and so is one that is further back. */
const AHEAD = 5 * 60 * 1000
const OLD = 31 * 24 * 60 * 60 * 1000

/** How many findings of a file are kept, and how much of each text. */
const MOST_FINDINGS = 50
const MOST_TEXT = 300

/** What a machine's file says, all of it or nothing: one set that must not be imported keeps back all of them. */
export function readFile(content: string, dex: Dex, by: Circumstances): FileResult {
  const file = dex.parseAudit(content)
  const findings = [...file.findings, ...file.sets.flatMap((set) => set.findings)].map(ownFinding)
  const sets = file.sets.map((set) => ({
    set,
    reading: dex.readingOf(set),
    tubes: dex.segmentOf(set.segments, 'CA15')?.fields.value,
  }))
  const serialNumber = sets.at(-1)?.reading.serialNumber
  const before = by.head ? (JSON.parse(by.head.reading) as Reading) : undefined
  const known = (by.newController ? undefined : before?.serialNumber) ?? sets[0]?.reading.serialNumber
  findings.push(...sets.flatMap(({ set, reading }) => wrongsOf(set, reading.serialNumber, known, by)))
  const reads: AuditRead[] = []
  let head = by.head && before && { at: by.head.at, reading: before }
  if (!hasError(findings)) {
    for (const { reading, tubes } of sets) {
      const read = readOf({ reading, tubes }, head, dex, by)
      reads.push(read)
      findings.push(...remarksOn(read))
      if (read.kind !== 'OLDER') head = { at: read.to, reading }
    }
    findings.push(...fractionsIn(reads))
  }
  const isWrong = hasError(findings)
  return {
    reads: isWrong ? [] : reads,
    findings: findings.toSorted((a, b) => weight(a) - weight(b)).slice(0, MOST_FINDINGS),
    serialNumber,
    head: isWrong || !head || reads.every(({ kind }) => kind === 'OLDER') ? undefined : head,
  }
}

const hasError = (findings: readonly AuditFinding[]) => findings.some(({ severity }) => severity === 'ERROR')
const weight = ({ severity }: AuditFinding) => ['ERROR', 'WARNING', 'INFO'].indexOf(severity)

const ownFinding = ({ code, severity, message, fix, line }: Finding): AuditFinding => ({
  code,
  severity: severity.toUpperCase() as AuditFinding['severity'],
  message: message.slice(0, MOST_TEXT),
  fix,
  ...(line !== undefined && { line }),
})

/** What speaks against a set besides the file itself. */
function wrongsOf(
  { currency: { code, source } }: AuditFileContent['sets'][number],
  serialNumber: string | undefined,
  known: string | undefined,
  by: Circumstances,
): AuditFinding[] {
  const findings: AuditFinding[] = []
  if (known !== undefined && serialNumber !== undefined && known !== serialNumber) {
    findings.push({
      code: 'SERIAL_NUMBER_DIFFERS',
      severity: 'ERROR',
      message: `The machine is ${known}, and this file is of ${serialNumber}.`.slice(0, MOST_TEXT),
      fix: 'send the file of this machine; when its controller was exchanged, say so (newController)',
    })
  }
  // A telephone code names a country and only its usual currency: it proves nothing.
  if (code !== undefined && code !== by.machine.currency && source !== 'telephone') {
    findings.push({
      code: 'CURRENCY_DIFFERS',
      severity: 'ERROR',
      message: `The file counts in ${code}, and the machine sells in ${by.machine.currency}.`,
      fix: 'send the file of this machine, or set the currency in its controller (ID402 and ID403)',
    })
  }
  return findings
}

function readOf(
  { reading, tubes }: { reading: Reading; tubes: number | undefined },
  head: FileResult['head'] | null,
  dex: Dex,
  by: Circumstances,
): AuditRead {
  const { kind, ...comparison } = dex.compareReadings(head?.reading, reading)
  const scale = scaleOf(reading, by.machine.currency)
  const counted = countedBetween(head?.reading, reading, { kind, ...comparison }, scale)
  const before = head ? Date.parse(head.at) : Number.NEGATIVE_INFINITY
  const told = by.readAt ?? (reading.clock && instantOf(reading.clock, by.machine.timeZone))
  const isRight = typeof told === 'number' && told <= by.now + AHEAD && told >= by.now - OLD && told > before
  // Nothing has risen and the clock has not moved on: it may be the same read in other bytes, and no time has passed then.
  const isCopy = kind === 'same' && reading.clock === head?.reading.clock
  const to = isCopy ? before : isRight ? told : Math.max(by.now, before + 1)
  return {
    ...counted,
    ...(head && (kind === 'changed' || kind === 'same') && { from: head.at }),
    to: new Date(kind === 'older' && typeof told === 'number' ? told : to).toISOString(),
    ...(reading.clock !== undefined && { clock: reading.clock }),
    clockUncertain: !isCopy && !isRight,
    ...(tubes !== undefined && { tubes: tubes * scale }),
  }
}

/** How many minor units one unit of the machine is; not whole when the machine counts in smaller ones. */
function scaleOf({ decimals }: Reading, currency: string): number {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return decimals === undefined ? 1 : 10 ** (digits - decimals)
}

/** What of a read an operator should know. */
function remarksOn({ kind, clockUncertain, clock, began, to }: AuditRead): AuditFinding[] {
  const findings: AuditFinding[] = []
  if (clockUncertain && kind !== 'OLDER') {
    findings.push({
      code: 'CLOCK_DOUBTFUL',
      severity: 'WARNING',
      message: clock ? `The machine's clock said ${clock}; ${to} was taken.` : `No clock was told; ${to} was taken.`,
      fix: "set the machine's clock, or say when it was read (readAt)",
    })
  }
  if (kind === 'OLDER') {
    findings.push({
      code: 'FILE_OLDER',
      severity: 'INFO',
      message: 'It was read before the newest read, and changes nothing.',
      fix: 'nothing',
    })
  }
  for (const reason of began) {
    findings.push({
      code: 'COUNTERS_BEGAN_AGAIN',
      severity: 'WARNING',
      message: reason.slice(0, MOST_TEXT),
      fix: 'nothing; what was sold between the two reads is not known, and this read is the new baseline',
    })
  }
  return findings
}

/** Money that is no whole number of minor units cannot be booked. */
function fractionsIn(reads: readonly AuditRead[]): AuditFinding[] {
  const amounts = reads.flatMap(({ amount = 0, cashAmount = 0, cashlessAmount = 0, toBox = 0, tubes = 0, columns }) => [
    ...[amount, cashAmount, cashlessAmount, toBox, tubes],
    ...columns.map((column) => column.amount),
  ])
  const broken = amounts.find((amount) => !Number.isSafeInteger(amount))
  if (broken === undefined) return []
  return [
    {
      code: 'AMOUNT_NOT_WHOLE',
      severity: 'ERROR',
      message: `${broken} is no whole number of minor units.`,
      fix: 'check the decimals that the machine tells (ID401)',
    },
  ]
}
