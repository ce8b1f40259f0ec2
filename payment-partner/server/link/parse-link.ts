import { z } from 'zod'
import { parseObject } from '../gateway/parse-object'
import { RequestRefused } from '../gateway/request-refused'

const LONGEST_URL = 1000

const digits = 'must be numeric digits and must not begin with 0'

const linkShape = z.object({
  payment_type: z.literal('gopay', 'payment_type is invalid'),
  gopay_partner: z.object(
    {
      // The clients' own tests send a number, too.
      phone_number: z
        .union([z.string(), z.int().transform(String)], 'gopay_partner.phone_number is required')
        .pipe(z.string().regex(/^[1-9]\d{5,14}$/, `gopay_partner.phone_number ${digits}`)),
      country_code: z
        .string(`gopay_partner.country_code ${digits}`)
        .regex(/^[1-9]\d{0,3}$/, `gopay_partner.country_code ${digits}`)
        .optional(),
      redirect_url: z
        .url({ protocol: /^https?$/, error: 'gopay_partner.redirect_url is invalid' })
        .max(LONGEST_URL, 'gopay_partner.redirect_url is too long')
        .optional(),
    },
    'gopay_partner is required',
  ),
})

export type LinkRequest = z.output<typeof linkShape>['gopay_partner']

/** @throws {RequestRefused} */
export function parseLink(text: string): LinkRequest {
  const read = linkShape.safeParse(parseObject(text))
  if (!read.success) throw new RequestRefused([...new Set(read.error.issues.map(({ message }) => message))])

  return read.data.gopay_partner
}
