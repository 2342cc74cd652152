import { useEffect, useState } from 'preact/hooks'
import { ask } from '../api.ts'
import { PhoneProductDocument, type PhoneProductQuery } from '../generated/graphql.ts'
import { number, text } from '../text/index.ts'
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
  const { description, allergens, nutrition } = product
  return (
    <div class="details">
      {description && <p>{description}</p>}
      <dl>
        <dt>{text.product.allergens}</dt>
        <dd>{allergens.map((it) => text.allergens[it] ?? it).join(', ') || text.product.noAllergens}</dd>
      </dl>
      {nutrition && <NutritionTable nutrition={nutrition} />}
    </div>
  )
}

type Nutrition = NonNullable<NonNullable<PhoneProductQuery['product']>['nutrition']>

/** As labels have it: energy in both units, and grams of the rest. Folded up, because few read it. */
function NutritionTable({ nutrition }: { nutrition: Nutrition }) {
  const { per, energyKj, fat, saturates, carbohydrate, sugars, protein, salt } = nutrition
  const grams = (milligrams: number) => `${number(milligrams / 1000, 2)} g`
  const rows = [
    // Regulation (EU) 1169/2011, annex I: 1 kcal is 4.184 kJ.
    [text.product.energy, `${number(energyKj)} kJ / ${number(energyKj / 4.184)} kcal`],
    [text.product.fat, grams(fat)],
    [text.product.saturates, grams(saturates)],
    [text.product.carbohydrate, grams(carbohydrate)],
    [text.product.sugars, grams(sugars)],
    [text.product.protein, grams(protein)],
    [text.product.salt, grams(salt)],
  ] as const
  return (
    <details>
      <summary>
        {text.product.nutrition} {per === 'HUNDRED_ML' ? text.product.per100ml : text.product.per100g}
      </summary>
      <dl>{rows.flatMap(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} is`}>{value}</dd>])}</dl>
    </details>
  )
}
