import { Button, Code, Group, Stack, Text, Title } from '@mantine/core'
import { encode } from 'uqr'
import type { MachineDetailFragment } from '../../generated/graphql.ts'
import { download } from '../../ui/csv.ts'
import { IconDownload, IconPrinter } from '../../ui/icons.ts'
import { Section } from '../../ui/page.tsx'

/** The code to stick on the machine: it opens its phone page. */
export function QrTab({ machine: { code, name, place } }: { machine: MachineDetailFragment }) {
  const url = `${location.origin}/m/${code}`
  return (
    <Section
      title="QR code"
      actions={
        <span className="no-print">
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              onClick={() => download(`${code}.svg`, svgText(url), 'image/svg+xml')}
            >
              SVG
            </Button>
            <Button leftSection={<IconPrinter size={16} />} onClick={() => print()}>
              Print
            </Button>
          </Group>
        </span>
      }
    >
      <Stack align="center" gap="xs" ta="center" py="md">
        <Title order={3}>Scan, choose, pay</Title>
        <div className="qr" role="img" aria-label={`QR code of ${url}`}>
          <QrImage url={url} />
        </div>
        <Text fw={700} fz="xl">
          {code}
        </Text>
        <Text c="dimmed">
          {name} · {place}
        </Text>
        <Code>{url}</Code>
      </Stack>
    </Section>
  )
}

/** Dark modules as one path: a quarter of the code may be dirty and it can still be read. */
function pathOf(url: string): { size: number; path: string } {
  const { size, data } = encode(url, { ecc: 'Q', border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { size, path }
}

function QrImage({ url }: { url: string }) {
  const { size, path } = pathOf(url)
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width="280" height="280" shapeRendering="crispEdges" aria-hidden="true">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function svgText(url: string): string {
  const { size, path } = pathOf(url)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}"/></svg>`
}
