import type {
  StripeElements,
  StripeElementsOptionsMode,
  StripeElementsUpdateOptions,
  StripeError,
  StripePaymentElement,
} from '@stripe/stripe-js'
import { onlyKnown, want } from './stripe-shapes.ts'

/** What the real one loads into its frame, from Stripe's own address. */
const INNER = 'https://js.stripe.com/v3/elements-inner-payment.html'

/** The form of an Elements instance. */
export interface Form {
  readonly frame: HTMLIFrameElement
  isMounted: boolean
  isSubmitted: boolean
}

const forms = new WeakMap<object, Form>()

/** The form that belongs to the instance. @throws IntegrationError when it is none of ours */
export function formOf(elements: object): Form {
  const form = forms.get(elements)
  want(form?.isMounted === true, 'Invalid value for elements: it must have a mounted Payment Element')
  return form
}

/** What was typed. */
export function typedCard({ frame }: Form): { number: string; expiry: string; cvc: string } {
  const of = (name: string) => frame.contentDocument?.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? ''
  return { number: of('number'), expiry: of('expiry'), cvc: of('cvc') }
}

/** `stripe.elements()`, for a payment whose intent is made later. What it was given can be read off its frame. */
export function createElements(options: StripeElementsOptionsMode): StripeElements {
  check('elements', options)
  want(options.mode === 'payment', 'Invalid value for elements(): the stand-in has mode "payment" only')
  want(options.amount !== undefined && options.currency !== undefined, 'elements(): amount and currency are required')
  let shown: object = options
  const frame = document.createElement('iframe')
  const show = () => {
    frame.dataset.options = JSON.stringify(shown)
  }
  const form: Form = { frame, isMounted: false, isSubmitted: false }
  show()
  const elements = {
    create: (type: string) => {
      want(type === 'payment', `elements.create(): the stand-in has no element "${type}"`)
      return createPayment(form)
    },
    update: (changed: StripeElementsUpdateOptions) => {
      check('update', changed)
      shown = { ...shown, ...changed }
      show()
      return Promise.resolve()
    },
    submit: () => {
      formOf(elements)
      const error = faultOf(form)
      form.isSubmitted = !error
      return Promise.resolve(error ? { error } : { selectedPaymentMethod: 'card' })
    },
  }
  forms.set(elements, form)
  return elements as unknown as StripeElements
}

const KNOWN = ['mode', 'amount', 'currency', 'captureMethod', 'allowedPaymentMethodTypes', 'locale', 'appearance']

function check(method: string, options: Partial<StripeElementsOptionsMode> & StripeElementsUpdateOptions): void {
  onlyKnown(method, options, KNOWN)
  const { amount, currency, captureMethod, locale, appearance } = options
  want(
    amount === undefined || (Number.isSafeInteger(amount) && amount > 0),
    `${method}(): amount is no positive integer`,
  )
  want(currency === undefined || /^[a-z]{3}$/.test(currency), `${method}(): currency is no three lower-case letters`)
  const captures = ['manual', 'automatic', 'automatic_async', undefined]
  want(captures.includes(captureMethod), `${method}(): captureMethod is none of ${captures}`)
  want(locale === undefined || /^[a-z]{2}(-[A-Z]{2})?$/.test(locale), `${method}(): ${locale} is no locale`)
  if (!appearance) return
  onlyKnown(`${method} appearance`, appearance, ['theme', 'variables', 'rules', 'labels', 'inputs'])
  want(
    ['stripe', 'night', 'flat'].includes(appearance.theme ?? 'stripe'),
    `${method}(): there is no theme ${appearance.theme}`,
  )
}

type Handler = (event: { elementType: 'payment'; error?: StripeError }) => void

function createPayment(form: Form): StripePaymentElement {
  const handlers: [string, Handler][] = []
  const tell = (type: string, error?: StripeError) => {
    for (const [wanted, handler] of handlers)
      if (wanted === type) handler({ elementType: 'payment', ...(error && { error }) })
  }
  const { frame } = form
  const load = async (place: HTMLElement) => {
    const inner = await fetch(INNER).then((answer) => answer.text())
    frame.title = 'Secure payment input frame'
    frame.srcdoc = inner
    Object.assign(frame.style, { border: '0', width: '100%', height: '12rem' })
    await new Promise((done) => {
      frame.addEventListener('load', done, { once: true })
      place.append(frame)
    })
    tell('ready')
  }
  const element = {
    on: (type: string, handler: Handler) => {
      handlers.push([type, handler])
      return element
    },
    mount: (place: HTMLElement) => {
      want(place?.isConnected, 'Invalid DOM element: it must be in the document when an element is mounted')
      want(place.childNodes.length === 0, 'This Element will be mounted to a DOM element that contains child nodes.')
      form.isMounted = true
      load(place).catch(() => tell('loaderror', { type: 'api_connection_error', message: 'The form did not load' }))
    },
    destroy: () => {
      want(frame.dataset.destroyed === undefined, 'This Element has already been destroyed.')
      frame.dataset.destroyed = ''
      form.isMounted = false
      frame.remove()
    },
  }
  return element as unknown as StripePaymentElement
}

/** What is missing or wrong in the form, as Stripe says it to a customer. */
function faultOf(form: Form): StripeError | undefined {
  const { number, expiry, cvc } = typedCard(form)
  const type = 'validation_error'
  if (number.replaceAll(' ', '').length < 14) {
    return { type, code: 'incomplete_number', message: 'Your card number is incomplete.' }
  }
  if (!/^\d\d\/\d\d$/.test(expiry)) {
    return { type, code: 'incomplete_expiry', message: 'Your card’s expiration date is incomplete.' }
  }
  if (cvc.length < 3) return { type, code: 'incomplete_cvc', message: 'Your card’s security code is incomplete.' }
  return undefined
}
