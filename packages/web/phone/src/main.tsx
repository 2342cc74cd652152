import { Client, cacheExchange, fetchExchange } from '@urql/core'
import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { config } from '../../shared/config.ts'
import { formatMoney } from '../../shared/format.ts'
import { PhoneMachineDocument, type PhoneMachineQuery } from './generated/graphql.ts'

const client = new Client({ url: config.apiUrl, exchanges: [cacheExchange, fetchExchange], preferGetMethod: false })

function Machine({ code }: { code: string }) {
  const [machine, setMachine] = useState<PhoneMachineQuery['machineByCode']>()
  useEffect(() => {
    client
      .query(PhoneMachineDocument, { code })
      .toPromise()
      .then(({ data }) => setMachine(data?.machineByCode))
      .catch(() => undefined)
  }, [code])
  if (!machine) return <p>Loading</p>
  return (
    <main>
      <h1>{machine.name}</h1>
      <ul>
        {machine.slots.map(({ code: slot, product, total }) => (
          <li key={slot}>
            {product.name} {formatMoney(total, navigator.language)}
          </li>
        ))}
      </ul>
    </main>
  )
}

const root = document.getElementById('app')
if (root) render(<Machine code={location.pathname.split('/').at(-1) ?? ''} />, root)
