import { spotlight } from '@mantine/spotlight'
import { useMemo, useState } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import type { Live } from './api/live.ts'
import { SessionProvider, useSession } from './auth/session-provider.tsx'
import { HelpSheet } from './shell/help-sheet.tsx'
import { MachinePage, MENU, VendPage } from './shell/pages.ts'
import { useSchemeToggle } from './shell/scheme-toggle.tsx'
import { Search } from './shell/search.tsx'
import { Shell } from './shell/shell.tsx'
import { type Shortcut, useShortcuts } from './shell/shortcuts.ts'
import { Tidings } from './shell/tidings.tsx'
import { NotFound } from './ui/not-found.tsx'
import { PageBoundary } from './ui/page-boundary.tsx'

/** The operator console. */
export function App({ live }: { live: Live }) {
  return (
    <SessionProvider>
      <Console live={live} />
    </SessionProvider>
  )
}

function Console({ live }: { live: Live }) {
  const [help, setHelp] = useState(false)
  const [path] = useLocation()
  const shortcuts = useConsoleShortcuts(() => setHelp(true))
  useShortcuts(shortcuts)
  return (
    <>
      <Tidings live={live} />
      <Search />
      {help && <HelpSheet shortcuts={shortcuts} onClose={() => setHelp(false)} />}
      <Shell live={live} onHelp={() => setHelp(true)}>
        <PageBoundary key={path.split('/').slice(0, 3).join('/')}>
          <Pages />
        </PageBoundary>
      </Shell>
    </>
  )
}

function Pages() {
  const { may } = useSession()
  return (
    <Switch>
      <Route path="/">
        <Redirect to="/fleet" replace />
      </Route>
      {MENU.filter(({ needs }) => !needs || may(needs)).map(({ path, component }) => (
        <Route key={path} path={path} component={component} />
      ))}
      <Route path="/machines/:machineId" component={MachinePage} />
      <Route path="/vends/:vendId" component={VendPage} />
      <Route>
        <NotFound />
      </Route>
    </Switch>
  )
}

function useConsoleShortcuts(onHelp: () => void): readonly Shortcut[] {
  const [, navigate] = useLocation()
  const { may } = useSession()
  const toggleScheme = useSchemeToggle()
  return useMemo(
    () => [
      { keys: '/', says: 'Search machines and pages', run: spotlight.open },
      { keys: 'mod+k', says: 'Search machines and pages', run: spotlight.open },
      { keys: '?', says: 'This list', run: onHelp },
      { keys: 't', says: 'Light or dark', run: toggleScheme },
      ...MENU.filter(({ needs }) => !needs || may(needs)).map(({ key, title, path }) => ({
        ...{ keys: `g ${key}`, says: title },
        run: () => navigate(path),
      })),
    ],
    [navigate, may, toggleScheme, onHelp],
  )
}
