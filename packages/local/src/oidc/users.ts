import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import type { UserPoolPlan } from '../config/plan.ts'

const UserSchema = v.strictObject({
  username: v.pipe(v.string(), v.minLength(1)),
  password: v.string(),
  groups: v.optional(v.array(v.string()), []),
  attributes: v.looseObject({ sub: v.pipe(v.string(), v.minLength(1)), email: v.pipe(v.string(), v.email()) }),
})

/** A user of the local user pool: `attributes` become claims of the ID token, `groups` become `cognito:groups`. */
export type User = v.InferOutput<typeof UserSchema>

/** The file of users is not what the pool can take. */
export class UsersError extends Error {
  override readonly name = 'UsersError'
}

/**
 * Reads the users of a pool: a JSON array of `{ username, password, groups, attributes: { sub, email, ... } }`.
 * @throws UsersError when the file is wrong, or a user is in a group that the configuration does not make
 */
export const readUsers = async (file: string | undefined, pool: UserPoolPlan): Promise<User[]> => {
  if (file === undefined) return []
  const users = parse(file, await read(file))
  for (const { username, groups } of users) {
    const missing = groups.find((group) => !pool.groups.includes(group))
    if (missing === undefined) continue
    throw new UsersError(
      `${file}: ${username} is in the group "${missing}", which the user pool "${pool.name}" does not have. ` +
        `Its groups are: ${pool.groups.join(', ') || 'none'}. Make it with aws.cognito.UserGroup in sst.config.ts`,
    )
  }
  return users
}

const read = async (file: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown
  } catch (error) {
    throw new UsersError(`the users file ${file} cannot be read: ${(error as Error).message}`)
  }
}

const parse = (file: string, content: unknown): User[] => {
  const result = v.safeParse(v.array(UserSchema), content)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new UsersError(`${file}: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`)
}
