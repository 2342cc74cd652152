import { Id, parseInput } from '@dispense/core'
import * as v from 'valibot'

/** An id argument that may become part of a key. Throws BAD_INPUT, naming the argument. */
export const parseId = (value: string, name: string): string =>
  parseInput(v.object({ [name]: Id }), { [name]: value })[name] as string
