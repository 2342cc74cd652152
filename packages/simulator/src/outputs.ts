import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SimulatorError } from './errors.ts'

/** What `run()` of sst.config.ts returned: where the running cloud is. */
export interface Outputs {
  /** The base URL of the HTTP API, without a slash at its end. */
  api: string
  /** The address of the pages: the console at `/`, the phone page at `/m/<machine code>`. */
  web: string
  /** The URL of the WebSocket API. */
  socket: string
  /** The OpenID issuer of people's tokens. */
  issuer: string
  /** The OpenID client that people sign in to; their tokens' audience. */
  clientId: string
}

/** The command that brings the local cloud up, as every message about its absence names it. */
export const START_FIX = 'Start it with: npm start'

/**
 * Reads the outputs of the running local cloud from `<dataDir>/outputs.json`.
 * @throws SimulatorError CLOUD_NOT_RUNNING when the file is missing or is not the outputs of this project.
 */
export const readOutputs = async (dataDir: string): Promise<Outputs> => {
  const file = join(dataDir, 'outputs.json')
  try {
    return parseOutputs(JSON.parse(await readFile(file, 'utf8')))
  } catch (cause) {
    throw new SimulatorError('CLOUD_NOT_RUNNING', `The local cloud is not running: no usable ${file}.`, START_FIX, {
      cause,
    })
  }
}

const parseOutputs = (json: Record<string, unknown>): Outputs => {
  const { api, web, socket, issuer, clientId } = json
  const texts = [api, socket, issuer, clientId, web]
  if (!texts.every((text) => typeof text === 'string'))
    throw new TypeError('api, web, socket, issuer and clientId are texts')
  const [url = '', ...others] = texts
  return {
    api: url.replace(/\/$/, ''),
    socket: others[0] ?? '',
    issuer: others[1] ?? '',
    clientId: others[2] ?? '',
    web: others[3] ?? '',
  }
}
