import { type Listener, listen } from './listen.ts'

/** Everything that listens, by its port counted from the first. */
const OFFSETS = { api: 0, oidc: 1, aws: 2, socket: 4, s3: 5, functions: 6, web: 7 } as const

/** What a page on another device asks. SQS and the URLs of functions are for programs on this machine. */
const FOR_DEVICES: ReadonlySet<string> = new Set<keyof typeof OFFSETS>(['api', 'oidc', 'socket', 's3', 'web'])

/** The servers of a cloud: the HTTP API, the OpenID provider, SQS, the WebSocket API, S3, the URLs of functions, the router. */
export type Listeners = Readonly<Record<keyof typeof OFFSETS, Listener>>

/**
 * Opens them all, so that their addresses are known before the configuration is executed.
 * @param port of the first; 0 for free ports
 * @param host at which other devices reach those that are for them; undefined: at none
 * @throws PortInUseError, HostError
 */
export const openListeners = async (
  port: number,
  host: string | undefined,
  closers: (() => Promise<unknown>)[],
): Promise<Listeners> => {
  const opened: Partial<Record<keyof typeof OFFSETS, Listener>> = {}
  for (const [name, offset] of Object.entries(OFFSETS)) {
    const listener = await listen(port === 0 ? 0 : port + offset, FOR_DEVICES.has(name) ? host : undefined)
    closers.push(() => listener.close())
    opened[name as keyof typeof OFFSETS] = listener
  }
  return opened as Listeners
}

/** Where they listen, as the configuration is told. S3's is an address, because the AWS SDK would put the bucket before a name. */
export const urlsOf = ({ api, oidc, aws, socket, s3, functions, web }: Listeners) => ({
  apiUrl: `http://localhost:${api.port}`,
  oidcUrl: `http://localhost:${oidc.port}`,
  awsUrl: `http://localhost:${aws.port}`,
  socketUrl: `http://localhost:${socket.port}`,
  s3Url: `http://127.0.0.1:${s3.port}`,
  functionUrl: `http://localhost:${functions.port}`,
  webUrl: `http://localhost:${web.port}`,
})
