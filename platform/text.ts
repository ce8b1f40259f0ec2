/**
 * C0 and C1 controls but for tab and line breaks, and halves of surrogate pairs: no person types them, PostgreSQL takes no
 * NUL, and a terminal that shows a log obeys the others.
 */
const UNREADABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u

/** Whether text from outside can be stored and shown. */
export const isReadable = (text: string) => !UNREADABLE.test(text)

/**
 * Where a value from outside holds text that is not readable, as a path such as `['address', 'street']`; a key that is not
 * readable is told by the path of what it belongs to. Undefined when all of it is.
 */
export function findUnreadable(value: unknown, path: string[] = []): string[] | undefined {
  if (typeof value === 'string') return isReadable(value) ? undefined : path
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, part] of Object.entries(value)) {
    const found = isReadable(key) ? findUnreadable(part, [...path, key]) : path
    if (found) return found
  }

  return undefined
}

/** Text as a log may show it: what is not readable is written by its number. */
export const escapeUnreadable = (text: string) =>
  text.replace(new RegExp(UNREADABLE, 'gu'), (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`)
