import { Center, Loader, Stack, Text } from '@mantine/core'

/** Fills the window while something starts. */
export function Splash({ label }: { label: string }) {
  return (
    <Center mih="100dvh" component="main" aria-busy="true">
      <Stack align="center">
        <Loader />
        <Text c="dimmed" role="status">
          {label}
        </Text>
      </Stack>
    </Center>
  )
}
