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
  rotateMachineKey: { input: { publicKey }, bad: [['publicKey', ...NO_KEYS]] },
  revokeMachineKey: { input: { machineId: 'm1' }, bad: [['machineId', 'a#b', '', null]] },
  renewEnrolment: { input: { machineId: 'm1' }, bad: [['machineId', 'a#b', '', null]] },
}
