import { ConfigError } from '../errors.ts'
import { isOutput } from '../output.ts'
import { here } from '../registry.ts'

/** What a component gives to those that link it: `Resource.<name>` and, with `include`, permissions or variables. */
export interface LinkDefinition {
  readonly properties: Record<string, unknown>
  readonly include?: readonly { readonly type: string; readonly [key: string]: unknown }[]
}

/** The base of everything that sst.config.ts can make with `new`. */
export abstract class Component {
  /** SST's name of the type in links, for example `sst.aws.Dynamo`. */
  static readonly type: string = 'sst.Component'
  readonly logicalName: string

  constructor(name: string) {
    this.logicalName = name
  }
}

/** True for a component that can stand in a `link` array. */
export const isLinkable = (value: unknown): value is Component & { getSSTLink(): LinkDefinition } =>
  value instanceof Component && typeof (value as { getSSTLink?: unknown }).getSSTLink === 'function'

/** Properties that JavaScript itself asks for; asking for them is not a use of the component. */
const SILENT = new Set(['then', 'toJSON', 'constructor', 'prototype', 'name', 'length', '$$typeof'])

/** Makes every unknown property of a component, a class or a namespace an error that names what is supported. */
export const guarded = <T extends object>(target: T, what: string, known: readonly string[]): T =>
  new Proxy(target, {
    get(object, key) {
      const value: unknown = Reflect.get(object, key)
      if (value !== undefined || key in object || typeof key === 'symbol' || SILENT.has(key)) {
        // The methods of a component lose the guard, so that they reach its private fields.
        const isMethod = object instanceof Component && key !== 'constructor' && !isOutput(value)
        return isMethod && typeof value === 'function' ? value.bind(object) : value
      }
      throw new ConfigError(
        `the local cloud does not support ${what}.${key}. Supported there: ${[...known].sort().join(', ')}`,
        here(),
      )
    },
  })

/** A component as the configuration sees it: what it does not have is an error. */
export const component = <T extends object>(instance: T, type: string): T => guarded(instance, type, namesOf(instance))

/** A class as the configuration sees it: what it makes is guarded, and statics it does not have are an error. */
export const guardClass = <C extends new (...args: never[]) => object>(cls: C, type: string): C => {
  const statics = Object.getOwnPropertyNames(cls).filter((name) => !SILENT.has(name) && name !== 'type')
  const makesGuarded = new Proxy(cls, {
    construct: (original, args) => component(Reflect.construct(original, args) as object, type),
  })
  return guarded(makesGuarded, type, statics)
}

const namesOf = (instance: object): string[] => {
  const prototype: unknown = Object.getPrototypeOf(instance)
  const names = [...Object.getOwnPropertyNames(instance), ...Object.getOwnPropertyNames(prototype)]
  return names.filter((name) => !SILENT.has(name) && name !== 'getSSTLink' && name !== 'logicalName')
}
