import { z } from 'zod'
import { operationOf } from '@/server/openapi/operations'
import type { Answered } from './serve-gateway'

/** Endpoints write a parameter in brackets, the description in braces. */
export const describedPath = (path: string) => path.replace(/\[(\w+)\]/g, '{$1}')

/** Returns the differences between a real answer and its description, extra fields included. */
export function findUndescribed({ path, method, status, body }: Answered): string[] {
  const call = `${method} ${path} → ${status}`
  if (path.includes('[...')) return []

  const described = operationOf(method, describedPath(path))?.answers[status]
  if (!described) return [`${call} is not described`]
  if (described.length === 0) return []

  const answer: unknown = JSON.parse(body)

  return described.some((schema) => strict(schema).safeParse(answer).success)
    ? []
    : [`${call} is none of the described: ${body}`]
}

/** Clients tolerate new fields; the description itself must list every one. */
const strict = (schema: z.ZodType) => (schema instanceof z.ZodObject ? schema.strict() : schema)
