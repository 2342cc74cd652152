/**
 * How far a shard is through when its records finish out of order: everything up to `place` is done. Sequence numbers
 * are told in the order of the stream.
 */
export class Progress {
  readonly #open: string[] = []
  readonly #done = new Set<string>()
  /** The last sequence number before which nothing is open. */
  place: string | undefined

  begin(sequenceNumber: string): void {
    this.#open.push(sequenceNumber)
  }

  done(sequenceNumber: string): void {
    this.#done.add(sequenceNumber)
    let through = 0
    while (this.#done.delete(this.#open[through] ?? '')) through += 1
    if (through > 0) this.place = this.#open.splice(0, through).at(-1)
  }
}
