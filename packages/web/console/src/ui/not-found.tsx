import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { Empty } from './empty.tsx'
import { IconMapQuestion } from './icons.ts'
import { Page } from './page.tsx'

/** Where an address leads nowhere. */
export function NotFound({ what = 'page' }: { what?: string }) {
  return (
    <Page title={`There is no such ${what}`}>
      <Empty title={`The address leads to no ${what} of yours`} icon={IconMapQuestion}>
        It may have been mistyped, or belong to another operator.
        <br />
        <Button component={Link} href="/fleet" mt="md" variant="default">
          To the fleet
        </Button>
      </Empty>
    </Page>
  )
}
