import type { Meter } from '../bill/meter.ts'
import type { Clock } from '../clock.ts'
import type { Plan } from '../config/plan.ts'
import type { ControlPlane } from '../lambda/control-plane.ts'
import type { Listener } from '../listen.ts'
import { type SocketLogEntry, WebSocketGateway } from './gateway.ts'

/** What serving the WebSocket API needs. */
export interface ServeOptions {
  readonly plan: Plan
  readonly listener: Listener
  readonly plane: ControlPlane
  readonly clock: Clock
  readonly meter?: Meter | undefined
  readonly integrationLimit: number | undefined
  readonly log: (event: { readonly type: 'access'; readonly entry: SocketLogEntry }) => void
}

/** Serves the WebSocket API of the configuration, if it has one; answers how to stop it. */
export const serveWebSockets = ({
  plan,
  listener,
  plane,
  clock,
  meter,
  integrationLimit,
  log,
}: ServeOptions): (() => Promise<void>) => {
  const [api] = plan.webSockets
  if (!api) return async () => undefined
  const gateway = new WebSocketGateway({
    api,
    port: listener.port,
    clock,
    meter,
    invoke: (arn, payload) => plane.invoke(arn, payload),
    accessLog: (entry) => log({ type: 'access', entry }),
    integrationLimit,
  })
  listener.handle(gateway.serve)
  listener.handleUpgrade(gateway.upgrade)
  return () => gateway.stop()
}
