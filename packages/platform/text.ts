/**
 * C0 and C1 controls except tab and line breaks, and lone surrogates. Nobody types them, PostgreSQL
 * does not store NUL, and a terminal would execute the others. The further patterns match text that
 * imitates other text.
 */
const UNREADABLE = new RegExp(
  [
    /(?![\t\n\r])[\p{Cc}\p{Cs}]/u,
    // Bidirectional controls and invisible characters: they make a name look like another, or a
    // line read backwards.
    /(?!\p{Join_Control}|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}|[\p{Zl}\p{Zp}\u2800\ufff9-\ufffc\u{13441}\u{13442}\u{16fe4}\u{1d159}]/u,
    // A variation selector belongs to an emoji, or to a digit of a keycap.
    /[\ufe0e\ufe0f](?<!\p{Extended_Pictographic}[\ufe0e\ufe0f]|[\d#*][\ufe0e\ufe0f](?=\u20e3))/u,
    // Joiners belong between emoji and in scripts that need them.
    /\u200d(?<!(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|[\p{M}\p{Script=Arabic}])\u200d)|\u200c(?<![\p{M}\p{Script=Arabic}]\u200c)|\p{Join_Control}(?![\p{L}\p{M}\p{Extended_Pictographic}])|\p{Join_Control}(?=\p{Script=Latin})/u,
    // No script stacks more marks on a letter; additional marks cover the surrounding lines.
    /(?<=\p{M}{4})\p{M}/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'u',
)

/** Returns whether external text can be stored and displayed. */
export const isReadable = (text: string) => !UNREADABLE.test(text)

/** Line and page breaks of word processors and terminals. */
const FOREIGN_BREAK = /[\v\f\u0085\u2028\u2029]/g

/**
 * Makes text storable and displayable: a foreign break becomes `lineBreak`, and unreadable
 * characters are removed.
 */
export const makeReadable = (text: string, lineBreak: '\n' | ' ') =>
  withoutUnreadable(text.replace(FOREIGN_BREAK, lineBreak))

/** Repeats until the text is readable: removing a character can make its neighbours unreadable. */
function withoutUnreadable(text: string): string {
  return isReadable(text) ? text : withoutUnreadable(text.replace(new RegExp(UNREADABLE, 'gu'), ''))
}

/**
 * Returns the form with readable text, as the page's script makes it during input. A password stays
 * unchanged; its field refuses an unreadable one.
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
 * Finds what is wrong with an external value, independent of its schema: unreadable text, or
 * nesting deeper than any message of ours. A recursive reader of such a value would overflow the
 * stack.
 *
 * Names the field, such as `address.street`. An unreadable key is reported by its parent, and
 * nesting by the top-level field.
 */
export function findInputFault(value: unknown, path: string[] = []): InputFault | undefined {
  const unreadable = { code: 'text_unreadable', field: path.join('.') } as const
  if (typeof value === 'string') return isReadable(value) ? undefined : unreadable
  if (typeof value !== 'object' || value === null) return undefined
  if (path.length === DEEPEST) return { code: 'nested_too_deep', field: path[0] ?? '' }
  for (const [key, part] of Object.entries(value)) {
    const fault = isReadable(key) ? findInputFault(part, [...path, key]) : unreadable
    if (fault) return fault
  }

  return undefined
}

/** Escapes unreadable characters as code points, for a log. */
export const escapeUnreadable = (text: string) =>
  text.replace(
    new RegExp(UNREADABLE, 'gu'),
    (character) => `\\u${character.codePointAt(0)?.toString(16).padStart(4, '0')}`,
  )

/** The first letters of an email address, its domain's included. */
const EMAIL = /([\w+-])[\w.+-]*(?:@|%40)([\w-])[\w-]*(?:\.[\w-]+)+/g

/** An Indonesian mobile number, or its digits without prefix as a database may compare them. */
const PHONE = /(?<![\w.-])(?:(\+?62[\s-]?8|08)[\d\s-]{6,}\d|8[1-9]\d{7,10})(?![\w-])/g

/** Masks email addresses (`r•••@c•••`) and mobile numbers (`08•••`) in a text. */
export const maskContacts = (text: string) =>
  text.replace(EMAIL, '$1•••@$2•••').replace(PHONE, (_, prefix = '8') => `${prefix}•••`)

/**
 * A card number with spaces or dashes, or a UUID. The digits of a UUID may look like a card number,
 * so UUIDs stay unmasked.
 */
const CARD_OR_UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/gi

/**
 * Masks all but the last four digits of possible card numbers: 13 to 19 digits that pass the Luhn
 * check.
 */
export const maskCardNumbers = (text: string) =>
  text.replace(CARD_OR_UUID, (digits) => (passesLuhn(digits) ? digits.replace(/\d(?=(?:\D*\d){4})/g, '*') : digits))

function passesLuhn(text: string) {
  if (!/^[\d -]+$/.test(text)) return false
  const digits = [...text.replaceAll(/\D/g, '')].reverse().map(Number)
  const sum = digits.reduce(
    (sum, digit, place) => sum + (place % 2 === 0 ? digit : ((digit * 2) % 10) + (digit > 4 ? 1 : 0)),
    0,
  )

  return sum % 10 === 0
}
