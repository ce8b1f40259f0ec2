import { DomainError } from '@jembatan/platform/errors'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { z } from 'zod'

/** As it was typed. Each value is accepted as it is, so that every mistake can be shown at its field. */
export type TypedAddress = {
  recipient: string
  phone: string
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

const schema = z.object({
  recipient: z.string().trim().min(2, 'missing').max(80, 'too_long'),
  phone: z
    .string()
    .trim()
    .min(1, 'missing')
    .transform((typed, context) => {
      const number = parsePhone(typed)
      if (!number) context.addIssue({ code: 'custom', message: 'not_a_phone' })

      return number ?? ''
    }),
  areaId: z.string().min(1, 'missing'),
  street: z.string().trim().min(5, 'missing').max(200, 'too_long'),
  rtRw: optional(9).refine((text) => text === null || /^\d{1,3}\/\d{1,3}$/.test(text), 'not_rt_rw'),
  landmark: optional(120),
  courierNote: optional(160),
})

export type Address = z.infer<typeof schema>

/** @throws {DomainError} `address_invalid`, whose details name for each field what is wrong with it. */
export function parseAddress(typed: TypedAddress): Address {
  const parsed = schema.safeParse(typed)
  if (parsed.success) return parsed.data

  // The first mistake of a field is the one to mend.
  const mistakes = Object.fromEntries(
    parsed.error.issues.map(({ path, message }) => [path.join('.'), message]).reverse(),
  )
  throw new DomainError('invalid', 'address_invalid', 'the address has mistakes', mistakes)
}

/** E.164. People write 0812…, 812…, +62 812… and 62812…; the last would count as a foreign number. */
export function parsePhone(typed: string): string | null {
  const national = typed.replace(/[^\d+]/g, '').replace(/^62/, '0')
  const number = parsePhoneNumberFromString(national, 'ID')

  return number?.isValid() ? number.number : null
}
