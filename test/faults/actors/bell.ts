/** Wakes whoever waits. */
export class Bell {
  #ring: () => void = () => undefined

  /** Waits until it rings, and no longer than so many milliseconds. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#ring = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  ring(): void {
    this.#ring()
  }
}
