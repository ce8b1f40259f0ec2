/**
 * C0 and C1 controls but for tab and line breaks, and halves of surrogate pairs: no person types them, PostgreSQL takes no
 * NUL, and a terminal that shows a log obeys the others.
 */
const UNREADABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u

/** Whether text from outside can be stored and shown. */
export const isReadable = (text: string) => !UNREADABLE.test(text)

/** Breaks between lines and pages of word processors and terminals. */
const FOREIGN_BREAK = /[\v\f\u0085]/g

/** The same text as it can be stored and shown: a break of another program becomes `lineBreak`, and what nobody typed goes. */
export const makeReadable = (text: string, lineBreak: '\n' | ' ') =>
  text.replace(FOREIGN_BREAK, lineBreak).replace(new RegExp(UNREADABLE, 'gu'), '')

/**
 * A form as an action reads it: its text made readable, as a page with scripts makes it while it is typed. A password stays
 * what it is, and is refused at its field.
 */
export function makeFormReadable(form: FormData): FormData {
  const readable = new FormData()
  for (const [name, value] of form)
    readable.append(name, typeof value === 'string' && name !== 'password' ? makeReadable(value, ' ') : value)

  return readable
}

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

/** Text as a log may show it: what is not readable is written by its number. */
export const escapeUnreadable = (text: string) =>
  text.replace(new RegExp(UNREADABLE, 'gu'), (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** A card number as people write it, with spaces or dashes; a UUID, whose digits may look like one, is left alone. */
const CARD_OR_UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/gi

/** Text without what could be a card's number: 13 to 19 digits that pass the Luhn check keep their last four. */
export const maskCardNumbers = (text: string) =>
  text.replace(CARD_OR_UUID, (found) => (passesLuhn(found) ? found.replace(/\d(?=(?:\D*\d){4})/g, '*') : found))

function passesLuhn(text: string) {
  if (!/^[\d -]+$/.test(text)) return false
  const digits = [...text.replaceAll(/\D/g, '')].reverse().map(Number)
  const sum = digits.reduce(
    (sum, digit, place) => sum + (place % 2 === 0 ? digit : ((digit * 2) % 10) + (digit > 4 ? 1 : 0)),
    0,
  )

  return sum % 10 === 0
}
