import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Kinds } from './objects.ts'

type AnyObject = Kinds[keyof Kinds]

/**
 * The objects of the stand-in, oldest first by kind. With a file, what a request changed is appended to it at once, and
 * all of it is there again after a restart, also after a kill.
 */
export class Store {
  readonly #kinds = new Map<string, Map<string, AnyObject>>()
  readonly #file: string | undefined
  readonly #changed = new Map<string, AnyObject | { readonly deleted: string; readonly object: string }>()

  /** @throws Error when the file is no journal of a stand-in */
  constructor(file?: string) {
    this.#file = file
    if (file && existsSync(file)) this.#load(file)
  }

  get<K extends keyof Kinds>(kind: K, id: string): Kinds[K] | undefined {
    return this.#of(kind).get(id)
  }

  /** Any object by its id alone. */
  find(id: string): AnyObject | undefined {
    for (const objects of this.#kinds.values()) {
      const found = objects.get(id)
      if (found) return found
    }
    return undefined
  }

  all<K extends keyof Kinds>(kind: K): Kinds[K][] {
    return [...this.#of(kind).values()]
  }

  /** Keeps a new object, or the change of one. */
  save<T extends AnyObject>(object: T): T {
    this.#of(object.object).set(object.id, object)
    this.#changed.set(object.id, object)
    return object
  }

  delete(object: AnyObject): void {
    this.#of(object.object).delete(object.id)
    this.#changed.set(object.id, { deleted: object.id, object: object.object })
  }

  /** Writes what has changed since the last time, whole or not at all. */
  commit(): void {
    if (this.#file && this.#changed.size > 0) appendFileSync(this.#file, linesOf(this.#changed.values()))
    this.#changed.clear()
  }

  #of<K extends keyof Kinds>(kind: K): Map<string, Kinds[K]> {
    const objects = this.#kinds.get(kind) ?? new Map<string, AnyObject>()
    this.#kinds.set(kind, objects)
    return objects as Map<string, Kinds[K]>
  }

  /** Reads the journal and writes it anew without what is outdated. A last line that was cut off did not happen. */
  #load(file: string): void {
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
    for (const line of lines) {
      const object = parse(line, file)
      if ('deleted' in object) this.#of(object.object as keyof Kinds).delete(object.deleted)
      else this.#of(object.object).set(object.id, object)
    }
    const objects = [...this.#kinds.values()].flatMap((kind) => [...kind.values()])
    writeFileSync(`${file}.new`, linesOf(objects))
    renameSync(`${file}.new`, file)
  }
}

const linesOf = (objects: Iterable<object>): string =>
  [...objects].map((object) => `${JSON.stringify(object)}\n`).join('')

const parse = (line: string, file: string): AnyObject | { deleted: string; object: string } => {
  try {
    return JSON.parse(line) as AnyObject
  } catch (error) {
    throw new Error(`${file} is not readable: start with \`npm start -- --fresh\``, { cause: error })
  }
}
