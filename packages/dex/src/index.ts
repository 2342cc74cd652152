export {
  type Audit,
  AuditCollector,
  type AuditInput,
  type AuditSet,
  parseAudit,
  readAudit,
  segmentOf,
} from './audit.ts'
export type { Check, CheckName } from './checks.ts'
export {
  type CompareOptions,
  type Comparison,
  type CounterChange,
  compareReadings,
  type Epoch,
  type SinceResetChange,
} from './compare.ts'
export { type Reading, readingOf } from './counters.ts'
export { crc16, formatCrc } from './crc.ts'
export { type Currency, readCurrency } from './currency.ts'
export {
  type Definition,
  definitions,
  type Field,
  type FieldsOf,
  type FieldType,
  type Period,
  type SegmentId,
} from './dictionary/index.ts'
export { FINDINGS, type Finding, type FindingCode, type Severity } from './findings.ts'
export { type AuditEvent, AuditReader } from './reader.ts'
export {
  type FieldProblem,
  isSegment,
  type KnownSegment,
  type Segment,
  type SegmentOf,
  type UnknownSegment,
} from './segment.ts'
export type { SetResult } from './set.ts'
export { COUNTER_MAX, formatMoney } from './values.ts'
export { type WriteOptions, writeAudit } from './write.ts'
