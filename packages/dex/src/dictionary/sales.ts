/**
 * Sales of the whole machine (VA), by product (PA) and by price list (LA).
 *
 * VA gives value then count, since initialisation first. PA2 to PA4 and PA8 give count then value, PA7 the same from
 * its fifth element. LA1 gives since reset first.
 * Source: EVA-DTS 6.1.2 (March 2016), chapter 3, data dictionary.
 */
export const SALES = {
  VA1: {
    title: 'All paid vends',
    fields: [
      'valueInit money init',
      'countInit count init',
      'valueReset money reset',
      'countReset count reset',
      'discountValueInit money init',
      'discountCountInit count init',
      'discountValueReset money reset',
      'discountCountReset count reset',
      'surchargeValueInit money init',
      'surchargeCountInit count init',
      'surchargeValueReset money reset',
      'surchargeCountReset count reset',
    ],
  },
  VA2: {
    title: 'Test vends',
    fields: ['valueInit money init', 'countInit count init', 'valueReset money reset', 'countReset count reset'],
  },
  VA3: {
    title: 'Free vends',
    fields: ['valueInit money init', 'countInit count init', 'valueReset money reset', 'countReset count reset'],
  },
  PA1: {
    title: 'Product or column',
    product: 'names',
    fields: [
      'productId text',
      'price money',
      'name text',
      'capacity number',
      'standardFilling number',
      'standardDispensed number',
      'selectionStatus text',
      'level number',
      'minimumLevel number',
    ],
  },
  PA2: {
    title: 'Paid vends of the product',
    product: 'follows',
    fields: [
      'countInit count init',
      'valueInit money init',
      'countReset count reset',
      'valueReset money reset',
      'discountCountInit count init',
      'discountValueInit money init',
      'discountCountReset count reset',
      'discountValueReset money reset',
      'surchargeCountInit count init',
      'surchargeValueInit money init',
      'surchargeCountReset count reset',
      'surchargeValueReset money reset',
    ],
  },
  PA3: {
    title: 'Test vends of the product',
    product: 'follows',
    fields: ['countInit count init', 'valueInit money init', 'countReset count reset', 'valueReset money reset'],
  },
  PA4: {
    title: 'Free vends of the product',
    product: 'follows',
    fields: [
      'countInit count init',
      'valueInit money init',
      'countReset count reset',
      'valueReset money reset',
      'withoutCupCountInit count init',
      'withoutCupCountReset count reset',
    ],
  },
  PA5: {
    title: 'Last sale, and choices while sold out',
    product: 'follows',
    fields: ['date date', 'time time', 'soldOutChoices number'],
  },
  PA6: { title: 'Product, further data', product: 'follows', fields: [] },
  PA7: {
    title: 'Vends by product, payment device and price list',
    repeats: true,
    keys: 3,
    fields: [
      'productId text',
      'device text',
      'priceList text',
      'price money',
      'countInit count init',
      'valueInit money init',
      'countReset count reset',
      'valueReset money reset',
    ],
  },
  PA8: {
    title: 'Mixed payments of the product, cash part',
    product: 'follows',
    fields: ['countInit count init', 'valueInit money init', 'countReset count reset', 'valueReset money reset'],
  },
  LA1: {
    title: 'Vends by price list and product',
    repeats: true,
    keys: 2,
    fields: ['priceList text', 'productId text', 'price money', 'countReset count reset', 'countInit count init'],
  },
} as const
