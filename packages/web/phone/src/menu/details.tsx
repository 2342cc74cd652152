import { useEffect, useState } from 'preact/hooks'
import { ask } from '../api.ts'
import { PhoneProductDocument, type PhoneProductQuery } from '../generated/graphql.ts'
import { text } from '../text/index.ts'
import { Waiting } from '../ui/parts.tsx'

/** What is in a product, asked for when somebody wants to know. */
export function Details({ productId }: { productId: string }) {
  const [product, setProduct] = useState<PhoneProductQuery['product']>()
  useEffect(() => {
    // Without it the product can be bought all the same.
    ask(PhoneProductDocument, { productId }).then(
      (data) => setProduct(data.product),
      () => setProduct(null),
    )
  }, [productId])
  if (product === undefined) return <Waiting />
  if (product === null) return null
  const { description, allergens } = product
  return (
    <div class="details">
      {description && <p>{description}</p>}
      <dl>
        <dt>{text.product.allergens}</dt>
        <dd>{allergens.map((it) => text.allergens[it] ?? it).join(', ') || text.product.noAllergens}</dd>
      </dl>
    </div>
  )
}
