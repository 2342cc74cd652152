/** A value that may be an Output, a promise, or hold some deeper inside: what SST's options take. */
export type Input<T> = T | Promise<T> | Output<T>

/** A value known later, with `apply` and lifted properties (`table.arn`), as Pulumi's Output. */
export interface Output<T> {
  apply<U>(transform: (value: T) => Input<U>): Output<U>
}

const values = new WeakMap<object, Promise<unknown>>()
const pending = new Set<Promise<unknown>>()
const failures: unknown[] = []

/** Makes an Output of a value, a promise, an Output, or an object that holds Outputs. Its properties are Outputs too. */
export const output = <T>(value: Input<T>): Output<T> => {
  const promise = resolveDeep(value) as Promise<T>
  track(promise)
  const apply = <U>(transform: (value: T) => Input<U>): Output<U> => output(promise.then(transform) as Promise<U>)
  const target = () => undefined
  const proxy = new Proxy(target, {
    get(_target, key) {
      if (key === 'apply') return apply
      // An Output is not a promise: `await output` must not take it for one.
      if (key === 'then' || key === 'toJSON') return undefined
      if (typeof key === 'symbol') return key === Symbol.toPrimitive ? refuseText : undefined
      if (key === 'toString') return refuseText
      return apply((inner) => (inner as Record<string, unknown> | undefined)?.[key])
    },
  })
  values.set(proxy, promise)
  return proxy as unknown as Output<T>
}

/** True for what `output` made. */
export const isOutput = (value: unknown): value is Output<unknown> =>
  typeof value === 'function' && values.has(value as object)

/** Pulumi's `all`: one Output of an array or a record of inputs. */
export const all = (inputs: unknown): Output<unknown> => output(inputs)

/** Pulumi's `interpolate`: a template whose parts may be Outputs. */
export const interpolate = (literals: TemplateStringsArray, ...parts: unknown[]): Output<string> =>
  output(parts).apply((known) =>
    literals.map((literal, index) => literal + (index < known.length ? String(known[index]) : '')).join(''),
  )

/** Resolves the Outputs and promises inside a value; class instances and functions stay as they are. */
export const resolveDeep = async (value: unknown): Promise<unknown> => {
  if (isOutput(value)) return resolveDeep(await values.get(value as object))
  if (value instanceof Promise) return resolveDeep(await value)
  if (Array.isArray(value)) return Promise.all(value.map(resolveDeep))
  if (!isPlainObject(value)) return value
  const entries = Object.entries(value).map(async ([key, inner]) => [key, await resolveDeep(inner)] as const)
  return Object.fromEntries(await Promise.all(entries))
}

/** Waits until no Output is pending any more, those made by callbacks included. Throws the first failure. */
export const settle = async (): Promise<void> => {
  while (pending.size > 0) await Promise.allSettled(pending)
  if (failures.length > 0) throw failures[0]
}

const track = (promise: Promise<unknown>): void => {
  pending.add(promise)
  promise.then(
    () => pending.delete(promise),
    (failure: unknown) => {
      failures.push(failure)
      pending.delete(promise)
    },
  )
}

const refuseText = (): never => {
  throw new Error(
    'An Output has no text yet: write $interpolate`...` instead of a plain template, or use output.apply()',
  )
}

const isPlainObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
