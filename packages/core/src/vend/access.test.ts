import { describe, expect, it } from 'vitest'
import {
  controller,
  customer,
  driver,
  otherController,
  otherCustomer,
  owner,
  stranger,
  vendRecordOf,
  viewer,
} from '../../test/records.ts'
import type { Caller } from '../command.ts'
import { mayCancel, maySee } from './access.ts'

const CALLERS: [who: string, caller: Caller, sees: boolean, cancels: boolean][] = [
  ['the customer who bought', customer, true, true],
  ['another customer', otherCustomer, false, false],
  ["the operator's owner", owner, true, true],
  ["the operator's route driver", driver, true, false],
  ["the operator's viewer", viewer, true, false],
  ["another operator's owner", stranger, false, false],
  ['the machine that dispenses', controller, true, false],
  ['another machine of the operator', otherController, false, false],
  ["another operator's machine of the same id", { ...controller, operatorId: 'globex' }, false, false],
  ['a customer whose id is that of the operator', { kind: 'CUSTOMER', id: 'acme' }, false, false],
  ['a guest', { kind: 'GUEST' }, false, false],
]

describe('a vend', () => {
  it.each(CALLERS)('is for %s: seen and cancelled as the rules say', (_who, caller, sees, cancels) => {
    expect([maySee(caller, vendRecordOf()), mayCancel(caller, vendRecordOf())]).toEqual([sees, cancels])
  })

  it("of a guest is no other guest's and no customer's", () => {
    const { customerId: _, ...guests } = vendRecordOf()
    expect([maySee({ kind: 'GUEST' }, guests), maySee(customer, guests)]).toEqual([false, false])
    expect(maySee(owner, guests)).toBe(true)
  })
})
