import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Fault } from '../../../shared/fault.ts'
import { ask, faultIn } from '../api.ts'
import { PhoneAccountDocument, type PhoneAccountQuery } from '../generated/graphql.ts'

/** The customer's wallet, points and vouchers with one operator; `reload` asks anew. */
export function useAccount(operatorId: string | undefined) {
  const [account, setAccount] = useState<PhoneAccountQuery>()
  const [fault, setFault] = useState<Fault>()
  const reload = useCallback(() => {
    if (!operatorId) return
    ask(PhoneAccountDocument, { operatorId }).then(setAccount, (error: unknown) => setFault(faultIn(error)))
  }, [operatorId])
  useEffect(reload, [reload])
  return { account, fault, reload }
}
