import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { may, PERMISSIONS, type Permission, rolesIn } from './roles.ts'

/** The fields of the schema that each permission is about. */
const FIELDS: Record<Permission, readonly string[]> = {
  moveMoney: ['refundVend', 'resolveVend', 'closeException'],
  changeProducts: ['createProduct', 'updateProduct', 'createPromotion', 'updatePromotion'],
  commandMachines: ['sendMachineCommand'],
  registerMachines: ['registerMachine', 'renewEnrolment', 'revokeMachineKey'],
  changeMachines: ['updateMachine', 'setPlanogram'],
  restock: ['recordRestock'],
  handleAlerts: ['acknowledgeAlert', 'resolveAlert'],
  readBooks: ['ledger', 'reconciliation', 'exports', 'exportStatus', 'createExport'],
  managePeople: ['invitePerson', 'changeRole', 'removePerson'],
}

const root = new URL('../../../../../', import.meta.url)
const sdl = ['schema.graphql', 'packages/appsync/src/aws.graphql'].map((file) =>
  readFileSync(new URL(file, root), 'utf8'),
)
const schema = buildSchema(sdl.join('\n'), { assumeValidSDL: true })

/** The groups that a field's directive names. */
function groupsOf(field: string): string[] {
  const nodes = [schema.getQueryType(), schema.getMutationType()].map((type) => type?.getFields()[field]?.astNode)
  const directives = nodes.flatMap((node) => node?.directives ?? [])
  const staff = directives.find(({ name }) => name.value === 'aws_cognito_user_pools')
  const groups = staff?.arguments?.find(({ name }) => name.value === 'cognito_groups')?.value
  return groups?.kind === 'ListValue' ? groups.values.map((value) => ('value' in value ? String(value.value) : '')) : []
}

describe('what a role may do', () => {
  it.each(Object.entries(FIELDS))('is what the schema says: %s', (permission, fields) => {
    for (const field of fields) {
      expect([field, groupsOf(field).toSorted()]).toEqual([
        field,
        PERMISSIONS[permission as Permission].roles.toSorted(),
      ])
    }
  })

  it('is what any of the roles allows', () => {
    expect([may(['viewer'], 'moveMoney'), may(['viewer', 'owner'], 'moveMoney'), may([], 'readBooks')]).toEqual([
      false,
      true,
      false,
    ])
  })

  it('counts the groups of staff only', () => {
    expect([rolesIn(['viewer', 'admins', 'owner']), rolesIn(undefined)]).toEqual([['owner', 'viewer'], []])
  })
})
