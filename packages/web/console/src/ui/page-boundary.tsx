import { Component, type ReactNode, Suspense } from 'react'
import { Waiting } from './answer.tsx'
import { ProblemNote } from './problem-note.tsx'

/** Waits for a page's code, and shows what went wrong instead of an empty window. */
export class PageBoundary extends Component<{ children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {}

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    // A page whose code is gone (the console was deployed anew) is there again after a reload.
    if (this.state.error) return <ProblemNote error={this.state.error} onRetry={() => location.reload()} />
    return <Suspense fallback={<Waiting lines={6} />}>{this.props.children}</Suspense>
  }
}
