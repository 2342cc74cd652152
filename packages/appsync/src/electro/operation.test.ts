import { describe, expectTypeOf, it } from 'vitest'
import { Machine, Slot, service } from '../../test/entities.ts'
import { all, type OperationResult } from './operation.ts'

interface MachineItem {
  machineId: string
  operatorId: string
  name: string
  stock?: number
}

describe('the type of ctx.result', () => {
  it('is the item or null for a get', () => {
    const operation = Machine.get({ machineId: 'm' })
    expectTypeOf<OperationResult<typeof operation>>().toExtend<MachineItem | null>()
    expectTypeOf<NonNullable<OperationResult<typeof operation>>['name']>().toEqualTypeOf<string>()
  })

  it('is a list for a batch get', () => {
    const operation = Machine.get([{ machineId: 'm' }])
    expectTypeOf<OperationResult<typeof operation>[number]['name']>().toEqualTypeOf<string>()
  })

  it('is a page for a query', () => {
    const operation = Slot.query.byMachine({ machineId: 'm' })
    expectTypeOf<OperationResult<typeof operation>['items'][number]['stock']>().toEqualTypeOf<number>()
    expectTypeOf<OperationResult<typeof operation>['cursor']>().toEqualTypeOf<string | null>()
  })

  it('is the lists of a collection', () => {
    const operation = service.collections.contents({ machineId: 'm' })
    expectTypeOf<OperationResult<typeof operation>['data']['Slot'][number]['stock']>().toEqualTypeOf<number>()
  })

  it('is the item for a put', () => {
    const operation = Machine.put({ machineId: 'm', operatorId: 'o', name: 'n' })
    expectTypeOf<OperationResult<typeof operation>['name']>().toEqualTypeOf<string>()
  })

  it('is the key for a patch', () => {
    const operation = Slot.patch({ machineId: 'm', code: 'A1' }).set({ stock: 1 })
    expectTypeOf<OperationResult<typeof operation>['code']>().toEqualTypeOf<string>()
  })

  it('is what a wrapper says for an operation with options of its own', () => {
    const operation = { go: (): Promise<{ data: { stock: number } }> => Promise.resolve({ data: { stock: 1 } }) }
    expectTypeOf<OperationResult<typeof operation>>().toEqualTypeOf<{ stock: number }>()
  })

  it('is an outcome for a transaction', () => {
    const operation = service.transaction.write((of) => [
      of.Slot.put({ machineId: 'm', code: 'A1', stock: 1 }).commit(),
    ])
    expectTypeOf<OperationResult<typeof operation>['rejected']>().toEqualTypeOf<boolean>()
    const result = { rejected: true, reasons: [] } as OperationResult<typeof operation>
    if (result.rejected) expectTypeOf(result.reasons[0]?.code).toEqualTypeOf<string | undefined>()
  })

  it('is a record for all', () => {
    const operation = all({ machine: Machine.get({ machineId: 'm' }), slots: Slot.query.byMachine({ machineId: 'm' }) })
    type Result = OperationResult<typeof operation>
    expectTypeOf<NonNullable<Result['machine']>['name']>().toEqualTypeOf<string>()
    expectTypeOf<Result['slots']['items'][number]['stock']>().toEqualTypeOf<number>()
  })
})
