import { useEffect, useState } from 'preact/hooks'
import { completeSignIn } from '../../shared/auth.ts'
import { AccountPage } from './account/account-page.tsx'
import { PurchasePage } from './buy/purchase-page.tsx'
import { MachinePage } from './menu/machine-page.tsx'
import { go, usePlace } from './navigation.ts'
import { text } from './text/index.ts'
import { Button, Notice, Waiting } from './ui/parts.tsx'

/** The page of the address. */
export function App() {
  const place = usePlace()
  switch (place.at) {
    case 'home':
      return <Home />
    case 'signed-in':
      return <ComingBack />
    case 'machine':
      return <MachinePage key={place.code} code={place.code} />
    case 'account':
      return <AccountPage code={place.code} />
    case 'purchase':
      return <PurchasePage key={place.key} code={place.code} buyKey={place.key} />
  }
}

/** Without a machine: the code can be typed. */
function Home() {
  const [code, setCode] = useState('')
  const open = (event: Event) => {
    event.preventDefault()
    go({ at: 'machine', code: code.trim().toUpperCase() })
  }
  return (
    <main class="home">
      <h1>{text.home.title}</h1>
      <p>{text.home.body}</p>
      <form onSubmit={open}>
        <label>
          {text.home.code}
          <input
            required
            autocapitalize="characters"
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </label>
        <Button type="submit">{text.home.open}</Button>
      </form>
    </main>
  )
}

/** Where the sign-in comes back to. */
function ComingBack() {
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    completeSignIn().then(
      (returnTo) => location.replace(returnTo),
      () => setFailed(true),
    )
  }, [])
  if (!failed) return <Waiting />
  return (
    <main class="home">
      <Notice alert>{text.account.signInFailed}</Notice>
      <Button onClick={() => go({ at: 'home' }, true)}>{text.back}</Button>
    </main>
  )
}
