import { z } from 'zod'

/** A place between two posts. Time alone would not do: posts can share an instant. */
export type Cursor = { publishedAt: Date; id: string }

const SEPARATOR = '~'
/** JavaScript knows years that PostgreSQL does not. */
const FOUR_DIGIT_YEAR = /^[1-9]\d{3}-/

export const cursorSchema = z
  .string()
  .max(120)
  .transform((text, context): Cursor => {
    const [time = '', ...rest] = text.split(SEPARATOR)
    const publishedAt = new Date(time)
    const id = rest.join(SEPARATOR)
    if (id !== '' && FOUR_DIGIT_YEAR.test(time) && !Number.isNaN(publishedAt.getTime())) return { publishedAt, id }

    context.addIssue({ code: 'custom', message: 'This is not a place in the feed.' })
    return z.NEVER
  })

export function writeCursor({ publishedAt, id }: Cursor): string {
  return `${publishedAt.toISOString()}${SEPARATOR}${id}`
}
