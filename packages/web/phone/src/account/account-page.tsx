import { useState } from 'preact/hooks'
import { isSignedIn, signOut } from '../../../shared/auth.ts'
import { useMachine } from '../menu/machine-page.tsx'
import { go } from '../navigation.ts'
import { money, text } from '../text/index.ts'
import { Button, FaultNotice, Notice, Waiting } from '../ui/parts.tsx'
import { History } from './history.tsx'
import { Points } from './points.tsx'
import { SignInButton } from './sign-in-button.tsx'
import { TopUp } from './top-up.tsx'
import { useAccount } from './use-account.ts'
import { keptTopUp } from './use-top-up.ts'

/** The customer's wallet, points and purchases with the operator of this machine. */
export function AccountPage({ code }: { code: string }) {
  const { machine, fault: machineFault } = useMachine(code)
  const signedIn = isSignedIn()
  const { account, fault, reload } = useAccount(signedIn ? machine?.operator.id : undefined)
  const back = () => go({ at: 'machine', code })
  return (
    <>
      <header class="top">
        <div>
          <p class="operator">{machine?.operator.name}</p>
          <h1>{text.account.title}</h1>
        </div>
        <Button kind="quiet" onClick={back}>
          {text.back}
        </Button>
      </header>
      <main class="account">
        {!signedIn && (
          <Notice>
            <p>{text.account.signedOut}</p>
            <SignInButton returnTo={location.pathname} />
          </Notice>
        )}
        {(machineFault ?? fault) && <FaultNotice fault={(machineFault ?? fault) as NonNullable<typeof fault>} />}
        {signedIn && !account && !fault && <Waiting />}
        {machine && account && (
          <>
            <WalletBox
              operatorId={machine.operator.id}
              currency={machine.operator.currency}
              code={code}
              wallet={account.wallet}
              changed={reload}
            />
            <Points operator={machine.operator} loyalty={account.loyalty} changed={reload} />
            <History />
            <Button kind="quiet" onClick={() => void signOut().then(back)}>
              {text.account.signOut}
            </Button>
          </>
        )}
      </main>
    </>
  )
}

interface WalletBoxProps {
  readonly operatorId: string
  readonly currency: string
  readonly code: string
  readonly wallet: NonNullable<ReturnType<typeof useAccount>['account']>['wallet']
  changed(): void
}

function WalletBox({ operatorId, currency, code, wallet, changed }: WalletBoxProps) {
  const [toppingUp, setToppingUp] = useState(() => keptTopUp(operatorId) !== undefined)
  return (
    <section class="box" aria-label={text.account.wallet}>
      <h2>{text.account.wallet}</h2>
      <p class="figure">{money(wallet?.balance ?? { amount: 0, currency })}</p>
      {!wallet && <p class="small">{text.account.empty}</p>}
      {wallet && wallet.held.amount > 0 && <p class="small">{text.account.held(money(wallet.held))}</p>}
      {toppingUp ? (
        <TopUp operatorId={operatorId} currency={currency} code={code} changed={changed} />
      ) : (
        <Button onClick={() => setToppingUp(true)}>{text.account.topUp}</Button>
      )}
    </section>
  )
}
