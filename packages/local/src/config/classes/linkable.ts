import * as v from 'valibot'
import { ConfigError, type Place } from '../errors.ts'
import { output, resolveDeep } from '../output.ts'
import type { Permission } from '../plan.ts'
import { app, claimName, contribute, here, options } from '../registry.ts'
import { Component, isLinkable, type LinkDefinition } from './component.ts'

const Definition = v.strictObject({
  properties: v.record(v.string(), v.unknown()),
  include: v.optional(v.array(v.looseObject({ type: v.picklist(['aws.permission', 'environment']) }))),
})

/** `sst.Linkable`: any values under a name of their own, with the permissions that go with them. */
export class Linkable extends Component {
  static override readonly type = 'sst.sst.Linkable'
  readonly #definition: LinkDefinition

  constructor(name: string, definition: LinkDefinition) {
    super(claimName(name, 'sst.Linkable'))
    const place = here()
    this.#definition = definition
    contribute(async () => void (await options(Definition, definition, `sst.Linkable "${name}"`, place)))
  }

  get name() {
    return output(this.logicalName)
  }

  get properties() {
    return this.#definition.properties
  }

  getSSTLink(): LinkDefinition {
    return this.#definition
  }

  /** Makes a class linkable, or changes what its link gives. */
  static wrap(cls: { prototype: object }, link: (resource: never) => LinkDefinition): void {
    Object.defineProperty(cls.prototype, 'getSSTLink', {
      configurable: true,
      value(this: never) {
        return link(this)
      },
    })
  }
}

/** `sst.aws.permission`: an IAM statement for a Linkable's `include`. */
export const permission = (statement: Permission) => ({ type: 'aws.permission' as const, ...statement })

/** What the `link` array of a function or a command comes to. */
export interface ResolvedLinks {
  readonly names: string[]
  /** `SST_RESOURCE_<name>` as SST sets them, `SST_RESOURCE_App` included, and variables that links bring. */
  readonly environment: Record<string, string>
  readonly permissions: Permission[]
}

/** Resolves a `link` array. */
export const resolveLinks = async (
  links: readonly unknown[],
  what: string,
  place: Place | undefined,
): Promise<ResolvedLinks> => {
  const { name, stage } = app()
  const environment: Record<string, string> = { SST_RESOURCE_App: JSON.stringify({ name, stage }) }
  const names: string[] = []
  const permissions: Permission[] = []
  for (const link of links) {
    if (!link) throw new ConfigError(`an undefined link is in the \`link\` array of ${what}`, place)
    if (!isLinkable(link)) throw new ConfigError(`a value in the \`link\` array of ${what} is not linkable`, place)
    const { properties, include = [] } = (await resolveDeep(link.getSSTLink())) as LinkDefinition
    const type = (link.constructor as typeof Component).type
    environment[`SST_RESOURCE_${link.logicalName}`] = JSON.stringify({ ...properties, type })
    names.push(link.logicalName)
    for (const { type: kind, ...rest } of include) {
      if (kind === 'aws.permission') permissions.push(rest as unknown as Permission)
      else Object.assign(environment, rest.env)
    }
  }
  return { names, environment, permissions }
}
