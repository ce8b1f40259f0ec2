import { z } from 'zod'

/**
 * A position between two rows of a list by time. It includes the id, because rows can share an
 * instant.
 */
export type Cursor = { at: Date; id: string }

const SEPARATOR = '~'
/** JavaScript accepts years that PostgreSQL does not. */
const FOUR_DIGIT_YEAR = /^[1-9]\d{3}-/
const A_UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Parses a cursor. A forged, truncated or outdated text gives undefined, so that the list starts
 * again.
 */
export function readCursor(text: string | null | undefined): Cursor | undefined {
  const [time = '', ...rest] = (text ?? '').split(SEPARATOR)
  const at = new Date(time)
  const id = rest.join(SEPARATOR)

  return id !== '' && FOUR_DIGIT_YEAR.test(time) && !Number.isNaN(at.getTime()) ? { at, id } : undefined
}

export const cursorSchema = z.string().nullish().transform(readCursor)

/** For rows with UUIDs as ids: PostgreSQL refuses any other text. */
export const uuidCursorSchema = cursorSchema.transform((cursor) => (A_UUID.test(cursor?.id ?? '') ? cursor : undefined))

export function writeCursor({ at, id }: Cursor): string {
  return `${at.toISOString()}${SEPARATOR}${id}`
}
