/** How to close what was opened, in the order of opening. */
export type Closers = (() => Promise<unknown>)[]

/** Closes in the opposite order of opening. */
export const closeAll = async (closers: Closers): Promise<void> => {
  for (let close = closers.pop(); close; close = closers.pop()) await close()
}
