import { z } from 'zod'
import { BodyMalformed } from './request-refused'

const object = z.record(z.string(), z.unknown())

/**
 * The fields of a body. Nothing, and the literal `null` that the official client posts, are an object without fields.
 * @throws {BodyMalformed}
 */
export function parseObject(text: string): Record<string, unknown> {
  const read = object.nullable().safeParse(parseJson(text))
  if (!read.success) throw new BodyMalformed()

  return read.data ?? {}
}

/** A part that is no object has no fields; its own faults are listed one by one. */
export const partOf = (request: Record<string, unknown>, name: string) => object.catch({}).parse(request[name])

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return text.trim() === '' ? null : JSON.parse(text)
  } catch {
    return undefined
  }
}
