import type { ReactNode } from 'react'

/** What is wider than a narrow screen and scrolls by itself there; it can be reached by keyboard then. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
