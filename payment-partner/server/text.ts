/** C0 and C1 controls but for tab and line breaks, and halves of surrogate pairs: PostgreSQL takes no NUL, a terminal obeys others. */
const UNREADABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u

/** Whether text from outside can be stored and shown. */
export const isReadable = (text: string) => !UNREADABLE.test(text)

const DEEPEST = 32

/**
 * The field of a value from outside whose text cannot be read, such as `['customer', 'email']`, or that lies deeper than any
 * message of ours; the name of the whole where a field's own name cannot be read. Undefined when all is well.
 */
export function findUnreadable(value: unknown, path: string[] = []): string[] | undefined {
  if (typeof value === 'string') return isReadable(value) ? undefined : path
  if (typeof value !== 'object' || value === null) return undefined
  if (path.length === DEEPEST) return path.slice(0, 1)
  for (const [key, part] of Object.entries(value)) {
    const found = isReadable(key) ? findUnreadable(part, [...path, key]) : path
    if (found) return found
  }

  return undefined
}
