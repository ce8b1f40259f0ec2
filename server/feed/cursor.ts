import { z } from 'zod'

/** A place between two rows of a list by time. Time alone would not do: rows can share an instant. */
export type Cursor = { at: Date; id: string }

const SEPARATOR = '~'
/** JavaScript knows years that PostgreSQL does not. */
const FOUR_DIGIT_YEAR = /^[1-9]\d{3}-/
const A_UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The place that a text names. What names none (forged, cut off, of an earlier build) is none: the list begins anew. */
export function readCursor(text: string | null | undefined): Cursor | undefined {
  const [time = '', ...rest] = (text ?? '').split(SEPARATOR)
  const at = new Date(time)
  const id = rest.join(SEPARATOR)

  return id !== '' && FOUR_DIGIT_YEAR.test(time) && !Number.isNaN(at.getTime()) ? { at, id } : undefined
}

export const cursorSchema = z.string().nullish().transform(readCursor)

/** Of rows whose ids are UUIDs: PostgreSQL takes nothing else for one. */
export const uuidCursorSchema = cursorSchema.transform((cursor) => (A_UUID.test(cursor?.id ?? '') ? cursor : undefined))

export function writeCursor({ at, id }: Cursor): string {
  return `${at.toISOString()}${SEPARATOR}${id}`
}
