import { type Caller, refuse } from '../command.ts'
import { localTime } from '../machine/local-time.ts'
import type { MachineRecord, PlanogramSlot } from '../machine/machine.ts'

/**
 * Whether a buyer is refused for the age. Proof is the birth date in the token of a person who signed in: its issuer
 * lets nobody but an administrator write it, who has looked at a document. Guests have no proof. The age counts on the
 * calendar of the place where the machine stands; a birth year alone counts as its last day.
 */
export function ageRefuses(
  { caller, now }: { caller: Caller; now: number },
  { minimumAge }: PlanogramSlot,
  { timeZone }: MachineRecord,
) {
  if (!minimumAge) return undefined
  const birthDate = caller.kind === 'CUSTOMER' ? caller.birthDate : undefined
  if (birthDate === undefined) return refuse('AGE_PROOF_NEEDED', { minimumAge })
  const today = localTime(now, timeZone).date
  return ageOn(today, birthDate) < minimumAge ? refuse('AGE_TOO_YOUNG', { minimumAge }) : undefined
}

/** Whole years between a birth date and a day, both `YYYY-MM-DD`. Who was born on 29 February has a birthday on 1 March. */
function ageOn(day: string, birthDate: string): number {
  const [year, birthday] = [birthDate.slice(0, 4), birthDate.slice(5) || '12-31']
  const years = Number(day.slice(0, 4)) - Number(year)
  return day.slice(5) < birthday ? years - 1 : years
}
