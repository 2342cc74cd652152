/**
 * Envelope, identification and control segments.
 * Source: EVA-DTS 6.1.2 (March 2016), chapter 3, data dictionary; ST03 as handhelds append it.
 */
export const CONTROL = {
  DXS: {
    title: 'Transmission start',
    fields: ['senderId text', 'functionalId text', 'version text', 'controlNumber text', 'recipientId text'],
  },
  ST: { title: 'Transaction set start', fields: ['setId text', 'controlNumber text', 'readAt text'] },
  AM1: { title: 'Audit module', fields: ['serialNumber text', 'modelNumber text', 'softwareRevision text'] },
  FA1: {
    title: 'Communication gateway',
    fields: ['serialNumber text', 'modelNumber text', 'softwareRevision text'],
  },
  ID1: {
    title: 'Machine',
    fields: [
      'serialNumber text',
      'modelNumber text',
      'buildStandard text',
      'location text',
      'userField text',
      'assetNumber text',
    ],
  },
  ID2: { title: 'Machine, further identification', fields: [] },
  ID3: { title: 'Machine, further identification', fields: [] },
  ID4: { title: 'Currency', fields: ['decimals number', 'currencyNumeric text', 'currencyAlphabetic text'] },
  ID5: { title: 'Clock, local time', fields: ['date date', 'time time', '', 'daylightSaving text'] },
  ID6: { title: 'Cash bag', fields: ['cashBagNumber text'] },
  CB1: {
    title: 'Controller board',
    fields: ['serialNumber text', 'modelNumber text', 'softwareRevision text'],
  },
  MA5: { title: "Manufacturer's own", repeats: true, fields: ['identifier text'] },
  SD1: {
    title: 'Read control',
    fields: [
      'password text',
      'newPassword text',
      'reporting text',
      'resetSelected text',
      'resetInterval text',
      'resetEvents text',
    ],
  },
  G85: { title: 'Integrity check', fields: ['crc text'] },
  SE: { title: 'Transaction set end', fields: ['segmentCount number', 'controlNumber text'] },
  DXE: { title: 'Transmission end', fields: ['controlNumber text', 'setCount number'] },
} as const
