import { SILENCE_SECONDS, stateNow } from '@dispense/core'
import { Alert, MachineState } from '@dispense/core/entities'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ada, controller, driver, owner } from '../test/callers.ts'
import { walletInput } from '../test/counter.ts'
import { fleetOf, startApi, type TestApi } from '../test/table.ts'
import { recordSighting } from './presence.ts'
import { runOptions } from './run-options.ts'
import { sweep } from './sweep.ts'

const SECOND = 1000
const LIMIT = SILENCE_SECONDS * SECOND

let api: TestApi
let begin: number

beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api?.stop())

beforeEach(async () => {
  begin = Date.now()
  vi.useFakeTimers({ toFake: ['Date'], now: begin })
  await api.clear()
  await api.write(...fleetOf(1, ['A1'], 5))
  await api.write(MachineState.patch({ machineId: 'm1' }).remove(['seenAt']))
  await api.run(ada, TOP_UP, {
    input: { operatorId: 'acme', amount: { amount: 1000, currency: 'EUR' }, idempotencyKey: 'top-up' },
  })
})
afterEach(() => {
  vi.useRealTimers()
})

const TOP_UP = 'mutation ($input: TopUpWalletInput!) { topUpWallet(input: $input) { balance { amount } } }'

const electro = () => {
  const { client, table, deadline } = api.parts()
  return runOptions(client, table, deadline)
}

const state = async () => (await stateNow('m1').go(electro())).data

/** The machine calls, so many milliseconds after the test began. */
async function heardAt(after: number) {
  vi.setSystemTime(begin + after)
  const machine = await state()
  const failures: unknown[] = []
  if (machine) await recordSighting(electro, (_message, error) => failures.push(error))(machine)
  expect(failures).toEqual([])
}

/** What a customer is told who buys then: the vend's state, or the code of the refusal. */
async function buyAt(after: number): Promise<unknown> {
  vi.setSystemTime(begin + after)
  const query = 'mutation ($input: StartVendInput!) { startVend(input: $input) { id state } }'
  const { data, errors } = await api.run(ada, query, { input: { ...walletInput(), idempotencyKey: `at-${after}` } })
  const vend = data?.startVend as { id: string; state: string } | undefined
  if (!vend) return (errors[0]?.originalError as { code?: string } | undefined)?.code
  await api.run(ada, 'mutation ($input: CancelVendInput!) { cancelVend(input: $input) { id } }', {
    input: { vendId: vend.id },
  })
  return vend.state
}

const sweepAt = async (after: number) => {
  vi.setSystemTime(begin + after)
  return await sweep({ ...api.parts(), log: (message) => expect.unreachable(message) })
}

