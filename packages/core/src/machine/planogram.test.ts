import { describe, expect, it } from 'vitest'
import { codeOf, infoOf, itemsOf, writtenBy } from '../../test/decision.ts'
import { AT, callOf, machineOf, NOW, owner, productOf, slotOf, stateRecordOf, stranger } from '../../test/records.ts'
import { documentedErrors } from '../../test/schema.ts'
import type { ErrorCode } from '../errors/catalogue.ts'
import { repriceMachine, setPlanogram } from './planogram.ts'

type Call = Parameters<typeof setPlanogram.decide>[0]
type Found = Parameters<typeof setPlanogram.decide>[1]
type SlotInput = Call['input']['slots'][number]

const slot = (more: Partial<SlotInput> = {}): SlotInput => ({
  code: 'A1',
  productId: 'cola',
  capacity: 12,
  enabled: true,
  ...more,
})

const found: Found = {
  machine: machineOf(),
  state: stateRecordOf({ stock: { A1: 5, A2: 3 }, jammed: { A1: AT, A2: AT } }),
  'product:cola': productOf(),
  'product:water': productOf({ productId: 'water', name: 'Water', price: 150, deposit: 0 }),
}

interface Changed {
  slots?: SlotInput[]
  planogramVersion?: number | null
  found?: Partial<Found>
  caller?: Call['caller']
}

const decide = ({ slots = [slot()], planogramVersion, found: more, caller = owner }: Changed = {}) =>
  setPlanogram.decide(callOf(caller, { machineId: 'm1', slots, planogramVersion }), { ...found, ...more } as Found)

const foreign = { 'product:cola': productOf({ operatorId: 'globex' }) }

const refusals: [code: ErrorCode, when: string, changed: Changed, info?: object][] = [
  ['NOT_FOUND', 'there is no such machine', { found: { machine: null } }, { machineId: 'm1' }],
  ['NOT_FOUND', "it is another operator's", { caller: stranger }, { machineId: 'm1' }],
  ['PLANOGRAM_CHANGED', 'it replaces an older one', { planogramVersion: 3 }, { planogramVersion: 4 }],
  ['PLANOGRAM_CHANGED', 'it replaces none yet', { planogramVersion: 0 }, { planogramVersion: 4 }],
  ['DUPLICATE_SLOT', 'a slot is named twice', { slots: [slot(), slot({ productId: 'water' })] }, { slot: 'A1' }],
  [
    'PRODUCT_NOT_FOUND',
    'a product is not there',
    { found: { 'product:cola': null } },
    { slot: 'A1', productId: 'cola' },
  ],
  ['PRODUCT_NOT_FOUND', "a product is another operator's", { found: foreign }, { slot: 'A1', productId: 'cola' }],
  [
    'WRONG_CURRENCY',
    'a slot has a price in another one',
    { slots: [slot({ price: { amount: 1, currency: 'USD' } })] },
    { slot: 'A1', currency: 'EUR' },
  ],
  ['MACHINE_BUSY', 'the machine dispenses', { found: { state: stateRecordOf({ activeVendId: 'v0' }) } }],
]

