import type { Context, ResolverArgs, ResolverResult, ResolverSource } from '@dispense/appsync'
import type { Resolvers, ResolversTypes } from './generated/types.ts'

/** The object types of the schema. */
export type TypeName = keyof Resolvers

/** The fields of an object type. */
export type FieldName<Type extends TypeName> = Extract<keyof NonNullable<Resolvers[Type]>, string>

type FieldResolver<Type extends TypeName, Field extends FieldName<Type>> = NonNullable<
  NonNullable<Resolvers[Type]>[Field & keyof NonNullable<Resolvers[Type]>]
>

/**
 * What both halves of a field's resolver see: `Ctx<'Query', 'machine'>` knows the field's arguments and source. `Result`
 * is what the data source answers in the response half.
 */
export type Ctx<
  Type extends TypeName,
  Field extends FieldName<Type>,
  Result = unknown,
  Stash = Record<string, unknown>,
> = Context<ResolverArgs<FieldResolver<Type, Field>>, ResolverSource<FieldResolver<Type, Field>>, Result, Stash>

/** What a field resolves to. */
export type Answer<Type extends TypeName, Field extends FieldName<Type>> = Type extends 'Subscription'
  ? ResolversTypes[SubscriptionAnswers[Field & keyof SubscriptionAnswers]] | null
  : ResolverResult<FieldResolver<Type, Field>>

/** What the fields of Subscription tell: codegen types them as streams of events, and here each event is one answer. */
interface SubscriptionAnswers {
  onAlert: 'Alert'
  onMachineChanged: 'Machine'
  onMachineCommand: 'MachineCommand'
  onSale: 'Vend'
  onVendChanged: 'Vend'
}
