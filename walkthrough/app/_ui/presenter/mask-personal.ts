const MASK = '••••'

/** Field names whose values identify a person or the account they pay from. */
const PERSONAL =
  /^(.*[_-])?(name|phone|e?-?mail|address|street|recipient|customer|ip|user[_-]agent|forwarded[_-]for|va[_-]numbers?|bill[_-]key|biller[_-]code|masked[_-]card|payment[_-]code|account)$/i

/** Matches email addresses, phone, account, card and order numbers within a text. */
const IN_TEXT = [
  /[\w.+-]+@[\w-]+(\.[\w-]+)+/g,
  /(?<![\w.-])(\+62|62|0)8[\d -]{7,}\d/g,
  /(?<![\w.-])(?!\d{4}-\d\d-\d\d)\d[\d*X-]{8,}\d(?![\w.-])/g,
  /\bPSR-#?[A-Z0-9-]+/g,
]

/** Masks personal data for an audience and keeps the structure of the message. */
export function maskPersonal(value: unknown): unknown {
  if (typeof value === 'string') return maskText(value)
  if (Array.isArray(value)) return value.map(maskPersonal)
  if (typeof value !== 'object' || value === null) return value

  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, PERSONAL.test(name) ? MASK : maskPersonal(inner)]),
  )
}

export const maskText = (text: string): string =>
  IN_TEXT.reduce((masked, pattern) => masked.replace(pattern, MASK), text)
