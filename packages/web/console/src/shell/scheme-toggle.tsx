import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '../ui/icons.ts'

/** Dark or light; as the system has it until somebody chooses. */
export function SchemeToggle() {
  const toggle = useSchemeToggle()
  const dark = useComputedColorScheme('light') === 'dark'
  const label = dark ? 'Light mode' : 'Dark mode'
  return (
    <Tooltip label={`${label} (t)`}>
      <ActionIcon variant="subtle" color="gray" size="lg" onClick={toggle} aria-label={label}>
        {dark ? <IconSun size={20} /> : <IconMoon size={20} />}
      </ActionIcon>
    </Tooltip>
  )
}

/** Turns dark into light and light into dark. */
export function useSchemeToggle(): () => void {
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  return () => setColorScheme(scheme === 'dark' ? 'light' : 'dark')
}