describe('a machine', () => {
  it('that was never heard sells nothing; heard once, it sells until it has been silent for its time', async () => {
    expect(await buyAt(0)).toBe('MACHINE_OFFLINE')
    await heardAt(0)
    expect(await buyAt(1)).toBe('AUTHORIZED')
    expect(await buyAt(LIMIT - 1)).toBe('AUTHORIZED')
    expect(await buyAt(LIMIT)).toBe('MACHINE_OFFLINE')
  })

  it('that comes back sells at once, before any sweep', async () => {
    await heardAt(0)
    expect(await buyAt(LIMIT)).toBe('MACHINE_OFFLINE')
    await heardAt(LIMIT + SECOND)
    expect(await buyAt(LIMIT + SECOND)).toBe('AUTHORIZED')
  })

  it('is written down at most once in two minutes, however often it calls', async () => {
    await heardAt(0)
    await heardAt(119 * SECOND)
    expect((await state())?.seenAt).toBe(begin)
    await heardAt(120 * SECOND)
    expect((await state())?.seenAt).toBe(begin + 120 * SECOND)
  })

  it('is missed by the sweep when it is silent, once, and waits in no index then', async () => {
    await heardAt(0)
    expect(await sweepAt(LIMIT - 1)).toMatchObject({ seen: 0 })
    expect(await sweepAt(LIMIT)).toMatchObject({ seen: 1, failed: 0 })
    const missed = await state()
    expect(missed?.silentSince).toBe(new Date(begin + LIMIT).toISOString())
    expect([missed?.due, missed?.dueAt]).toEqual([undefined, undefined])
    expect(await sweepAt(LIMIT + SECOND)).toMatchObject({ seen: 0 })
    await heardAt(LIMIT + 2 * SECOND)
    expect((await state())?.silentSince).toBeUndefined()
    expect(await sweepAt(2 * LIMIT + 2 * SECOND)).toMatchObject({ seen: 1 })
  })

  it('may be silent for as long as its operator says', async () => {
    await heardAt(0)
    const update = 'mutation ($input: UpdateMachineInput!) { updateMachine(input: $input) { status silenceSeconds } }'
    const { data } = await api.run(driver, update, { input: { machineId: 'm1', silenceSeconds: 3600 } })
    expect(data?.updateMachine).toEqual({ status: 'ONLINE', silenceSeconds: 3600 })
    expect(await sweepAt(LIMIT)).toMatchObject({ seen: 1 })
    expect((await state())?.silentSince).toBeUndefined()
    expect(await buyAt(3600 * SECOND - 1)).toBe('AUTHORIZED')
    expect(await buyAt(3600 * SECOND)).toBe('MACHINE_OFFLINE')
    expect(await sweepAt(3600 * SECOND)).toMatchObject({ seen: 1 })
    expect((await state())?.silentSince).toBeDefined()
  })

  it('whose key is revoked sells nothing at once, and is not waited for', async () => {
    await heardAt(0)
    const revoke = 'mutation ($input: RevokeMachineKeyInput!) { revokeMachineKey(input: $input) { status lastSeenAt } }'
    const { data } = await api.run(owner, revoke, { input: { machineId: 'm1' } })
    expect(data?.revokeMachineKey).toEqual({ status: 'OFFLINE', lastSeenAt: null })
    expect(await buyAt(1)).toBe('MACHINE_OFFLINE')
    expect(await sweepAt(LIMIT)).toMatchObject({ seen: 0 })
  })

  it('is shown as OFFLINE to customers, and with the time when it was last heard to staff', async () => {
    await heardAt(0)
    vi.setSystemTime(begin + LIMIT)
    const shown = await api.run(driver, '{ machine(machineId: "m1") { status lastSeenAt } }')
    expect(shown.data?.machine).toEqual({ status: 'OFFLINE', lastSeenAt: new Date(begin).toISOString() })
    expect((await api.run(ada, '{ machine(machineId: "m1") { status } }')).data?.machine).toEqual({ status: 'OFFLINE' })
  })

  it('that cannot be written down was served all the same', async () => {
    const failures: string[] = []
    const broken = () => ({ ...electro(), table: 'none' })
    const machine = await state()
    if (machine) await recordSighting(broken, (message) => failures.push(message))(machine)
    expect(failures).toEqual(['It could not be written that the machine m1 was heard'])
  })
})

describe('telemetry', () => {
  const report = async (input: object) => {
    const query =
      'mutation ($input: ReportTelemetryInput!) { reportTelemetry(input: $input) { sequence temperature door soldOut } }'
    const { data, errors } = await api.run(controller, query, { input })
    return data?.reportTelemetry ?? (errors[0]?.originalError as { code?: string } | undefined)?.code
  }

  const looks = async () => {
    const query = `{ machine(machineId: "m1") {
      telemetry { sequence temperature door soldOut errors }
      telemetryHistory { items { sequence temperature door } }
    } }`
    return (await api.run(driver, query)).data?.machine
  }

  it('keeps the newest of each value, and every report as it came; what is old or comes twice changes nothing', async () => {
    await report({ sequence: 3, temperature: 41, door: 'CLOSED', errors: [] })
    const second = { sequence: 5, door: 'OPEN', soldOut: ['A1'] }
    const known = { sequence: 5, temperature: 41, door: 'OPEN', soldOut: ['A1'] }
    expect(await report(second)).toEqual(known)
    expect(await report(second)).toEqual(known)
    expect(await report({ sequence: 4, temperature: 99 })).toEqual(known)
    expect(await looks()).toEqual({
      telemetry: { ...known, errors: [] },
      telemetryHistory: {
        items: [
          { sequence: 5, temperature: null, door: 'OPEN' },
          { sequence: 3, temperature: 41, door: 'CLOSED' },
        ],
      },
    })
  })

  it('takes the greater of two reports of the same moment, whichever is first', async () => {
    await Promise.all([report({ sequence: 7, temperature: 70 }), report({ sequence: 8, temperature: 80 })])
    expect(await looks()).toMatchObject({ telemetry: { sequence: 8, temperature: 80 } })
  })

  it('with a value that cannot be is BAD_INPUT, and nothing of it is kept', async () => {
    expect(await report({ sequence: 1, temperature: 5000, door: 'OPEN' })).toBe('BAD_INPUT')
    expect(await report({ sequence: 1 })).toBe('BAD_INPUT')
    expect(await looks()).toEqual({ telemetry: null, telemetryHistory: { items: [] } })
  })
})

