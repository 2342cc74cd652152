import { expect, it } from 'vitest'
import { ownAddresses } from './network.ts'

const address = (text: string, change = {}) => ({
  ...{ address: text, family: 'IPv4' as const, internal: false, netmask: '255.255.255.0' },
  ...{ mac: '00:00:00:00:00:00', cidr: null, ...change },
})

it('a machine is reached at its addresses in private networks first, and at no loopback', () => {
  const interfaces = {
    lo: [address('127.0.0.1', { internal: true })],
    ppp0: [address('203.0.113.9')],
    wlan0: [address('192.168.1.5'), { ...address('fe80::1'), family: 'IPv6' as const, scopeid: 1 }],
    eth0: [address('172.20.0.2')],
  }
  expect(ownAddresses(interfaces)).toEqual(['192.168.1.5', '172.20.0.2', '203.0.113.9'])
  expect(ownAddresses({})).toEqual([])
})
