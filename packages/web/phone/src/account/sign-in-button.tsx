import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { signIn } from '../../../shared/auth.ts'
import { text } from '../text/index.ts'
import { Button, Notice } from '../ui/parts.tsx'

/** Leaves for the sign-in, which comes back to `returnTo`; says so when it cannot be reached. */
export function SignInButton({
  returnTo,
  kind,
  children = text.account.signIn,
}: {
  returnTo: string
  kind?: 'plain'
  children?: ComponentChildren
}) {
  const [failed, setFailed] = useState(false)
  return (
    <>
      <Button {...(kind && { kind })} onClick={() => void signIn(returnTo).catch(() => setFailed(true))}>
        {children}
      </Button>
      {failed && <Notice alert>{text.account.signInFailed}</Notice>}
    </>
  )
}
