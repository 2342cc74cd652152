import { randomBytes } from 'node:crypto'
import { ConfigError } from '../errors.ts'
import { type Input, output } from '../output.ts'
import type { SecretPlan } from '../plan.ts'
import { claimName, context, contribute, here } from '../registry.ts'
import { Component, type LinkDefinition } from './component.ts'

/** `sst.Secret`: `SST_SECRET_<name>`, else the secrets file, else the placeholder, else made at random for this laptop. */
export class Secret extends Component {
  static override readonly type = 'sst.sst.Secret'
  readonly #plan: Promise<SecretPlan>

  constructor(name: string, placeholder?: Input<string>) {
    super(claimName(name, 'sst.Secret'))
    const place = here()
    this.#plan = secretPlan(name, placeholder)
    contribute(async (plan) => {
      const secret = await this.#plan
      if (typeof secret.value !== 'string')
        throw new ConfigError(`the placeholder of sst.Secret "${name}" is no text`, place)
      plan.secrets.push(secret)
    })
  }

  get name() {
    return output(this.logicalName)
  }

  get value() {
    return output(this.#plan).apply((secret) => secret.value)
  }

  getSSTLink(): LinkDefinition {
    return { properties: { value: this.value } }
  }
}

const secretPlan = async (name: string, placeholder: Input<string> | undefined): Promise<SecretPlan> => {
  const fromEnvironment = process.env[`SST_SECRET_${name}`]
  if (fromEnvironment !== undefined) return { name, value: fromEnvironment, source: 'environment' }
  const kept = context().secrets[name]
  if (kept !== undefined) return { name, value: kept, source: 'file' }
  if (placeholder !== undefined) {
    const value = await new Promise<string>((resolve) => void output(placeholder).apply(resolve))
    return { name, value, source: 'placeholder' }
  }
  return { name, value: randomBytes(32).toString('base64url'), source: 'random' }
}
