import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { Permission } from '../auth/roles.ts'
import {
  IconBell,
  IconBox,
  IconBuildingBank,
  IconCalculator,
  IconChartBar,
  IconDeviceDesktop,
  IconTruckDelivery,
  IconUsers,
} from '../ui/icons.ts'

/** A page of the menu. */
export interface MenuPage {
  path: string
  title: string
  icon: ComponentType<{ size?: number; stroke?: number }>
  /** Pressed after `g`. */
  key: string
  /** What one has to be allowed to see it; everybody of the staff when left out. */
  needs?: Permission
  component: LazyExoticComponent<ComponentType>
}

/** The pages of the menu, in its order. Each is loaded when it is first looked at. */
export const MENU: readonly MenuPage[] = [
  {
    path: '/fleet',
    title: 'Fleet',
    icon: IconDeviceDesktop,
    key: 'f',
    component: lazy(() => import('../pages/fleet/fleet-page.tsx')),
  },
  {
    path: '/sales',
    title: 'Sales',
    icon: IconChartBar,
    key: 's',
    component: lazy(() => import('../pages/sales/sales-page.tsx')),
  },
  {
    path: '/money',
    title: 'Money',
    icon: IconBuildingBank,
    key: 'm',
    component: lazy(() => import('../pages/money/money-page.tsx')),
  },
  {
    path: '/restocking',
    title: 'Restocking',
    icon: IconTruckDelivery,
    key: 'r',
    component: lazy(() => import('../pages/restocking/restocking-page.tsx')),
  },
  {
    path: '/alerts',
    title: 'Alerts',
    icon: IconBell,
    key: 'a',
    component: lazy(() => import('../pages/alerts/alerts-page.tsx')),
  },
  {
    path: '/products',
    title: 'Products and prices',
    icon: IconBox,
    key: 'p',
    component: lazy(() => import('../pages/products/products-page.tsx')),
  },
  {
    path: '/people',
    title: 'People and roles',
    icon: IconUsers,
    key: 'u',
    component: lazy(() => import('../pages/people/people-page.tsx')),
  },
  {
    path: '/cost',
    title: 'Cost',
    icon: IconCalculator,
    key: 'c',
    component: lazy(() => import('../pages/cost/cost-page.tsx')),
  },
]

/** The page of one machine. */
export const MachinePage = lazy(() => import('../pages/machine/machine-page.tsx'))

/** The page of one vend. */
export const VendPage = lazy(() => import('../pages/money/vend-page.tsx'))
