/** An input that a command takes, and for paths of the input values that it does not take. */
export interface CommandInputs {
  input: object
  bad: [path: string, ...values: unknown[]][]
}

const publicKey = 'A'.repeat(43)

/** Whatever is no public key. */
const NO_KEYS = ['', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`, null]

/** The commands of machines, and those about what they sign in with. */
export const MACHINE_COMMANDS: Record<string, CommandInputs> = {
  enrolMachine: {
    input: { code: '7kq2-m3xd 9ftO', publicKey },
    bad: [
      ['code', '', '7KQ2-M3XD-9FT', '7KQ2-M3XD-9FTBB', '7KQ2-M3XD-9FTU', 'a#b', null, 7, 'x'.repeat(41)],
      ['publicKey', ...NO_KEYS],
    ],
  },
  createExport: {
    input: {
      ...{ kind: 'LEDGER', format: 'CSV', from: '2026-02-01T00:00:00Z', to: '2026-03-01T00:00:00.000Z' },
      idempotencyKey: 'k1',
    },
    bad: [
      ['kind', 'SECRETS', null],
      ['format', 'XLSX', null],
      ['from', '2026-02-01', 'now', '', null],
      ['to', '2026-02-01T00:00:00Z', '2027-02-03T00:00:00Z', '2026-03-01', null],
      ['idempotencyKey', 'a#b', ''],
    ],
  },
  createUpload: {
    input: { kind: 'AUDIT_FILE', contentType: 'text/plain', size: 1, machineId: 'm1', idempotencyKey: 'k1' },
    bad: [
      ['kind', 'VIDEO', null],
      ['contentType', 'image/png', 'text/html', '', null],
      ['size', 0, -1, 0.5, 1024 * 1024 + 1, null],
      ['machineId', 'a#b', '', null, undefined],
      ['productId', 'p1', 'a#b'],
      ['idempotencyKey', 'a#b', ''],
    ],
  },
  importAudit: {
    input: { machineId: 'm1', content: 'DXS*', newController: false },
    bad: [
      ['machineId', 'a#b', ''],
      ['content', '', null, 7, 'x'.repeat(100_001)],
      ['readAt', 'yesterday', 5],
      ['newController', 'yes', null],
    ],
  },
  rotateMachineKey: { input: { publicKey }, bad: [['publicKey', ...NO_KEYS]] },
  revokeMachineKey: { input: { machineId: 'm1' }, bad: [['machineId', 'a#b', '', null]] },
  sendMachineCommand: {
    input: {
      machineId: 'm1',
      kind: 'SET_PRICE',
      slot: 'A1',
      price: { amount: 1, currency: 'EUR' },
      idempotencyKey: 'k1',
    },
    bad: [
      ['machineId', 'a#b', ''],
      ['kind', 'EXPLODE', null],
      ['slot', 'A#1', '', null],
      ['price', null, 5],
      ['price.amount', -1, 0.5],
      ['idempotencyKey', '', 'a#b'],
    ],
  },
  acknowledgeCommand: {
    input: { sequence: 2, outcome: 'DONE' },
    bad: [
      ['sequence', 1, 0, 2 ** 31, '2', null],
      ['outcome', 'MAYBE', 'SENT', null],
      ['message', 'x'.repeat(201), 7],
    ],
  },
  acknowledgeAlert: {
    input: { machineId: 'm1', alertId: 'JAM-A1' },
    bad: [
      ['machineId', 'a#b'],
      ['alertId', 'a#b', '', null],
    ],
  },
  resolveAlert: {
    input: { machineId: 'm1', alertId: 'JAM-A1' },
    bad: [
      ['machineId', 'a#b'],
      ['alertId', 'a#b', '', null],
    ],
  },
  reportTelemetry: {
    input: { sequence: 1, temperature: 41, door: 'CLOSED', soldOut: ['A1'], errors: ['EJA'] },
    bad: [
      ['sequence', 0, 2 ** 31, '1'],
      ['temperature', -501, 1201, 4.1],
      ['door', 'AJAR'],
      ['soldOut', ['A1', 'A1'], 'A1', Array.from({ length: 81 }, (_, i) => `S${i}`)],
      ['soldOut.0', 'A#1', ''],
      ['coinMech', 'FINE'],
      ['cashless', 'FINE'],
      ['signal', 1, -151, 0.5],
      ['firmware', '', ' ', 'x'.repeat(41)],
      ['errors', ['EAR', 'EAR'], Array.from({ length: 21 }, (_, i) => `EA${i}`)],
      ['errors.0', 'EBA', 'ea1', 'EA12345678', ''],
    ],
  },
  renewEnrolment: { input: { machineId: 'm1' }, bad: [['machineId', 'a#b', '', null]] },
}
