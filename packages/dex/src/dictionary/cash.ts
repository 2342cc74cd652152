/**
 * Coins, bills and tubes.
 *
 * CA2 gives value then count, since initialisation first; CA3 to CA14 give since reset first. CA304 and CA308 were
 * used for a value and for a number of bills, so CA309 and CA310 replace them (note 6 of the standard).
 * Sources: EVA-DTS 6.1.2 (March 2016), chapter 3, data dictionary. CA15 and CA17, which dictionaries in the wild confuse,
 * are read as coin mechanisms send them: CA1501 is the sum of CA1702 * CA1703.
 */
export const CASH = {
  BA1: { title: 'Bill validator', fields: ['serialNumber text', 'modelNumber text', 'softwareRevision text'] },
  CA1: { title: 'Coin mechanism', fields: ['serialNumber text', 'modelNumber text', 'softwareRevision text'] },
  CA2: {
    title: 'Cash sales',
    fields: ['valueInit money init', 'countInit count init', 'valueReset money reset', 'countReset count reset'],
  },
  CA3: {
    title: 'Cash in',
    fields: [
      'cashInReset money reset',
      'toBoxReset money reset',
      'toTubesReset money reset',
      'oldBillsInReset number',
      'cashInInit money init',
      'toBoxInit money init',
      'toTubesInit money init',
      'oldBillsInInit number',
      'billsInReset money reset',
      'billsInInit money init',
      'billsToRecyclerReset money reset',
      'billsToRecyclerInit money init',
    ],
  },
  CA4: {
    title: 'Cash out',
    fields: [
      'dispensedReset money reset',
      'dispensedManuallyReset money reset',
      'dispensedInit money init',
      'dispensedManuallyInit money init',
      'billsDispensedReset money reset',
      'billsDispensedManuallyReset money reset',
      'billsToRecyclerReset money reset',
      'billsDispensedInit money init',
      'billsDispensedManuallyInit money init',
      'billsToRecyclerInit money init',
    ],
  },
  CA5: { title: 'Power outages seen by the changer', fields: ['countReset count reset', 'countInit count init'] },
  CA6: { title: 'Openings seen by the changer', fields: ['countReset count reset', 'countInit count init'] },
  CA7: {
    title: 'Cash discounts and surcharges',
    fields: [
      'discountReset money reset',
      'discountInit money init',
      '',
      '',
      'surchargeReset money reset',
      'surchargeInit money init',
    ],
  },
  CA8: { title: 'Overpaid cash', fields: ['valueReset money reset', 'valueInit money init'] },
  CA9: { title: 'Vends in the exact change state', fields: ['valueReset money reset', 'valueInit money init'] },
  CA10: {
    title: 'Cash filled by hand',
    fields: [
      'filledReset money reset',
      'filledInit money init',
      'billsFilledReset money reset',
      'billsFilledInit money init',
    ],
  },
  CA11: {
    title: 'Coins accepted, by value',
    repeats: true,
    keys: 1,
    fields: [
      'coin money',
      'inReset count reset',
      'toBoxReset count reset',
      'toTubesReset count reset',
      'inInit count init',
      'toBoxInit count init',
      'toTubesInit count init',
    ],
  },
  CA12: {
    title: 'Coins paid out, by value',
    repeats: true,
    keys: 1,
    fields: [
      'coin money',
      'dispensedReset count reset',
      'dispensedManuallyReset count reset',
      'dispensedInit count init',
      'dispensedManuallyInit count init',
    ],
  },
  CA13: {
    title: 'Coins filled by hand, by value',
    repeats: true,
    keys: 1,
    fields: ['coin money', 'filledReset count reset', 'filledInit count init'],
  },
  CA14: {
    title: 'Bills accepted, by value',
    repeats: true,
    keys: 1,
    fields: [
      'bill money',
      'inReset count reset',
      'toStackerReset count reset',
      'inInit count init',
      'toStackerInit count init',
    ],
  },
  CA15: {
    title: 'Tube contents',
    fields: [
      'value money',
      '',
      'coins0 number',
      'coins1 number',
      'coins2 number',
      'coins3 number',
      'coins4 number',
      'coins5 number',
      'coins6 number',
      'coins7 number',
    ],
  },
  CA16: { title: 'Credited by the machine', fields: ['valueReset money reset', 'valueInit money init'] },
  CA17: {
    title: 'One tube',
    repeats: true,
    fields: ['tube text', 'coin money', 'coins number', 'filledByHand number', 'dispensedByHand number', 'full text'],
  },
} as const
