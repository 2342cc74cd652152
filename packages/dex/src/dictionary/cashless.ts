const DEVICE = ['serialNumber text', 'modelNumber text', 'softwareRevision text'] as const
const SOLD = [
  'valueInit money init',
  'countInit count init',
  'valueReset money reset',
  'countReset count reset',
] as const
const VALUE_INIT_FIRST = ['valueInit money init', 'valueReset money reset'] as const
const DISCOUNTS = [
  'discountValueReset money reset',
  'discountCountReset count reset',
  'discountValueInit money init',
  'discountCountInit count init',
  'surchargeValueReset money reset',
  'surchargeCountReset count reset',
  'surchargeValueInit money init',
  'surchargeCountInit count init',
] as const
const USER_GROUP = [
  'group text',
  'netSalesReset money reset',
  'valueAddedReset money reset',
  'discountReset money reset',
  '',
  '',
  'netSalesInit money init',
  'valueAddedInit money init',
  'discountInit money init',
] as const
const MIXED = [
  'countInit count init',
  'valueInit money init',
  'countReset count reset',
  'valueReset money reset',
] as const

/**
 * Cashless devices (DA the first, DB the second) and tokens (TA).
 *
 * DA2 gives value then count, since initialisation first; DA5 and DA9 give since reset first; DA10 gives count then value.
 * Source: EVA-DTS 6.1.2 (March 2016), chapter 3, data dictionary.
 */
export const CASHLESS = {
  DA1: { title: 'Cashless device 1', fields: DEVICE },
  DA2: { title: 'Sales by cashless device 1', fields: SOLD },
  DA3: { title: 'Debited by cashless device 1', fields: VALUE_INIT_FIRST },
  DA4: { title: 'Credit put on cashless device 1', fields: VALUE_INIT_FIRST },
  DA5: { title: 'Discounts and surcharges of cashless device 1', fields: DISCOUNTS },
  DA6: { title: 'Revaluation incentive of cashless device 1', fields: VALUE_INIT_FIRST },
  DA7: { title: 'User group of cashless device 1', repeats: true, keys: 1, fields: USER_GROUP },
  DA8: { title: 'Cashless device 1, further data', fields: [] },
  DA9: { title: 'Overpaid to cashless device 1', fields: ['valueReset money reset', 'valueInit money init'] },
  DA10: { title: 'Mixed payments, part of cashless device 1', fields: MIXED },
  DB1: { title: 'Cashless device 2', fields: DEVICE },
  DB2: { title: 'Sales by cashless device 2', fields: SOLD },
  DB3: { title: 'Debited by cashless device 2', fields: VALUE_INIT_FIRST },
  DB4: { title: 'Credit put on cashless device 2', fields: VALUE_INIT_FIRST },
  DB5: { title: 'Discounts and surcharges of cashless device 2', fields: DISCOUNTS },
  DB6: { title: 'Revaluation incentive of cashless device 2', fields: VALUE_INIT_FIRST },
  DB7: { title: 'User group of cashless device 2', repeats: true, keys: 1, fields: USER_GROUP },
  DB8: { title: 'Cashless device 2, further data', fields: [] },
  DB9: { title: 'Overpaid to cashless device 2', fields: ['valueReset money reset', 'valueInit money init'] },
  DB10: { title: 'Mixed payments, part of cashless device 2', fields: MIXED },
  TA2: {
    title: 'Sales by token: vend tokens, then value tokens',
    fields: [
      'valueInit money init',
      'countInit count init',
      'valueReset money reset',
      'countReset count reset',
      'valueTokenValueInit money init',
      'valueTokenCountInit count init',
      'valueTokenValueReset money reset',
      'valueTokenCountReset count reset',
    ],
  },
} as const
