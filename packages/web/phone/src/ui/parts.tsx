import type { ComponentChildren } from 'preact'
import type { Fault } from '../../../shared/fault.ts'
import { text } from '../text/index.ts'

interface ButtonProps {
  readonly children: ComponentChildren
  readonly onClick?: () => void
  readonly kind?: 'primary' | 'plain' | 'quiet'
  readonly type?: 'button' | 'submit'
  readonly disabled?: boolean
}

/** A button that a thumb hits. */
export const Button = ({ children, onClick, kind = 'primary', type = 'button', disabled = false }: ButtonProps) => (
  <button type={type} class={`button ${kind}`} onClick={onClick} disabled={disabled}>
    {children}
  </button>
)

/** A note in a frame; `alert` is read out at once. */
export const Notice = ({ children, alert = false }: { children: ComponentChildren; alert?: boolean }) => (
  <div class={alert ? 'notice alert' : 'notice'} role={alert ? 'alert' : undefined}>
    {children}
  </div>
)

/** What a fault says to a customer: a sentence, and a way on. */
export function sentencesOf(fault: Fault): readonly [string, string] {
  return text.faults[fault.code] ?? [text.unknownFault, `${fault.message} ${fault.fix}`.trim()]
}

/** A fault in the customer's words, with the number by which it is found when it is one of ours. */
export function FaultNotice({ fault, children }: { fault: Fault; children?: ComponentChildren }) {
  const [title, advice] = sentencesOf(fault)
  return (
    <Notice alert>
      <strong>{title}</strong>
      <p>{advice}</p>
      {!(fault.code in text.faults) && fault.requestId && <p class="small">{text.requestId(fault.requestId)}</p>}
      {children}
    </Notice>
  )
}

/** Something is on its way. */
export const Waiting = () => (
  <p class="waiting" role="status">
    <span class="spinner" aria-hidden="true" />
    {text.loading}
  </p>
)
