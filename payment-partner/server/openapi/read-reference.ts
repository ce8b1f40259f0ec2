import { z } from 'zod'
import { describeApi } from './describe-api'

const REF = '#/components/schemas/'

type Schema = z.infer<typeof schema>
const schema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  description: z.string().optional(),
})

const content = z.record(z.string(), z.object({ schema: schema.optional() }))

const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  security: z.array(z.record(z.string(), z.unknown())),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean() })),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content })),
})

export type Field = { name: string; type: string; required: boolean }

export type ReferenceOperation = ReturnType<typeof readReference>[number]['operations'][number]

const GROUPS = [
  { name: 'snap', prefix: '/snap/' },
  { name: 'core', prefix: '/v2/' },
  { name: 'subscriptions', prefix: '/v1/subscriptions' },
  { name: 'payouts', prefix: '/iris/' },
  { name: 'others', prefix: '/' },
] as const

/** The API's description as a page needs it: calls by group, with the fields of their bodies. */
export function readReference(origin: string) {
  const { paths, components } = describeApi(origin)
  const schemas = z.record(z.string(), schema).parse(components.schemas)
  const every = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      path,
      method,
      ...read(operation.parse(described), schemas),
    })),
  )
  const groupOf = (path: string) => GROUPS.find(({ prefix }) => path.startsWith(prefix))?.name

  return GROUPS.map(({ name }) => ({ name, operations: every.filter(({ path }) => groupOf(path) === name) })).filter(
    ({ operations }) => operations.length > 0,
  )
}

type Schemas = Record<string, Schema>

function read(
  { operationId, summary, security, parameters, requestBody, responses }: z.infer<typeof operation>,
  schemas: Schemas,
) {
  const [media] = Object.values(requestBody?.content ?? {})

  return {
    id: operationId,
    summary,
    key: Object.keys(security[0] ?? {})[0],
    parameters,
    fields: media?.schema ? fieldsOf(media.schema, schemas) : [],
    answers: Object.entries(responses).map(([status, { description, content }]) => ({
      status,
      description,
      fields: Object.values(content).flatMap((answer) => (answer.schema ? fieldsOf(answer.schema, schemas) : [])),
    })),
  }
}

/** The fields of a schema, or of each of its alternatives. */
function fieldsOf(described: Schema, schemas: Schemas): Field[] {
  const { properties = {}, required = [], anyOf = [] } = resolve(described, schemas)
  const own = Object.entries(properties).map(([name, property]) => ({
    name,
    type: typeOf(resolve(schema.parse(property), schemas)),
    required: required.includes(name),
  }))
  const others = anyOf.flatMap((one) => fieldsOf(schema.parse(one), schemas))

  return [...new Map([...own, ...others].map((field) => [field.name, field])).values()]
}

const resolve = (described: Schema, schemas: Schemas): Schema =>
  (described.$ref && schemas[described.$ref.slice(REF.length)]) || described

function typeOf({ type, enum: choices, const: only, anyOf }: Schema): string {
  if (only !== undefined) return JSON.stringify(only)
  if (choices) return choices.map((choice) => JSON.stringify(choice)).join(' | ')
  if (type) return [type].flat().join(' | ')

  return anyOf ? [...new Set(anyOf.map((one) => typeOf(schema.parse(one))))].join(' | ') : 'any'
}
