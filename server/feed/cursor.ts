import { z } from 'zod'

/** A place between two posts. Time alone would not do: posts can share an instant. */
export type Cursor = { publishedAt: Date; id: string }

const SEPARATOR = '~'

export const cursorSchema = z
  .string()
  .max(120)
  .transform((text, context): Cursor => {
    const [time = '', ...rest] = text.split(SEPARATOR)
    const publishedAt = new Date(time)
    const id = rest.join(SEPARATOR)
    if (id !== '' && !Number.isNaN(publishedAt.getTime())) return { publishedAt, id }

    context.addIssue({ code: 'custom', message: 'This is not a place in the feed.' })
    return z.NEVER
  })

export function writeCursor({ publishedAt, id }: Cursor): string {
  return `${publishedAt.toISOString()}${SEPARATOR}${id}`
}
