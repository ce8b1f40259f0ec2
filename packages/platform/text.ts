/**
 * C0 and C1 controls but for tab and line breaks, and halves of surrogate pairs: no person types them, PostgreSQL takes no
 * NUL, and a terminal that shows a log obeys the others. And what makes a text look like another one.
 */
const UNREADABLE = new RegExp(
  [
    /(?![\t\n\r])[\p{Cc}\p{Cs}]/u,
    // Bidirectional controls and invisible characters: a name looks like another, or a line reads backwards.
    /(?!\p{Join_Control}|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}|[\p{Zl}\p{Zp}\u2800\ufff9-\ufffc\u{13441}\u{13442}\u{16fe4}\u{1d159}]/u,
    // A variation selector belongs to an emoji, or to a digit of a keycap.
    /[\ufe0e\ufe0f](?<!\p{Extended_Pictographic}[\ufe0e\ufe0f]|[\d#*][\ufe0e\ufe0f](?=\u20e3))/u,
    // Joiners belong between emoji, and in scripts that need them.
    /\u200d(?<!(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|[\p{M}\p{Script=Arabic}])\u200d)|\u200c(?<![\p{M}\p{Script=Arabic}]\u200c)|\p{Join_Control}(?![\p{L}\p{M}\p{Extended_Pictographic}])|\p{Join_Control}(?=\p{Script=Latin})/u,
    // No script stacks more marks on a letter than this; more of them cover the lines around.
    /(?<=\p{M}{4})\p{M}/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'u',
)

/** Whether text from outside can be stored and shown. */
export const isReadable = (text: string) => !UNREADABLE.test(text)

/** Breaks between lines and pages of word processors and terminals. */
const FOREIGN_BREAK = /[\v\f\u0085\u2028\u2029]/g

/** The same text as it can be stored and shown: a break of another program becomes `lineBreak`, and what nobody typed goes. */
export const makeReadable = (text: string, lineBreak: '\n' | ' ') =>
  withoutUnreadable(text.replace(FOREIGN_BREAK, lineBreak))

/** Again until nothing is left: what stood apart may be unreadable side by side. */
function withoutUnreadable(text: string): string {
  return isReadable(text) ? text : withoutUnreadable(text.replace(new RegExp(UNREADABLE, 'gu'), ''))
}

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
  text.replace(new RegExp(UNREADABLE, 'gu'), (found) => `\\u${found.codePointAt(0)?.toString(16).padStart(4, '0')}`)

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
