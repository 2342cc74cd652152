import { inject } from 'vitest'

/** Where the cases run, as the global setup found or made it. */
export interface Target {
  /** What `run()` of `app/sst.config.ts` returned. */
  readonly outputs: Readonly<Record<string, string>>
  /** Of the services that are reached by the AWS SDK; on AWS it knows them itself. */
  readonly endpoints: Readonly<Partial<Record<Service, string>>>
  readonly isLocal: boolean
}

type Service = 'dynamodb' | 'lambda' | 's3' | 'sqs'

declare module 'vitest' {
  interface ProvidedContext {
    behaviour: Target
  }
}

/** The outputs of the app. */
export const outputOf = (name: string): string => inject('behaviour').outputs[name] ?? ''

interface ClientSettings {
  readonly endpoint?: string
  readonly region?: string
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string }
}

/** Settings of a client of the AWS SDK. On AWS, region and credentials are those of the environment. */
export const clientSettings = (service: Service): ClientSettings => {
  const { endpoints, isLocal } = inject('behaviour')
  const endpoint = endpoints[service]
  return isLocal ? { ...(endpoint && { endpoint }), ...LOCAL } : {}
}

const LOCAL = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
