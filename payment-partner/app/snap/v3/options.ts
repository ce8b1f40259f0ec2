import { z } from 'zod'
import { everyMethod, isMethod, METHODS, type Method } from '@/server/method/methods'

/** Method names as a request may give them, groups included; undefined if none is known. */
const methods = z.string().transform((text) => {
  const wished = text.split(',')
  const known = everyMethod.filter((method) => METHODS[method].names.some((name) => wished.includes(name)))

  return known.length > 0 ? known : undefined
})

/** Options that a merchant may put into the address of a payment. An invalid value is ignored. */
const schema = z.object({
  language: z.enum(['id', 'en']).optional().catch(undefined),
  /** How a wallet opens: by QR code, by its app, or by either, depending on the screen. */
  mode: z.enum(['qr', 'deeplink', 'auto']).catch('auto'),
  /** Preselected in the list. */
  selected: z.custom<Method>(isMethod).optional().catch(undefined),
  only: methods.optional(),
  closeAfterSeconds: z.coerce.number().int().min(0).max(600).optional().catch(undefined),
  /** Embedded in the merchant's page, not an overlay: it has no close button. */
  inline: z.literal('1').optional().catch(undefined),
  clientKey: z.string().max(100).optional(),
  /** Origin of the framing page, as that page claims it: untrusted. */
  origin: z.string().max(300).optional(),
})

export type Options = z.infer<typeof schema>

/** As the merchant's script names them. */
const NAMES = {
  language: 'language',
  mode: 'uiMode',
  selected: 'selectedPaymentType',
  only: 'enabledPayments',
  closeAfterSeconds: 'autoCloseDelay',
  inline: 'inline',
  clientKey: 'clientKey',
  origin: 'origin',
} satisfies Record<keyof Options, string>

/** The older name of `uiMode`. */
const OLDER = 'gopayMode'

export function readOptions(search: string) {
  const given = new URLSearchParams(search)
  const mode = given.get(NAMES.mode) ?? given.get(OLDER)
  if (mode) given.set(NAMES.mode, mode)
  const wished = Object.entries(NAMES).filter(([, name]) => given.has(name))

  return {
    options: schema.parse(Object.fromEntries(wished.map(([option, name]) => [option, given.get(name)]))),
    kept: Object.fromEntries(wished.map(([, name]) => [name, given.get(name) ?? ''])),
  }
}
