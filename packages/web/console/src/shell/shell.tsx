import {
  ActionIcon,
  AppShell,
  Box,
  Burger,
  Group,
  NavLink,
  Text,
  Tooltip,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { spotlight } from '@mantine/spotlight'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import type { Live } from '../api/live.ts'
import { useSession } from '../auth/session-provider.tsx'
import { IconKeyboard, IconSearch } from '../ui/icons.ts'
import { Logo } from '../ui/logo.tsx'
import { LiveBadge } from './live-badge.tsx'
import { OpenCount } from './open-count.tsx'
import { MENU } from './pages.ts'
import { SchemeToggle } from './scheme-toggle.tsx'
import { UserMenu } from './user-menu.tsx'

/** The frame of every page: the menu at the side, search and who is signed in above. */
export function Shell({ live, onHelp, children }: { live: Live; onHelp(): void; children: ReactNode }) {
  const [opened, { toggle, close }] = useDisclosure()
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      <AppShell.Header px="md" className="no-print">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Menu" />
            <Link href="/fleet" className="plain" aria-label="Dispense, to the fleet">
              <Logo />
            </Link>
          </Group>
          <SearchButton />
          <Group gap="xs" wrap="nowrap">
            <LiveBadge live={live} />
            <Tooltip label="Keyboard shortcuts (?)">
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                onClick={onHelp}
                aria-label="Keyboard shortcuts"
                visibleFrom="sm"
              >
                <IconKeyboard size={20} />
              </ActionIcon>
            </Tooltip>
            <SchemeToggle />
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" className="no-print" aria-label="Pages">
        <Menu onNavigate={close} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Box maw={1440} mx="auto">
          {children}
        </Box>
      </AppShell.Main>
    </AppShell>
  )
}

function Menu({ onNavigate }: { onNavigate(): void }) {
  const [path] = useLocation()
  const { may, operator } = useSession()
  return (
    <>
      <Text size="xs" tt="uppercase" fw={700} c="dimmed" px="sm" pb="xs">
        {operator.name}
      </Text>
      {MENU.filter(({ needs }) => !needs || may(needs)).map(({ path: to, title, icon: Icon }) => {
        const active = path === to || path.startsWith(`${to}/`) || (to === '/fleet' && path.startsWith('/machines/'))
        return (
          <NavLink
            key={to}
            component={Link}
            href={to}
            label={title}
            active={active}
            aria-current={active ? 'page' : undefined}
            leftSection={<Icon size={20} stroke={1.6} />}
            rightSection={<OpenCount path={to} />}
            onClick={onNavigate}
            className="menu-link"
          />
        )
      })}
    </>
  )
}

function SearchButton() {
  return (
    <UnstyledButton className="search-button" onClick={spotlight.open} aria-label="Search machines and pages">
      <IconSearch size={16} aria-hidden="true" />
      <Text size="sm" span visibleFrom="sm">
        Search machines and pages
      </Text>
      <Text size="xs" span visibleFrom="md" className="search-key" aria-hidden="true">
        /
      </Text>
      <VisuallyHidden>or press the slash key</VisuallyHidden>
    </UnstyledButton>
  )
}