describe('a machine with perishables', () => {
  const mutate = async (caller: typeof controller, field: string, input: object, selection: string) => {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} } }`
    const { data, errors } = await api.run(caller, query, { input })
    expect(errors).toEqual([])
    return data?.[field]
  }

  const reportAt = async (after: number, input: object) => {
    await heardAt(after)
    return await mutate(controller, 'reportTelemetry', input, 'sequence')
  }

  beforeEach(async () => {
    const perishable = { maxTemperature: 50, warmMinutes: 15, recoverMinutes: 30 }
    const selection = 'perishable { maxTemperature warmMinutes recoverMinutes } salesStoppedAt'
    const shown = await mutate(owner, 'updateMachine', { machineId: 'm1', perishable }, selection)
    expect(shown).toEqual({ perishable, salesStoppedAt: null })
    await heardAt(0)
  })

  const MINUTE = 60 * SECOND

  /** What the table's stream would have opened. */
  const openAlert = () =>
    api.write(
      Alert.put({
        ...{ machineId: 'm1', alertId: 'COLD_CHAIN', operatorId: 'acme', rule: 'COLD_CHAIN', part: '', state: 'OPEN' },
        ...{ severity: 'CRITICAL', changedAt: new Date().toISOString(), seen: '1' },
      }),
    )

  it('that is too warm for too long sells nothing from the report on that says so, until it was serviced', async () => {
    await reportAt(0, { sequence: 1, temperature: 80 })
    await reportAt(15 * MINUTE, { sequence: 2, temperature: 80 })
    expect(await buyAt(15 * MINUTE)).toBe('AUTHORIZED')
    await reportAt(16 * MINUTE, { sequence: 3, temperature: 80 })
    expect(await buyAt(16 * MINUTE)).toBe('SALES_STOPPED')
    await reportAt(17 * MINUTE, { sequence: 4, temperature: 20 })
    expect(await buyAt(17 * MINUTE)).toBe('SALES_STOPPED')
    await openAlert()
    const resolved = await mutate(
      driver,
      'resolveAlert',
      { machineId: 'm1', alertId: 'COLD_CHAIN' },
      'state resolvedBy',
    )
    expect(resolved).toEqual({ state: 'CLOSED', resolvedBy: 'dora' })
    expect(await buyAt(17 * MINUTE)).toBe('AUTHORIZED')
    await reportAt(18 * MINUTE, { sequence: 5, temperature: 20 })
    expect(await buyAt(18 * MINUTE)).toBe('AUTHORIZED')
  })

  it('that says nothing more is stopped by the sweep when its time is over, once', async () => {
    await reportAt(0, { sequence: 1, temperature: 80 })
    await heardAt(15 * MINUTE + 1)
    expect(await buyAt(15 * MINUTE + 1)).toBe('AUTHORIZED')
    expect(await sweepAt(15 * MINUTE + 1)).toMatchObject({ seen: 1, failed: 0 })
    expect(await buyAt(15 * MINUTE + 2)).toBe('SALES_STOPPED')
    expect(await sweepAt(15 * MINUTE + 3)).toMatchObject({ seen: 0 })
  })

  it('that is resolved while a report is on its way is judged anew: a report never brings a breach back', async () => {
    await reportAt(0, { sequence: 1, temperature: 80 })
    await reportAt(16 * MINUTE, { sequence: 2, temperature: 80 })
    await openAlert()
    await Promise.all([
      mutate(driver, 'resolveAlert', { machineId: 'm1', alertId: 'COLD_CHAIN' }, 'state'),
      mutate(controller, 'reportTelemetry', { sequence: 3, temperature: 20 }, 'sequence'),
    ])
    await reportAt(17 * MINUTE, { sequence: 4, temperature: 20 })
    expect(await buyAt(17 * MINUTE)).toBe('AUTHORIZED')
  })
})
