import { useEffect, useState } from 'preact/hooks'

/** What the address says: `/m/<code>`, `/m/<code>/account`, `/m/<code>?buy=<key>`, `/m/signed-in`. */
export type Place =
  | { readonly at: 'home' }
  | { readonly at: 'signed-in' }
  | { readonly at: 'machine'; readonly code: string }
  | { readonly at: 'account'; readonly code: string }
  | { readonly at: 'purchase'; readonly code: string; readonly key: string }

/** Reads an address, without the base of the site. */
export function placeOf(path: string, search: string): Place {
  const [code = '', page] = path.split('/').filter(Boolean).map(decodeURIComponent)
  if (code === '') return { at: 'home' }
  if (code === 'signed-in') return { at: 'signed-in' }
  if (page === 'account') return { at: 'account', code }
  const key = new URLSearchParams(search).get('buy')
  return key ? { at: 'purchase', code, key } : { at: 'machine', code }
}

const BASE = import.meta.env.BASE_URL

/** The address of a place, with the base of the site. */
export function addressOf(place: Place): string {
  switch (place.at) {
    case 'home':
      return BASE
    case 'signed-in':
      return `${BASE}signed-in`
    case 'machine':
      return BASE + encodeURIComponent(place.code)
    case 'account':
      return `${BASE}${encodeURIComponent(place.code)}/account`
    case 'purchase':
      return `${BASE}${encodeURIComponent(place.code)}?buy=${encodeURIComponent(place.key)}`
  }
}

const here = (): Place => placeOf(location.pathname.slice(BASE.length), location.search)

const moved = new EventTarget()

/** Goes to a place; `replace` leaves no way back to this one. */
export function go(place: Place, replace = false): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', addressOf(place))
  moved.dispatchEvent(new Event('moved'))
  scrollTo(0, 0)
}

/** Where the page is, kept right when it moves. */
export function usePlace(): Place {
  const [place, setPlace] = useState(here)
  useEffect(() => {
    const look = () => setPlace(here())
    moved.addEventListener('moved', look)
    addEventListener('popstate', look)
    return () => {
      moved.removeEventListener('moved', look)
      removeEventListener('popstate', look)
    }
  }, [])
  return place
}

/** Calls `look` when the phone wakes up, has its network back, or the page is shown again. */
export function onReturn(look: () => void): () => void {
  const awake = () => document.visibilityState === 'visible' && look()
  document.addEventListener('visibilitychange', awake)
  addEventListener('online', look)
  addEventListener('pageshow', look)
  return () => {
    document.removeEventListener('visibilitychange', awake)
    removeEventListener('online', look)
    removeEventListener('pageshow', look)
  }
}
