import { useQuery } from '@apollo/client/react'
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { claims, completeSignIn, isSignedIn, signOut } from '../../../shared/auth.ts'
import { MeDocument } from '../generated/graphql.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Splash } from '../ui/splash.tsx'
import { may, type Permission, type Role, rolesIn } from './roles.ts'
import { SignInPage } from './sign-in-page.tsx'

/** Who is signed in. */
export interface Session {
  /** The subject of the token. */
  id: string
  name: string
  roles: readonly Role[]
  operator: { id: string; name: string; currency: string }
  may(permission: Permission): boolean
}

const SessionContext = createContext<Session | null>(null)

/** Who is signed in. Only below SessionProvider, which shows nothing of the console to anybody else. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession is for what SessionProvider shows')
  return session
}

/** Signs out, here and at the provider, and begins anew. */
export const leave = (): Promise<void> => signOut().then(() => location.assign('/'))

/** Shows its children to an operator's staff, and the sign-in to everybody else. */
export function SessionProvider({ children }: { children: ReactNode }) {
  if (location.pathname === '/signed-in') return <ComingBack />
  return isSignedIn() ? <SignedIn>{children}</SignedIn> : <SignInPage />
}

/** Where the provider comes back to. */
function ComingBack() {
  const [fault, setFault] = useState<string>()
  useEffect(() => {
    finish().then(
      (returnTo) => location.replace(ownPath(returnTo)),
      (error: Error) => setFault(error.message),
    )
  }, [])
  return fault ? <SignInPage fault={fault} /> : <Splash label="Signing in" />
}

let finishing: Promise<string> | undefined

/** A code is good once, and React runs effects twice in development. */
const finish = () => {
  finishing ??= completeSignIn()
  return finishing
}

/** Only a path of this page: what comes back was kept by this browser, and is looked at all the same. */
const ownPath = (path: string) => (/^\/(?!\/|signed-in)/.test(path) ? path : '/')

function SignedIn({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useQuery(MeDocument, { fetchPolicy: 'network-only' })
  const name = useName()
  const session = useMemo<Session | null>(() => {
    if (!data?.me.operator || !data.me.id) return null
    const roles = rolesIn(data.me.groups)
    return {
      ...{ id: data.me.id, name, roles, operator: data.me.operator },
      may: (permission) => may(roles, permission),
    }
  }, [data, name])
  if (error && !data) {
    return (
      <SignInPage>
        <ProblemNote error={error} onRetry={() => void refetch()} />
      </SignInPage>
    )
  }
  if (!data) return <Splash label="Looking who you are" />
  if (!session || session.roles.length === 0) return <SignInPage stranger={name} />
  return <SessionContext value={session}>{children}</SessionContext>
}

/** What the token calls whoever is signed in. */
function useName(): string {
  const [name, setName] = useState('')
  useEffect(() => {
    void claims().then((found) => setName(String(found?.name ?? found?.email ?? found?.sub ?? '')))
  }, [])
  return name
}
