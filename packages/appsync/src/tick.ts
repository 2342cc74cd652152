/** Runs after the promises of this tick have settled, so that every call that they start is gathered. */
export function afterTick(run: () => void): void {
  void Promise.resolve().then(() => process.nextTick(run))
}
