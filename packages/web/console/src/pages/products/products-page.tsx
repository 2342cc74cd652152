import { Tabs } from '@mantine/core'
import { Page } from '../../ui/page.tsx'
import { useUrlState } from '../../ui/use-url-state.ts'
import { ProductsTab } from './products-tab.tsx'
import { PromotionsTab } from './promotions-tab.tsx'

const DEFAULTS = { tab: 'products' }

/** What the operator sells, for how much, and when it is cheaper. */
export default function ProductsPage() {
  const [{ tab }, change] = useUrlState(DEFAULTS)
  return (
    <Page title="Products and prices">
      <Tabs value={tab} onChange={(next) => change({ tab: next ?? 'products' })} keepMounted={false}>
        <Tabs.List mb="md" className="tab-list">
          <Tabs.Tab value="products">Products</Tabs.Tab>
          <Tabs.Tab value="promotions">Promotions</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="products">
          <ProductsTab />
        </Tabs.Panel>
        <Tabs.Panel value="promotions">
          <PromotionsTab />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
