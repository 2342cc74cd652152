const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * A zone's offset from UTC at an instant, in seconds.
 * @throws RangeError for a zone that does not exist
 */
export function offsetOf(epochMs: number, timeZone: string): number {
  const fixed = parseOffset(timeZone)
  if (fixed !== undefined) return fixed
  const name = zoneName(epochMs, timeZone, 'longOffset')
  return parseOffset(name.replace('GMT', '')) ?? 0
}

/** A zone's name at an instant, in English. */
export function zoneName(epochMs: number, timeZone: string, style: 'short' | 'long' | 'longOffset'): string {
  const id = `${timeZone} ${style}`
  const format = formats.get(id) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: style })
  formats.set(id, format)
  return format.formatToParts(epochMs).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/** `Z`, `+08`, `+0800`, `+08:00` and `+08:00:00` in seconds; undefined for anything else. */
export function parseOffset(text: string): number | undefined {
  if (text === 'Z') return 0
  const parts = /^([+-])(\d{1,2})(?::?(\d{2}))?(?::?(\d{2}))?$/.exec(text)
  if (!parts) return undefined
  const [, sign, hours, minutes = '0', seconds = '0'] = parts
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
}

/** The instant at which clocks of the zone show these fields (given as if they were UTC). */
export function localToEpoch(localMs: number, timeZone: string): number {
  // The offset depends on the instant that is looked for; the second look settles it, except inside a clock change.
  const guess = localMs - offsetOf(localMs, timeZone) * 1000
  return localMs - offsetOf(guess, timeZone) * 1000
}
