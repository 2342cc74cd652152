import { Entity as ElectroEntity, Service as ElectroService } from './electro.ts'
import { pointReads } from './point-read.ts'

/**
 * ElectroDB's `Entity`, built when it is first used: a function has the models of the whole table at hand, and its start pays for
 * none of them. Its `get` of one key is `pointReads`.
 */
export const Entity = builtOnUse(ElectroEntity, (entity) => {
  const get = pointReads(entity as never)
  Object.assign(entity, { get })
})

/** ElectroDB's `Service`, the same. */
export const Service = builtOnUse(ElectroService)

function builtOnUse<Class extends new (...args: never[]) => object>(
  of: Class,
  finish: (built: object) => void = () => undefined,
): Class {
  const build = (args: never[]) => {
    const built = new of(...args)
    finish(built)
    return built
  }
  return new Proxy(of, { construct: (_, args) => placeholderOf(() => build(args as never[])) })
}

/** Stands for what `build` makes, and makes it at the first look at it. Methods are bound once: ElectroDB's own calls pass no proxy. */
function placeholderOf(build: () => object): object {
  let built: object | undefined
  const bound = new Map<PropertyKey, { method: unknown; bound: unknown }>()
  const real = () => {
    built ??= build()
    return built
  }
  return new Proxy(
    {},
    {
      get(_, name) {
        const value: unknown = Reflect.get(real(), name)
        if (typeof value !== 'function') return value
        const known = bound.get(name)
        if (known?.method === value) return known.bound
        const made: unknown = value.bind(real())
        bound.set(name, { method: value, bound: made })
        return made
      },
      set: (_, name, value) => Reflect.set(real(), name, value),
      has: (_, name) => Reflect.has(real(), name),
      // A service counts the keys of what it joins.
      ownKeys: () => Reflect.ownKeys(real()),
      getOwnPropertyDescriptor: (_, name) => {
        const found = Reflect.getOwnPropertyDescriptor(real(), name)
        return found && { ...found, configurable: true }
      },
    },
  )
}
