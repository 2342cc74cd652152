import { randomUUID, timingSafeEqual } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import type { User } from './users.ts'

/** Who can sign in to a pool: the users of its file, and who signed up by themselves, who stay with the cloud's data. */
export class Accounts {
  readonly #users: User[]
  readonly #file: string

  private constructor(users: User[], file: string) {
    this.#users = users
    this.#file = file
  }

  /** The accounts of a pool: of its users, and of those who signed up before, by themselves, as `file` has them. */
  static async open(users: readonly User[], file: string): Promise<Accounts> {
    const signedUp = await readFile(file, 'utf8').catch(() => '[]')
    return new Accounts([...users, ...(JSON.parse(signedUp) as User[])], file)
  }

  get all(): readonly User[] {
    return this.#users
  }

  bySub(sub: unknown): User | undefined {
    return this.#users.find(({ attributes }) => attributes.sub === sub)
  }

  /** The user of a name, or of an address as Cognito has it with `usernames: ['email']`, if the password is right. */
  signIn(name: string, password: string): User | undefined {
    const user = this.#users.find(({ username, attributes }) => username === name || isSame(attributes.email, name))
    return user && sameText(user.password, password) ? user : undefined
  }

  /** A new user; undefined when the address is somebody's already, or is none. */
  async signUp(email: string, password: string): Promise<User | undefined> {
    const isTaken = this.#users.some(({ attributes }) => isSame(attributes.email, email))
    if (isTaken || password === '' || !/^[^\s@]+@[^\s@]+$/.test(email)) return undefined
    const user: User = { username: email, password, groups: [], attributes: { sub: randomUUID(), email } }
    this.#users.push(user)
    const signedUp = this.#users.filter(({ attributes, username }) => attributes.email === username)
    await writeFile(this.#file, JSON.stringify(signedUp, null, 2))
    return user
  }
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

const sameText = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}
