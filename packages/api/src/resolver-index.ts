import type { UnitResolver } from '@dispense/appsync'
import type { Answer, Ctx, FieldName, TypeName } from './ctx.ts'
import type { ResolversParentTypes } from './generated/types.ts'

/** What a resolver file exports: two halves, or a pipeline. (Methods, so that a file may narrow `ctx.result`.) */
type Entry<Type extends TypeName, Field extends FieldName<Type>> =
  | {
      request?(ctx: Ctx<Type, Field>): unknown
      response(ctx: Ctx<Type, Field>): Answer<Type, Field>
    }
  | {
      before?(ctx: Ctx<Type, Field>): unknown
      functions: readonly UnitResolver[]
      after(ctx: Ctx<Type, Field>): Answer<Type, Field>
    }

/** The fields that nothing but a resolver can answer: those that the type's model does not hold. */
type Needed<Type extends TypeName> = Type extends 'Query' | 'Mutation' | 'Subscription'
  ? FieldName<Type>
  : Exclude<FieldName<Type>, keyof ResolversParentTypes[Type & keyof ResolversParentTypes]>

type ObjectTypeName = {
  [Type in TypeName]: FieldName<Type> extends never ? never : Type extends `AWS${string}` ? never : Type
}[TypeName]

/**
 * All resolver files. A field that needs a resolver and has none, or a resolver whose halves do not fit its field, does
 * not compile.
 */
export type ResolverIndex = {
  [Type in ObjectTypeName as Needed<Type> extends never ? never : Type]: {
    [Field in Needed<Type>]: Entry<Type, Field>
  }
}
