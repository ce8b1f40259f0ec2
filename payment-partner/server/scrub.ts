const KEY = /(?:(?:SB-)?Mid-(?:server|client)|IRIS|SB-BiSnap-secret)-[\w-]+/g
const BASIC_AUTH = /Basic [A-Za-z0-9+/=]+/g
const BEARER_AUTH = /Bearer [\w.-]+/g
const PEM = /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/g
/** In hex, or an HMAC-SHA512 or RSA signature in base64. */
const SIGNATURE = /\b[0-9a-f]{128}\b|[A-Za-z0-9+/]{342}==|[A-Za-z0-9+/]{86}==/gi

/**
 * Last filter before a line leaves the process. It hides a harmless number rather than show a card.
 */
export const scrub = (line: string) =>
  maskCards(
    line
      .replace(PEM, '[key]')
      .replace(KEY, '[key]')
      .replace(BASIC_AUTH, 'Basic [key]')
      .replace(BEARER_AUTH, 'Bearer [token]')
      .replace(SIGNATURE, '[signature]'),
  )

const SEPARATOR = '(?:[ +-]|%20|%2B|%2D)'
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** A UUID of ours, or groups of digits. Digits after a `%` are an escaped letter. */
const DIGITS = new RegExp(`${UUID}|(?:(?<=%[0-9a-f]{2})|(?<![\\d%]|%[0-9a-f]))\\d+(?:${SEPARATOR}\\d+)*`, 'gi')
const [SHORTEST, LONGEST] = [13, 19]

/**
 * Masks every number that could be a card's, with or without separators, also next to other
 * numbers.
 */
export const maskCards = (text: string) =>
  text.replace(DIGITS, (digits) => (isUuid.test(digits) ? digits : maskGroups(digits)))

const isUuid = new RegExp(`^${UUID}$`, 'i')
const SPLIT = new RegExp(`(${SEPARATOR})`, 'gi')

function maskGroups(digits: string): string {
  if (digits.length < SHORTEST) return digits
  const parts = digits.split(SPLIT)
  const first = parts[0] === '' ? 2 : 0
  for (let from = first; from < parts.length; from += 2)
    for (let to = from + 1; to <= parts.length; to += 2) {
      const number = parts.slice(from, to).filter(isGroup).join('')
      if (isCard(number)) return `${parts.slice(0, from).join('')}[card]${maskGroups(parts.slice(to).join(''))}`
    }

  return digits
}

const isGroup = (_part: string, index: number) => index % 2 === 0

const isCard = (number: string) => number.length >= SHORTEST && number.length <= LONGEST && passesLuhn(number)

export function maskCardsIn<Value>(value: Value): Value
export function maskCardsIn(value: unknown): unknown {
  if (typeof value === 'string') return maskCards(value)
  if (Array.isArray(value)) return value.map((part) => maskCardsIn(part))
  if (typeof value !== 'object' || value === null) return value

  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, maskCardsIn(part)]))
}

export function passesLuhn(digits: string) {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)

    return total + (value > 9 ? value - 9 : value)
  }, 0)

  return sum % 10 === 0
}
