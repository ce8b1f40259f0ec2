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
