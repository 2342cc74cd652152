import { useState } from 'preact/hooks'
import { text } from '../text/index.ts'
import { Button, Notice } from '../ui/parts.tsx'
import { prove } from './card.ts'

/** The way to the bank's question; a second tap does not ask it twice. */
export function ToBank({ secret, answered }: { secret: string; answered(): void }) {
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState(false)
  const open = async () => {
    setAsking(true)
    setFailed(false)
    try {
      if (await prove(secret)) answered()
    } catch {
      setFailed(true)
    } finally {
      setAsking(false)
    }
  }
  return (
    <>
      {failed && <Notice alert>{text.progress.unasked}</Notice>}
      <Button disabled={asking} onClick={() => void open()}>
        {text.progress.bank}
      </Button>
    </>
  )
}
