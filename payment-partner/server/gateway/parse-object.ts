import { z } from 'zod'
import { BodyMalformed } from './request-refused'

const object = z.record(z.string(), z.unknown())

/**
 * Parses the fields of a body. An empty body, and the literal `null` that the official client
 * posts, have no fields.
 * @throws {BodyMalformed}
 */
export function parseObject(text: string): Record<string, unknown> {
  const read = object.nullable().safeParse(parseJson(text))
  if (!read.success) throw new BodyMalformed()

  return read.data ?? {}
}

/** A part that is not an object has no fields; its missing fields are listed as faults. */
export const partOf = (request: Record<string, unknown>, name: string) => object.catch({}).parse(request[name])

/** Undefined if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return text.trim() === '' ? null : JSON.parse(text)
  } catch {
    return undefined
  }
}
