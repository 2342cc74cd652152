/** How many records are remembered: more than two subscribers can be apart while both are reading. */
const REMEMBERED = 10_000

/** DynamoDB Local rounds the time of a record down to the minute. */
const MINUTE = 60

interface WireRecord {
  awsRegion?: string
  eventID?: string
  dynamodb?: { ApproximateCreationDateTime?: number }
}

/**
 * Puts right what GetRecords of DynamoDB Local says of a record's region (`ddblocal`) and time (its minute): the time is
 * that at which the record was first read, which for a subscriber that keeps up is at most a poll late, and never later than the minute that
 * DynamoDB Local names. The same record always gets the same time.
 */
export class RecordTimes {
  readonly #region: string
  readonly #times = new Map<string, number>()

  constructor(region: string) {
    this.#region = region
  }

  /** The answer with its records put right. */
  correct(answer: Record<string, unknown>): Record<string, unknown> {
    const records = (answer.Records ?? []) as WireRecord[]
    return { ...answer, Records: records.map((record) => this.#corrected(record)) }
  }

  #corrected(record: WireRecord): WireRecord {
    const minute = record.dynamodb?.ApproximateCreationDateTime ?? 0
    const { eventID = '' } = record
    const time =
      this.#times.get(eventID) ?? Math.max(minute, Math.min(Math.floor(Date.now() / 1000), minute + MINUTE - 1))
    this.#remember(eventID, time)
    return { ...record, awsRegion: this.#region, dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: time } }
  }

  #remember(eventID: string, time: number): void {
    this.#times.set(eventID, time)
    const [oldest] = this.#times.keys()
    if (this.#times.size > REMEMBERED && oldest !== undefined) this.#times.delete(oldest)
  }
}
