import * as v from 'valibot'
import { claimName, contribute, here, options, transformed } from '../registry.ts'
import { Component } from './component.ts'
import { resolveLinks } from './linkable.ts'

const DevCommandOptions = v.strictObject({
  dev: v.strictObject({
    autostart: v.optional(v.boolean(), true),
    command: v.string(),
    directory: v.optional(v.string(), '.'),
    title: v.optional(v.string()),
  }),
  environment: v.optional(v.record(v.string(), v.string()), {}),
  link: v.optional(v.array(v.unknown()), []),
})

/** `sst.x.DevCommand`: a process beside the cloud, with its links in its environment. */
export class DevCommand extends Component {
  static override readonly type = 'sst.x.DevCommand'

  constructor(name: string, args: object) {
    super(claimName(name, 'sst.x.DevCommand'))
    const place = here()
    const what = `sst.x.DevCommand "${name}"`
    const given = transformed(DevCommand, name, args)
    contribute(async (plan) => {
      const { dev, environment, link } = await options(DevCommandOptions, given, what, place)
      const links = await resolveLinks(link, what, place)
      plan.commands.push({
        name,
        ...dev,
        title: dev.title ?? name,
        environment: { ...links.environment, ...environment },
      })
    })
  }
}
