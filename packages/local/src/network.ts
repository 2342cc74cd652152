import { networkInterfaces } from 'node:os'

/** The addresses (IPv4) at which other devices reach this machine: those in private networks first, as a home or an office has. */
export const ownAddresses = (interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces()): string[] =>
  Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
    .toSorted((a, b) => Number(isPrivate(b)) - Number(isPrivate(a)))

/** RFC 1918. */
const isPrivate = (address: string): boolean => /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(address)
