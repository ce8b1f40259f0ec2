/** C0 and C1 controls but for tab and line breaks, and halves of surrogate pairs: PostgreSQL takes no NUL, a terminal obeys others. */
const UNREADABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u

/** Whether text from outside can be stored and shown. */
export const isReadable = (text: string) => !UNREADABLE.test(text)

/** Breaks between lines and pages of word processors and terminals. */
const FOREIGN_BREAK = /[\v\f\u0085]/g

/** The same line as it can be stored and shown: a break of another program becomes a space, and what nobody typed goes. */
export const makeReadable = (line: string) => line.replace(FOREIGN_BREAK, ' ').replace(new RegExp(UNREADABLE, 'gu'), '')

const DEEPEST = 32

export type InputFault = { code: 'text_unreadable' | 'nested_too_deep'; field: string }

/**
 * What is wrong with a value from outside, whatever its schema: text that is not readable, or more levels than any message of
 * ours, which whoever walks it would need the stack for. Names the field, such as `address.street`; a key that is not
 * readable is told by what it belongs to, and what is too deep by where it begins.
 */
export function findInputFault(value: unknown, path: string[] = []): InputFault | undefined {
  const unreadable = { code: 'text_unreadable', field: path.join('.') } as const
  if (typeof value === 'string') return isReadable(value) ? undefined : unreadable
  if (typeof value !== 'object' || value === null) return undefined
  if (path.length === DEEPEST) return { code: 'nested_too_deep', field: path[0] ?? '' }
  for (const [key, part] of Object.entries(value)) {
    const found = isReadable(key) ? findInputFault(part, [...path, key]) : unreadable
    if (found) return found
  }

  return undefined
}
