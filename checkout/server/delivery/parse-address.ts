import { DomainError } from '@jembatan/platform/errors'
import { type NumberType, parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/max'
import { z } from 'zod'

/** As typed. Accepts any text, so that every error can be shown at its field. */
export type TypedAddress = {
  recipient: string
  phone: string
  email?: string
  areaId: string
  street: string
  rtRw: string
  landmark: string
  courierNote: string
}

const optional = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, 'too_long')
    .transform((text) => text || null)

const HAS_A_LETTER = /\p{L}/u
/**
 * Latin letters, which couriers and the invoice can read, with emoji and signs but without
 * characters that change the text direction.
 */
const IS_LATIN = /^(?:(?![\u202A-\u202E\u2066-\u2069])[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}])*$/u

/**
 * Mails greet the recipient by name, and anyone can enter another person's email: a link in the
 * name would be spam in our mail.
 */
const HAS_A_LINK = /:\/\/|www\./i

const textBetween = (shortest: number, longest: number) =>
  z
    .string()
    .trim()
    .min(shortest, 'missing')
    .max(longest, 'too_long')
    .regex(HAS_A_LETTER, 'no_letter')
    .regex(IS_LATIN, 'not_latin')

const schema = z.object({
  recipient: textBetween(2, 80).refine((name) => !HAS_A_LINK.test(name), 'has_link'),
  phone: z
    .string()
    .trim()
    .min(1, 'missing')
    .transform((typed, context) => {
      const mistake = findPhoneMistake(typed)
      if (mistake) context.addIssue({ code: 'custom', message: mistake })

      return readPhone(typed)?.number ?? ''
    }),
  email: optional(254)
    .refine((text) => text === null || z.email().safeParse(text).success, 'not_an_email')
    .transform((text) => text?.toLowerCase() ?? null)
    .default(null),
  areaId: z.string().min(1, 'missing'),
  street: textBetween(5, 200),
  rtRw: optional(9).refine((text) => text === null || isRtRw(text), 'not_rt_rw'),
  landmark: optional(120),
  courierNote: optional(160),
})

/** Two numbers above zero. */
const isRtRw = (text: string) =>
  /^\d{1,3}\/\d{1,3}$/.test(text) && text.split('/').every((number) => Number(number) > 0)

export type Address = z.infer<typeof schema>

/** @throws {DomainError} `address_invalid` with an error code by field in its details. */
export function parseAddress(typed: TypedAddress): Address {
  const parsed = schema.safeParse(typed)
  if (parsed.success) return parsed.data

  // Reports the first error of each field.
  const mistakes = Object.fromEntries(
    parsed.error.issues.map(({ path, message }) => [path.join('.'), message]).reverse(),
  )
  throw new DomainError('invalid', 'address_invalid', 'the address has mistakes', mistakes)
}

/**
 * Returns the number in E.164, of any country: an order may carry a foreign number, and is found by
 * it.
 */
export function parsePhone(typed: string): string | null {
  const number = readPhone(typed)

  return number?.isValid() ? number.number : null
}

/**
 * People write 0812…, 812…, +62 812…, +62 (0)812…, 0062 812… and 62812…. The last would be parsed
 * as a foreign number.
 */
const national = (typed: string) =>
  typed
    .replace(/[^\d+]/g, '')
    .replace(/^00(?=[1-9])/, '+')
    .replace(/^\+?620?/, '0')

const readPhone = (typed: string) => parsePhoneNumberFromString(national(typed), 'ID')

/** Numbers of a person whom the courier can call: mobile or landline, no service numbers. */
const OF_A_PERSON = new Set<NumberType>(['MOBILE', 'FIXED_LINE', 'FIXED_LINE_OR_MOBILE'])

/** Returns why a courier cannot call the number, for a helpful error. */
function findPhoneMistake(typed: string) {
  const number = readPhone(typed)
  if (number && number.countryCallingCode !== '62') return 'phone_foreign'
  if (number?.isValid()) return OF_A_PERSON.has(number.getType()) ? null : 'phone_of_a_service'
  const length = validatePhoneNumberLength(national(typed), 'ID')
  if (length === 'TOO_SHORT') return 'phone_too_short'
  if (length === 'TOO_LONG') return 'phone_too_long'

  return 'not_a_phone'
}
