import { randomUUID } from 'node:crypto'
import { closingOf, NO_TURNOVER, writeClosing } from '@dispense/core'
import { Vend } from '@dispense/core/entities'
import { vendRecordOf } from '@dispense/core/testing/records'
import { makeStatements, startExports, work } from '@dispense/functions/exports'
import { queries } from './documents.ts'
import type { Fleet } from './fleet.ts'
import { ask, command, type Operation } from './operation.ts'

/** Files with an operator's rows, and what makes them. */
export const exports = (): Operation[] => [...asking(), ...working()]

const asking = (): Operation[] => [
  {
    name: 'Mutation.createExport',
    what: 'an owner asks for a file of the ledger',
    keys: 'reads Idempotency; writes Export, Idempotency',
    prepare: (fleet) => command('createExport', fleet.staff, inputOf('LEDGER')),
  },
  {
    name: 'Query.exportStatus',
    what: 'an owner asks how far it is',
    keys: '`operatorId`, `exportId`, strongly',
    prepare: async (fleet) => ask(fleet.staff, queries.exportStatus, { id: await asked(fleet, 'LEDGER') }),
  },
  {
    name: 'Query.exports',
    what: 'an owner lists the newest: one',
    keys: 'Query `operatorId`, `$export`, newest first',
    prepare: async (fleet) => {
      await asked(fleet, 'LEDGER')
      return ask(fleet.staff, queries.exports, {})
    },
  },
]

const working = (): Operation[] => [
  {
    name: 'exports',
    what: 'a file of the ledger, of a day without a transfer',
    keys: '`operatorId`, `exportId`: Export read and written twice; Query Transfer by `operatorId`, `shard`, for each of 16 shards; 200 transfers of a key are a Query',
    prepare: async (fleet) => making(fleet, await asked(fleet, 'LEDGER')),
  },
  {
    name: 'exports',
    what: 'a file of the sales of a day: two vends at 20 machines',
    keys: '`operatorId`, `exportId`: Export read and written twice; Query gsi1 `operatorId`, `$machine`, twice; Query gsi2 `operatorId`, `machineId` for each machine; 200 vends are a Query and 2 BatchGetItem',
    prepare: async (fleet) => {
      const at = '2026-01-01T12:00:00.000Z'
      const of = { operatorId: fleet.operatorId, machineId: fleet.machines[0] ?? '' }
      for (const vendId of ['exported-1', 'exported-2']) {
        const vend = vendRecordOf({ ...of, vendId, state: 'COMPLETED', createdAt: at, updatedAt: at })
        await Vend.put(vend).go(fleet.electro())
      }
      return making(fleet, await asked(fleet, 'SALES'))
    },
  },
  {
    name: 'statements',
    what: 'every night: two statements of the one closed day of the week are put',
    keys: 'Query gsi1 all Operators; Query LedgerClosing by `operatorId`, from day to day; writes Export',
    prepare: async (fleet) => {
      const now = Date.parse('2026-01-09T03:45:00.000Z')
      const of = {
        operatorId: fleet.operatorId,
        day: '2026-01-08',
        currency: 'EUR',
        closedAt: '2026-01-09T01:15:00.000Z',
      }
      await writeClosing(closingOf(of, undefined, NO_TURNOVER)).go(fleet.electro())
      return async (shop) => {
        const { statements } = await makeStatements({ electro: shop.electro(), now, deadline: Date.now() + 60_000 })
        if (statements !== 2) throw new Error(`${statements} statements were put`)
      }
    },
  },
  {
    name: 'sweep',
    what: 'every minute: the two statements of a night wait for workers',
    keys: 'Query gsi4 `due`, `$export`, then both Exports',
    prepare: async () => async (shop) => {
      const { client, table, deadline } = shop.parts()
      await startExports({ client, table, deadline, start: async () => undefined, log: console.error })
    },
  },
]

const inputOf = (kind: string) => ({
  ...{ kind, format: 'CSV', from: '2026-01-01T00:00:00.000Z', to: '2026-01-02T00:00:00.000Z' },
  idempotencyKey: randomUUID(),
})

async function asked(fleet: Fleet, kind: string): Promise<string> {
  type Made = { createExport: { id: string } }
  return (await fleet.send<Made>('createExport', fleet.staff, inputOf(kind))).createExport.id
}

/** The function's work, but for S3's part in it. */
function making(fleet: Fleet, exportId: string) {
  const put = async () => undefined
  const none = async () => await Promise.reject(new Error('The file is not so large'))
  const store = { put, read: none, begin: none, part: none, complete: none }
  return async (shop: Pick<Fleet, 'parts'>) => {
    const { client, table, deadline } = shop.parts()
    const parts = { client, table, store, deadline: deadline + 600_000, again: async () => undefined }
    const worked = await work({ operatorId: fleet.operatorId, exportId }, parts)
    if (worked !== 'DONE') throw new Error(`The worker answered ${worked}`)
  }
}