describe('setPlanogram', () => {
  it.each(refusals)('refuses with %s when %s', (code, _when, changed, info) => {
    expect([codeOf(decide(changed)), infoOf(decide(changed))]).toEqual([code, info])
  })

  it('has a test for every error that schema.graphql lists, and no other', () => {
    expect([...new Set(refusals.map(([code]) => code))].sort()).toEqual(documentedErrors.setPlanogram)
  })

  it('replaces planogram and stock together, when no vend, restock or other planogram came in between', () => {
    const [machine, state, ...more] = writtenBy(decide({ planogramVersion: 4 }))
    expect(more).toEqual([])
    expect(machine?.update).toContain('planogramVersion = 5')
    expect(machine?.condition?.split(' AND ').slice(2)).toEqual(['planogramVersion = 4'])
    expect(state?.update).toContain('stock = {"A1":5}')
    expect(state?.update).toContain('planogramVersion = 5')
    expect(state?.update).not.toMatch(/status|fence|reportSequence|restocks/)
    expect(state?.condition?.split(' AND ').slice(2)).toEqual([
      'attribute_not_exists(activeVendId)',
      'fence = 7',
      'restocks = 2',
      'planogramVersion = 4',
    ])
  })

  it('keeps the stock and the jam of a slot that keeps its product, and empties any other', () => {
    const slots = [slot({ code: 'B1' }), slot({ code: 'A2' }), slot({ code: 'A1' })]
    expect(decide({ slots })).toMatchObject({
      value: {
        planogram: [{ code: 'A1' }, { code: 'A2' }, { code: 'B1' }],
        state: { stock: { A1: 5, A2: 0, B1: 0 }, jammed: { A1: AT } },
      },
    })
  })

  it('keeps the stock of slots with numbers for names', () => {
    const machine = machineOf({ planogram: [slotOf({ code: '11' }), slotOf({ code: '12' })] })
    const state = stateRecordOf({ stock: { _11: 4, _12: 5 }, jammed: { _11: AT } })
    expect(decide({ slots: [slot({ code: '11' })], found: { machine, state } })).toMatchObject({
      value: { state: { stock: { _11: 4 }, jammed: { _11: AT } } },
    })
  })

  it("follows the product's list price unless the slot has its own", () => {
    const slots = [slot(), slot({ code: 'A2', productId: 'water', price: { amount: 99, currency: 'EUR' } })]
    expect(decide({ slots })).toMatchObject({
      value: {
        planogram: [
          { price: 200, ownPrice: false, deposit: 25, name: 'Cola' },
          { price: 99, ownPrice: true, deposit: 0, name: 'Water' },
        ],
      },
    })
  })

  it.each([
    [undefined, 12],
    [null, 12],
    [8, 8],
    [50, 12],
    [0, 0],
  ])('takes the par level %s as %i of 12', (parLevel, expected) => {
    expect(decide({ slots: [slot({ parLevel })] })).toMatchObject({ value: { planogram: [{ parLevel: expected }] } })
  })

  it.each([
    ['a quarter of the par level', {}, 3],
    ['a quarter of the par level, whole units', { parLevel: 7 }, 1],
    ['what it is given', { lowAt: 5 }, 5],
    ['none', { lowAt: 0 }, 0],
  ])('takes for the threshold of a slot %s', (_what, more, lowAt) => {
    expect(decide({ slots: [slot(more)] })).toMatchObject({ value: { state: { lowAt: { '*': lowAt } } } })
    expect(writtenBy(decide({ slots: [slot(more)] }))[1]?.update).toContain(`lowAt = {"*":${lowAt}}`)
  })

  it('may take every slot away', () => {
    expect(decide({ slots: [] })).toMatchObject({ value: { planogram: [], state: { stock: {}, jammed: {} } } })
  })

  it('reads each product once, however many slots sell it', () => {
    const slots = ['A1', 'A2', 'A3'].map((code) => slot({ code }))
    const reads = setPlanogram.read(callOf(owner, { machineId: 'm1', slots }))
    expect(Object.keys(reads)).toEqual(['machine', 'state', 'product:cola'])
  })
})

describe('a machine after one of its products changed', () => {
  const reprice = (product: Parameters<typeof productOf>[0], machine = machineOf()) =>
    repriceMachine(machine, productOf(product), NOW)

  it('shows what the product shows now, with a new version of the planogram', () => {
    const operation = reprice({ name: 'Coke', price: 250 })
    const [machine, state, ...more] = operation ? itemsOf(operation) : []
    expect(more).toEqual([])
    expect(machine?.update).toContain('"name":"Coke","price":250')
    expect(machine?.update).toContain('"name":"Water","price":150')
    for (const item of [machine, state]) {
      expect(item?.update).toContain('planogramVersion = 5')
      expect(item?.condition).toContain('planogramVersion = 4')
    }
    expect(state?.update).not.toMatch(/stock|status|fence/)
  })

  it('keeps the own price of a slot', () => {
    const operation = reprice({ name: 'Coke', price: 250 }, machineOf({ planogram: [slotOf({ ownPrice: true })] }))
    expect(operation && itemsOf(operation)[0]?.update).toContain('"name":"Coke","price":200')
  })

  it.each([
    ['nothing that a slot shows has changed', { description: 'Still brown', allergens: ['caffeine'] }],
    ['no slot sells the product', { productId: 'tea', name: 'Tea', price: 1 }],
  ])('is left alone when %s', (_when, product) => {
    expect(reprice(product)).toBeNull()
  })

  it('gains and loses the age that its product asks for', () => {
    const adults = machineOf({ planogram: [slotOf({ minimumAge: 18 })] })
    const gained = reprice({ minimumAge: 18 })
    expect(gained && itemsOf(gained)[0]?.update).toContain('"minimumAge":18')
    for (const minimumAge of [0, undefined]) {
      const lost = reprice({ minimumAge }, adults)
      expect(lost && itemsOf(lost)[0]?.update).not.toContain('minimumAge')
    }
  })

  it('gains and loses the picture with its product', () => {
    const pictured = machineOf({ planogram: [slotOf({ imageUrl: 'https://example.org/cola.png' })] })
    const gained = reprice({ imageUrl: 'https://example.org/cola.png' })
    expect(gained && itemsOf(gained)[0]?.update).toContain('cola.png')
    const lost = reprice({}, pictured)
    expect(lost && itemsOf(lost)[0]?.update).not.toContain('cola.png')
    expect(reprice({ imageUrl: 'https://example.org/cola.png' }, pictured)).toBeNull()
  })
})
