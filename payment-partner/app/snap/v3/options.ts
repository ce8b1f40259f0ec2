import { z } from 'zod'
import { everyMethod, isMethod, METHODS, type Method } from '@/server/method/methods'

/** Method names as a request may give them, groups included; undefined if none is known. */
const methods = z.string().transform((text) => {
  const names = text.split(',')
  const methods = everyMethod.filter((method) => METHODS[method].names.some((name) => names.includes(name)))

  return methods.length > 0 ? methods : undefined
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
  const params = new URLSearchParams(search)
  const mode = params.get(NAMES.mode) ?? params.get(OLDER)
  if (mode) params.set(NAMES.mode, mode)
  const present = Object.entries(NAMES).filter(([, name]) => params.has(name))

  return {
    options: schema.parse(Object.fromEntries(present.map(([option, name]) => [option, params.get(name)]))),
    query: Object.fromEntries(present.map(([, name]) => [name, params.get(name) ?? ''])),
  }
}
