import type { Adapter, AdapterPayload } from 'oidc-provider'

/** Where the provider keeps sessions and codes: in memory, as a laptop's sign-ins may end with the process. */
export const memoryStorage = (): ((model: string) => Adapter) => {
  const items: Items = new Map()
  return (model) => new MemoryAdapter(model, items)
}

type Items = Map<string, { readonly payload: AdapterPayload; readonly expiresAt: number }>

class MemoryAdapter implements Adapter {
  readonly #model: string
  readonly #items: Items

  constructor(model: string, items: Items) {
    this.#model = model
    this.#items = items
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const now = Date.now()
    for (const [key, { expiresAt }] of this.#items) if (expiresAt <= now) this.#items.delete(key)
    this.#items.set(this.#key(id), { payload, expiresAt: expiresIn === undefined ? Infinity : now + expiresIn * 1000 })
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const item = this.#items.get(this.#key(id))
    return item && item.expiresAt > Date.now() ? item.payload : undefined
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#first((payload) => payload.userCode === userCode)
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#first((payload) => payload.uid === uid)
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id)
    if (payload) payload.consumed = Math.floor(Date.now() / 1000)
  }

  async destroy(id: string): Promise<void> {
    this.#items.delete(this.#key(id))
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of this.#items) if (payload.grantId === grantId) this.#items.delete(key)
  }

  #first(fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, { payload }] of this.#items) if (key.startsWith(`${this.#model}:`) && fits(payload)) return payload
    return undefined
  }

  #key(id: string): string {
    return `${this.#model}:${id}`
  }
}
