export { type Authenticate, type Authenticated, createAuthenticate, MACHINE_AUDIENCE } from './authenticate.ts'
export type { LogError } from './format-error.ts'
export { LIMITS } from './limits.ts'
export { createApiSchema, createServer, type ServerOptions } from './server.ts'
