/**
 * What must be there because another item refers to it. That it is not is a fault of ours, so it is no error of the
 * catalogue: the API masks it.
 */
export function present<T>(item: T | null | undefined): T {
  if (item === null || item === undefined) throw new Error('An item that another one refers to is missing')
  return item
}
