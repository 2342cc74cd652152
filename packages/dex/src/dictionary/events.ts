/**
 * Events, reads and resets.
 * Source: EVA-DTS 6.1.2 (March 2016), chapter 3, data dictionary. EA5 and EA6 carry a date, a time and a terminal; what they date
 * differs between manufacturers, so they have no more meaning here. EA8 and EA9 are kept as they came.
 */
export const EVENTS = {
  EA1: {
    title: 'Event',
    repeats: true,
    fields: ['eventId text', 'date date', 'time time', 'durationMinutes number'],
  },
  EA2: {
    title: 'Event counter',
    repeats: true,
    keys: 1,
    fields: [
      'eventId text',
      'countReset count reset',
      'countInit count init',
      '',
      'active text',
      'durationMinutes number',
    ],
  },
  EA3: {
    title: 'Reads and resets',
    fields: [
      'readsWithResetInit count init',
      'date date',
      'time time',
      'terminalId text',
      'lastDate date',
      'lastTime time',
      'lastTerminalId text',
      '',
      'readsInit count init',
      'resetsInit count init',
    ],
  },
  EA4: { title: 'Initialisation', fields: ['date date', 'time time', 'terminalId text'] },
  EA5: { title: 'Dated change', fields: ['date date', 'time time', 'terminalId text'] },
  EA6: { title: 'Dated service', repeats: true, fields: ['date date', 'time time', 'terminalId text'] },
  EA7: { title: 'Power outages', fields: ['countReset count reset', 'countInit count init'] },
  EA8: { title: 'Events, further data', repeats: true, fields: [] },
  EA9: { title: 'Events, further data', repeats: true, fields: [] },
} as const
