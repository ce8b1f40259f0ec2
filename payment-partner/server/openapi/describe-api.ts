import { z } from 'zod'
import { named } from './named'
import { type Operation, operations } from './operations'

const REASONS: Record<string, string> = {
  '200': 'Success, or an error with its code in the body',
  '201': 'Created',
  '202': 'The first request with this idempotency key is still in progress',
  '400': 'Invalid request',
  '401': 'Invalid key',
  '403': 'Forbidden',
  '404': 'Not found',
  '409': 'Duplicate request, or rate limit exceeded',
  '413': 'Request body over 16 kB',
  '500': 'Internal error',
}

const JSON_MEDIA = 'application/json'
const READER = { io: 'input', unrepresentable: 'any' } as const

const refTo = (id: string) => `#/components/schemas/${id}`

/** The gateway in OpenAPI 3.1, from the same table that the tests compare real answers with. */
export function describeApi(origin: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kasir',
      version: '1.0.0',
      description:
        'A simulation of Midtrans, the GoTo gateway: not affiliated, and no money moves. Codes are strings, and most errors are sent over HTTP 200.',
    },
    servers: [{ url: origin }],
    components: {
      securitySchemes: {
        serverKey: { type: 'http', scheme: 'basic', description: 'The server key, with an empty password' },
        payoutKey: {
          type: 'http',
          scheme: 'basic',
          description:
            'A creator’s or an approver’s key. The dashboard’s console key neither creates nor decides a payout',
        },
        snapKey: { type: 'http', scheme: 'bearer', description: 'An access token; each call is signed as well' },
        snapClientKey: { type: 'apiKey', in: 'header', name: 'X-CLIENT-KEY' },
        clientKey: { type: 'apiKey', in: 'query', name: 'client_key' },
      },
      schemas: describeSchemas(),
    },
    paths: describePaths(),
  }
}

/** The named schemas for clients: fields may be added without notice. */
function describeSchemas() {
  const { schemas } = z.toJSONSchema(named, { ...READER, uri: refTo })

  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutOrigin(schema)]))
}

function describePaths() {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations)
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) }

  return paths
}

function describe(operation: Operation) {
  const { method, path, summary, key, body, answers, media = JSON_MEDIA } = operation
  const responses = Object.entries(answers).map(([status, schemas]) => [
    status,
    { description: REASONS[status] ?? status, content: contentOf(schemas, schemas.length === 0 ? media : JSON_MEDIA) },
  ])

  return {
    operationId: nameOf(method, path),
    summary,
    security: key === 'none' ? [] : [{ [`${key}Key`]: [] }],
    parameters: parametersOf(operation),
    ...(body && { requestBody: { content: contentOf([body], JSON_MEDIA) } }),
    responses: Object.fromEntries(responses),
  }
}

/** `POST /v2/{id}/refund/online/direct` → `postV2IdRefundOnlineDirect` */
const nameOf = (method: string, path: string) =>
  method + path.replace(/[^a-z0-9]+([a-z0-9]?)/gi, (_all, letter: string) => letter.toUpperCase())

function contentOf(schemas: z.ZodType[], media: string) {
  const [only, ...others] = schemas.map(schemaOf)
  if (!only) return { [media]: {} }

  return { [media]: { schema: others.length === 0 ? only : { anyOf: [only, ...others] } } }
}

function parametersOf({ path, query = {}, headers = [] }: Operation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries(query).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !schema.safeParse(undefined).success,
    schema: schemaOf(schema),
  }))
  const inHeaders = headers.map((name) => ({ name, in: 'header', required: false, schema: { type: 'string' } }))

  return [...inPath, ...inQuery, ...inHeaders]
}

function schemaOf(schema: z.ZodType) {
  const id = named.get(schema)?.id

  return id ? { $ref: refTo(id) } : withoutOrigin(z.toJSONSchema(schema, READER))
}

/** A schema's own dialect and id are invalid inside a document of one dialect. */
function withoutOrigin({ $schema: _dialect, $id: _place, ...schema }: z.core.JSONSchema.BaseSchema) {
  return schema
}
