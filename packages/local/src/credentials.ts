/** Credentials for the local services: they want some and do not look at them. */
export const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' }
