import { useApolloClient } from '@apollo/client/react'
import { Button, FileButton, Group, Input, Progress, Text } from '@mantine/core'
import { useState } from 'react'
import { newKey } from '../../../../shared/key.ts'
import {
  CreatePictureUploadDocument,
  PictureUploadDocument,
  type ProductPartsFragment,
  ProductsDocument,
} from '../../generated/graphql.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { ProductPicture } from '../machine/slot-card.tsx'
import { PICTURE_TYPES, sendFile, wrongWith } from './send-file.ts'

/** Where an upload stands: `share` of the file is there, between 0 and 1; then the API looks at it. */
type Stage = { share: number } | 'looking' | 'done' | { wrong: string } | { error: unknown } | undefined

/** A product's picture, and the button that replaces it by a file. */
export function PictureField({ product }: { product: ProductPartsFragment }) {
  const [stage, setStage] = useState<Stage>()
  const upload = useUpload(product, setStage)
  const busy = stage === 'looking' || (typeof stage === 'object' && 'share' in stage)
  return (
    <Input.Wrapper label="Picture" description="JPEG, PNG or WebP, at most 10 MB" labelElement="div">
      <Group mt={4}>
        <ProductPicture name={product.name} imageUrl={product.imageUrl} />
        <FileButton accept={PICTURE_TYPES.join()} onChange={(file) => file && void upload(file)}>
          {(props) => (
            <Button variant="default" loading={busy} {...props}>
              Choose a file
            </Button>
          )}
        </FileButton>
      </Group>
      <Told stage={stage} />
    </Input.Wrapper>
  )
}

function Told({ stage }: { stage: Stage }) {
  if (!stage) return null
  if (typeof stage === 'string') {
    return (
      <Text size="sm" role="status">
        {stage === 'looking'
          ? 'The file is there, and is being looked at.'
          : 'The picture is on every machine that sells it.'}
      </Text>
    )
  }
  if ('share' in stage) return <Progress value={stage.share * 100} mt="xs" aria-label="How much of the file is there" />
  if ('error' in stage) return <ProblemNote error={stage.error} />
  return (
    <Text size="sm" c="red" role="alert">
      {stage.wrong}
    </Text>
  )
}

/** Why a file became no picture. */
const REASONS: Record<string, string> = {
  WRONG_TYPE: 'The file is no JPEG, PNG or WebP picture.',
  TOO_LARGE: 'The picture is too large.',
  BROKEN: 'The file is broken.',
  SUBJECT_GONE: 'The product is gone.',
}

/** How often it is asked whether the picture is ready, in milliseconds. */
const LOOK = 1000

function useUpload(product: ProductPartsFragment, tell: (stage: Stage) => void) {
  const client = useApolloClient()
  const ended = async (uploadId: string) => {
    for (;;) {
      const { data } = await client.query({
        query: PictureUploadDocument,
        variables: { uploadId },
        fetchPolicy: 'network-only',
      })
      if (data?.upload?.state !== 'PENDING') return data?.upload
      await new Promise((resolve) => setTimeout(resolve, LOOK))
    }
  }
  return async (file: File) => {
    const wrong = wrongWith(file)
    if (wrong) return tell({ wrong })
    tell({ share: 0 })
    try {
      const input = {
        kind: 'PRODUCT_PICTURE' as const,
        ...{ productId: product.id, contentType: file.type, size: file.size, idempotencyKey: newKey() },
      }
      const { data } = await client.mutate({ mutation: CreatePictureUploadDocument, variables: { input } })
      const { id = '', form } = data?.createUpload ?? {}
      if (!form) throw new Error('The API gave no form for the file')
      await sendFile(form, file, (share) => tell({ share }))
      tell('looking')
      const upload = await ended(id)
      if (upload?.state !== 'READY')
        return tell({ wrong: REASONS[upload?.reason ?? ''] ?? 'No picture came of the file.' })
      await client.refetchQueries({ include: [ProductsDocument] })
      tell('done')
    } catch (error) {
      tell({ error })
    }
  }
}
