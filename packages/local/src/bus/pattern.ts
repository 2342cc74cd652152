import { BlockList, isIP } from 'node:net'
import { compileFilter, type Filter, type Rules } from '../dynamo/filters.ts'

/** The rules that EventBridge and SNS have and event source mappings do not. */
const MORE: Rules = {
  cidr: (operand) => {
    const [address = '', bits = ''] = String(operand).split('/')
    const range = new BlockList()
    range.addSubnet(address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4')
    return (value) => {
      const version = typeof value === 'string' ? isIP(value) : 0
      return version > 0 && range.check(String(value), version === 6 ? 'ipv6' : 'ipv4')
    }
  },
  wildcard: (operand) => {
    const parts = String(operand)
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    const pattern = new RegExp(`^${parts.join('[^]*')}$`)
    return (value) => typeof value === 'string' && pattern.test(value)
  },
}

/**
 * Compiles an event pattern of EventBridge or a filter policy of SNS ("Comparison operators for use in event patterns").
 * @throws FilterError for an unknown rule
 */
export const compilePattern = (pattern: Readonly<Record<string, unknown>>): Filter => compileFilter(pattern, MORE)
