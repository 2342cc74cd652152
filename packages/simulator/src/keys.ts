import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { SimulatorError } from './errors.ts'

/** A machine's key pair: an Ed25519 private JWK (RFC 8037), whose `x` is the public key that the API knows. */
export interface MachineKey {
  machineId: string
  privateKey: JWK & { x: string }
}

/** A machine's token lives as long as the API lets it, RFC 7519 `exp`. */
const TOKEN_SECONDS = 5 * 60

/** A token is used until this much of its life is left, so that it does not end on the way. */
const MARGIN_SECONDS = 60

/**
 * Makes the key pairs that are missing in `<dataDir>/machines` and reads the others: a machine keeps its key between
 * runs.
 */
export const makeMachineKeys = async (dataDir: string, machineIds: readonly string[]): Promise<MachineKey[]> => {
  await mkdir(join(dataDir, 'machines'), { recursive: true })
  return Promise.all(
    machineIds.map(async (machineId) => {
      const found = await findMachineKey(dataDir, machineId)
      if (found) return found
      const key = await makeMachineKey(machineId)
      await writeMachineKey(dataDir, key)
      return key
    }),
  )
}

/** A new Ed25519 key pair for one machine; nothing is stored. */
export const makeMachineKey = async (machineId: string): Promise<MachineKey> => {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  return { machineId, privateKey: withPublicPart(await exportJWK(privateKey)) }
}

/**
 * The key pair of one machine.
 * @throws SimulatorError UNKNOWN_MACHINE when there is none in `<dataDir>/machines`.
 */
export const readMachineKey = async (dataDir: string, machineId: string): Promise<MachineKey> => {
  const found = await findMachineKey(dataDir, machineId)
  if (found) return found
  throw new SimulatorError(
    'UNKNOWN_MACHINE',
    `No key of a machine "${machineId}" in ${join(dataDir, 'machines')}.`,
    'Start the local cloud once (npm start) and take one of its machines, for example machine:acme-0001',
  )
}

/**
 * Signs a machine's token: a compact JWS, alg EdDSA, `iss` = `sub` = the machine, `aud` = `dispense`, `exp` in five
 * minutes unless another time is given (RFC 7519, RFC 8037).
 */
export const signMachineToken = async (
  { machineId, privateKey }: MachineKey,
  seconds: number = TOKEN_SECONDS,
): Promise<string> => {
  // One look at the clock: a second that begins between two would make the token live too long for the API.
  const now = Math.floor(Date.now() / 1000)
  return await new SignJWT({})
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' })
    .setIssuer(machineId)
    .setSubject(machineId)
    .setAudience('dispense')
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .sign(privateKey)
}

/** A source of tokens of one machine that signs a new one only when the last is about to end. */
export const machineTokens = (key: MachineKey): (() => Promise<string>) => {
  let token: Promise<string> | undefined
  let freshUntil = 0
  return () => {
    if (!token || Date.now() >= freshUntil) {
      token = signMachineToken(key)
      freshUntil = Date.now() + (TOKEN_SECONDS - MARGIN_SECONDS) * 1000
    }
    return token
  }
}

/** The ids that the API makes; nothing else may name a file. */
const MACHINE_ID = /^[0-9A-Za-z_-]{1,64}$/

const findMachineKey = async (dataDir: string, machineId: string): Promise<MachineKey | undefined> => {
  if (!MACHINE_ID.test(machineId)) return undefined
  try {
    const jwk: JWK = JSON.parse(await readFile(keyFile(dataDir, machineId), 'utf8'))
    return { machineId, privateKey: withPublicPart(jwk) }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Written beside its place and moved there, so that a reader never sees half a key. */
const writeMachineKey = async (dataDir: string, { machineId, privateKey }: MachineKey) => {
  const file = keyFile(dataDir, machineId)
  await writeFile(`${file}.new`, `${JSON.stringify(privateKey, undefined, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}

const keyFile = (dataDir: string, machineId: string) => join(dataDir, 'machines', `${machineId}.json`)

const withPublicPart = (jwk: JWK): JWK & { x: string } => {
  if (!jwk.x) throw new TypeError('An Ed25519 JWK needs its public part, x (RFC 8037)')
  return { ...jwk, x: jwk.x }
}
