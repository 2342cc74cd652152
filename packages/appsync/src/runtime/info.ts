import { type FieldNode, type GraphQLResolveInfo, print, type SelectionNode, type SelectionSetNode } from 'graphql'
import type { Info } from '../types.ts'

/**
 * `ctx.info` over graphql-js's own. The two selection views are computed when they are asked for. `selectionSetList` names
 * aliased fields by their alias and follows fragments; `selectionSetGraphQL` is the selection set below the field with
 * its fragments as written, which is what AppSync sends (its documents show the field itself around it).
 */
export class ResolverInfo implements Info {
  readonly fieldName: string
  readonly parentTypeName: string
  readonly variables: Record<string, unknown>
  readonly #info: GraphQLResolveInfo

  constructor(info: GraphQLResolveInfo) {
    this.fieldName = info.fieldName
    this.parentTypeName = info.parentType.name
    this.variables = info.variableValues
    this.#info = info
  }

  get selectionSetList(): string[] {
    const paths = new Set<string>()
    for (const node of this.#info.fieldNodes) collectPaths(node.selectionSet, '', this.#info, paths)
    return [...paths]
  }

  get selectionSetGraphQL(): string {
    const sets = this.#info.fieldNodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []))
    const [first] = sets
    if (!first) return ''
    return print({ ...first, selections: sets.flatMap((set) => [...set.selections]) })
  }

  /** The part of a value that the query asks for below this field; the value itself below a scalar. */
  select(value: unknown): unknown {
    return selected(value, this.#info.fieldNodes, this.#info)
  }
}

function selected(value: unknown, nodes: readonly FieldNode[], info: GraphQLResolveInfo): unknown {
  if (Array.isArray(value)) return value.map((item) => selected(item, nodes, info))
  const fields = new Map<string, FieldNode[]>()
  for (const node of nodes) collectFields(node.selectionSet, info, fields)
  if (fields.size === 0 || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const wanted = fields.get(name)
      return wanted ? [[name, selected(member, wanted, info)]] : []
    }),
  )
}

/** The fields of a selection set by name, fragments followed. */
function collectFields(
  set: SelectionSetNode | undefined,
  info: GraphQLResolveInfo,
  fields: Map<string, FieldNode[]>,
): void {
  for (const selection of set?.selections ?? []) {
    if (selection.kind === 'Field') {
      fields.set(selection.name.value, [...(fields.get(selection.name.value) ?? []), selection])
    } else {
      const fragment = selection.kind === 'InlineFragment' ? selection : info.fragments[selection.name.value]
      collectFields(fragment?.selectionSet, info, fields)
    }
  }
}

function collectPaths(
  set: SelectionSetNode | undefined,
  prefix: string,
  info: GraphQLResolveInfo,
  paths: Set<string>,
): void {
  for (const selection of set?.selections ?? []) collectSelection(selection, prefix, info, paths)
}

function collectSelection(selection: SelectionNode, prefix: string, info: GraphQLResolveInfo, paths: Set<string>) {
  if (selection.kind === 'FragmentSpread') {
    collectPaths(info.fragments[selection.name.value]?.selectionSet, prefix, info, paths)
  } else if (selection.kind === 'InlineFragment') {
    collectPaths(selection.selectionSet, prefix, info, paths)
  } else {
    const path = `${prefix}${responseName(selection)}`
    paths.add(path)
    collectPaths(selection.selectionSet, `${path}/`, info, paths)
  }
}

function responseName(field: FieldNode): string {
  return field.alias?.value ?? field.name.value
}
