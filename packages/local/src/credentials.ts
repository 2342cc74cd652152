/** Credentials for the local services: they look at the secret where AWS's signatures matter, and at no permissions. */
export const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' }

/** The access key of an environment: its own, as on AWS, so that its calls can be told from those of another. */
export const keyOf = (environmentId: string): string => `ASIA${environmentId.slice(0, 16).toUpperCase()}`

/** Whether an access key belongs to the local credentials; its secret is theirs. */
export const isLocalKey = (accessKeyId: string): boolean =>
  accessKeyId === CREDENTIALS.accessKeyId || /^ASIA[0-9A-F]{16}$/.test(accessKeyId)
