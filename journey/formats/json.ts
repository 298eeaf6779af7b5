import { commentSchema, voteSchema } from '../model/discussion.ts'
import {
  type JourneyMap,
  entitySchemas,
  fileFormat,
  linkSchema,
  mapSchema,
  metaSchema,
  placeSchema,
} from '../model/schema.ts'

/**
 * A map as the text of a Jejak file: two-space JSON with a final newline. Canonical: known fields in the order of the
 * schema, unknown ones after them by name, so that equal maps give equal bytes.
 */
export function renderJson(map: JourneyMap): string {
  return `${JSON.stringify(fileData(map), null, 2)}\n`
}

/** The same as plain data, for an API that serialises by itself. */
export function fileData(map: JourneyMap): Record<string, unknown> {
  const { views = [], scenarios = [], imports = [], comments = [], votes = [], ...rest } = map
  // None of these and an empty list of them are the same map.
  const later = Object.entries({ views, scenarios, imports, comments, votes }).filter(([, list]) => list.length > 0)
  return { format: fileFormat, ...sorted({ ...rest, ...Object.fromEntries(later) }, mapSchema.shape, fieldShapes) }
}

type Shape = Readonly<Record<string, unknown>>

/** Shapes of the objects that stand under a name of the map, for the order of their fields. */
const fieldShapes: ReadonlyMap<string, Shape> = new Map([
  ...Object.entries(entitySchemas).map(([collection, schema]): [string, Shape] => [collection, schema.shape]),
  ['links', linkSchema.shape],
  ['comments', commentSchema.shape],
  ['votes', voteSchema.shape],
  ['meta', metaSchema.shape],
])
const placeShapes: ReadonlyMap<string, Shape> = new Map([['place', placeSchema.shape]])
const noShapes: ReadonlyMap<string, Shape> = new Map()

function sorted(value: object, shape: Shape, shapes: ReadonlyMap<string, Shape>): Record<string, unknown> {
  const source = value as Record<string, unknown>
  const known = Object.keys(shape).filter((key) => source[key] !== undefined)
  const unknown = Object.keys(source)
    .filter((key) => !Object.hasOwn(shape, key) && source[key] !== undefined)
    .sort()
  const result: Record<string, unknown> = {}
  for (const key of [...known, ...unknown]) result[key] = canonical(source[key], shapes.get(key))
  return result
}

function canonical(value: unknown, shape: Shape = {}): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(item, shape))
  if (typeof value !== 'object' || value === null) return value
  return sorted(value, shape, Object.hasOwn(shape, 'place') ? placeShapes : noShapes)
}
