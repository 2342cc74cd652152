import { Tabs } from '@mantine/core'
import { useSession } from '../../auth/session-provider.tsx'
import { Page } from '../../ui/page.tsx'
import { useUrlState } from '../../ui/use-url-state.ts'
import { DaysTab } from './days-tab.tsx'
import { ExceptionsTab } from './exceptions-tab.tsx'
import { ExportsTab } from './exports-tab.tsx'
import { ReconciliationTab } from './reconciliation-tab.tsx'
import { StatementTab } from './statement-tab.tsx'

const DEFAULTS = { tab: 'exceptions' }

/** What was earned and owed, and what a person has to decide. */
export default function MoneyPage() {
  const { may } = useSession()
  const [{ tab }, change] = useUrlState(DEFAULTS)
  const books = may('readBooks')
  return (
    <Page title="Money" note="Days are days in UTC, as the books have them">
      <Tabs value={tab} onChange={(next) => change({ tab: next ?? 'exceptions' })} keepMounted={false}>
        <Tabs.List mb="md" className="no-print tab-list">
          <Tabs.Tab value="exceptions">Exceptions and refunds</Tabs.Tab>
          {books && (
            <>
              <Tabs.Tab value="days">Payouts by day</Tabs.Tab>
              <Tabs.Tab value="reconciliation">Reconciliation</Tabs.Tab>
              <Tabs.Tab value="statement">Statement</Tabs.Tab>
              <Tabs.Tab value="exports">Exports</Tabs.Tab>
            </>
          )}
        </Tabs.List>
        <Tabs.Panel value="exceptions">
          <ExceptionsTab />
        </Tabs.Panel>
        {books && (
          <>
            <Tabs.Panel value="days">
              <DaysTab />
            </Tabs.Panel>
            <Tabs.Panel value="reconciliation">
              <ReconciliationTab />
            </Tabs.Panel>
            <Tabs.Panel value="statement">
              <StatementTab />
            </Tabs.Panel>
            <Tabs.Panel value="exports">
              <ExportsTab />
            </Tabs.Panel>
          </>
        )}
      </Tabs>
    </Page>
  )
}
