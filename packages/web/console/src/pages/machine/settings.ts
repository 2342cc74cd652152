import type { MachineDetailFragment, UpdateMachineInput } from '../../generated/graphql.ts'
import { decimalText, formatMoney, parseAmount } from '../../ui/format.ts'

/** The settings of a machine as the form has them: texts, as they are typed. */
export interface Settings {
  name: string
  place: string
  lat: string
  lng: string
  tags: string[]
  timeZone: string
  /** Percent. */
  tax: string
  inclusive: boolean
  offlineLimit: string
  /** Minutes. */
  silence: string
  perishable: boolean
  /** Degrees Celsius. */
  maxTemperature: string
}

/** The settings as they are. */
export const settingsOf = (machine: MachineDetailFragment): Settings => ({
  ...{ name: machine.name, place: machine.place, tags: [...machine.tags], timeZone: machine.timeZone },
  lat: String(machine.location?.lat ?? ''),
  lng: String(machine.location?.lng ?? ''),
  tax: String(machine.tax.ratePpm / 10_000),
  inclusive: machine.tax.inclusive,
  offlineLimit: decimalText(machine.offlineLimit),
  silence: String(machine.silenceSeconds / 60),
  perishable: machine.perishable !== null,
  maxTemperature: String((machine.perishable?.maxTemperature ?? 50) / 10),
})

const numberIn = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')))

/** What is wrong with the settings; nothing when they can be saved. */
export function wrongIn(settings: Settings, { location, offlineLimit: { currency } }: MachineDetailFragment): string[] {
  const { name, place, lat, lng, tax, offlineLimit, silence, maxTemperature } = settings
  const placed = lat.trim() !== '' || lng.trim() !== ''
  const within = (text: string, low: number, high: number) => numberIn(text) >= low && numberIn(text) <= high
  return [
    ...(name.trim() === '' ? ['It needs a name.'] : []),
    ...(place.trim() === '' ? ['Say where it stands.'] : []),
    ...(location && !placed ? ['It stays on the map: correct its coordinates.'] : []),
    ...(placed && !within(lat, -90, 90) ? ['The latitude has to be -90 to 90.'] : []),
    ...(placed && !within(lng, -180, 180) ? ['The longitude has to be -180 to 180.'] : []),
    ...(within(tax, 0, 100) ? [] : ['The tax has to be 0 to 100 %.']),
    ...(parseAmount(offlineLimit, currency) === undefined ? [`The offline limit is no amount in ${currency}.`] : []),
    ...(within(silence, 4, 1440) ? [] : ['It may be silent for 4 to 1440 minutes.']),
    ...(within(maxTemperature, -50, 120) ? [] : ['The temperature has to be -50 to 120 °C.']),
  ]
}

/** What was changed, a line for each, in the words of the form. */
export function differences(machine: MachineDetailFragment, settings: Settings): [label: string, value: string][] {
  const before = settingsOf(machine)
  const { currency } = machine.offlineLimit
  const money = (text: string) => formatMoney({ amount: parseAmount(text, currency) ?? 0, currency })
  const rows: [label: string, old: string, now: string][] = [
    ['Name', before.name, settings.name],
    ['Place', before.place, settings.place],
    ['Coordinates', `${before.lat}, ${before.lng}`, `${settings.lat}, ${settings.lng}`],
    ['Tags', before.tags.join(', '), settings.tags.join(', ')],
    ['Time zone', before.timeZone, settings.timeZone],
    ['Tax', taxWords(before), taxWords(settings)],
    ['Offline limit', money(before.offlineLimit), money(settings.offlineLimit)],
    ['May be silent', `${before.silence} minutes`, `${settings.silence} minutes`],
    ['Perishables', perishableWords(before), perishableWords(settings)],
  ]
  return rows
    .filter(([, old, now]) => old !== now)
    .map(([label, old, now]) => [label, `${now} (was ${old || 'nothing'})`])
}

const taxWords = ({ tax, inclusive }: Settings) => `${tax} %, ${inclusive ? 'in the price' : 'added to the price'}`

const perishableWords = ({ perishable, maxTemperature }: Settings) =>
  perishable ? `no sales above ${maxTemperature} °C` : 'none'

/** What the API is told: what was changed, and nothing else, so that a route driver can save what a route driver may. */
export function updateOf(machine: MachineDetailFragment, settings: Settings): UpdateMachineInput {
  const before = settingsOf(machine)
  const { currency } = machine.offlineLimit
  const changed = (...names: (keyof Settings)[]) =>
    names.some((name) => String(before[name]) !== String(settings[name]))
  const { name, place, tags, timeZone, inclusive } = settings
  return {
    machineId: machine.id,
    ...(changed('name') && { name }),
    ...(changed('place') && { place }),
    ...(changed('lat', 'lng') && { location: { lat: numberIn(settings.lat), lng: numberIn(settings.lng) } }),
    ...(changed('tags') && { tags }),
    ...(changed('timeZone') && { timeZone }),
    ...(changed('tax', 'inclusive') && {
      tax: { ...machine.tax, ratePpm: Math.round(numberIn(settings.tax) * 10_000), inclusive },
    }),
    ...(changed('offlineLimit') && {
      offlineLimit: { amount: parseAmount(settings.offlineLimit, currency) ?? 0, currency },
    }),
    ...(changed('silence') && { silenceSeconds: Math.round(numberIn(settings.silence) * 60) }),
    ...(changed('perishable', 'maxTemperature') && { perishable: ruleOf(machine, settings) }),
  }
}

const ruleOf = (machine: MachineDetailFragment, { perishable, maxTemperature }: Settings) =>
  perishable
    ? {
        maxTemperature: Math.round(numberIn(maxTemperature) * 10),
        warmMinutes: machine.perishable?.warmMinutes ?? 15,
        recoverMinutes: machine.perishable?.recoverMinutes ?? 30,
      }
    : null
