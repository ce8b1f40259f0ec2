import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { readForm } from '@/app/_forms/actions'
import { ADDRESS_FORM } from '@/app/_forms/address/address-state'
import type { Along } from '@/app/_forms/step-button'
import { shop } from '@/app/_request/visitor'
import {
  courierChoice,
  insuranceChoice,
  lineQuantity,
  methodChoice,
  ofLine,
  paymentChoice,
  priceConsent,
  voucherCode,
} from '@/server/basket/input'
import { readFailure } from '@/server/trpc/caller'
import type { Quote } from './checkout-data'

/** Changes to the basket besides the address; each returns false on failure. */
export const steps = {
  changeQuantity: step(lineQuantity, (basket, input) => basket.changeQuantity(input)),
  removeLine: step(ofLine, (basket, line) => basket.removeLine(line)),
  confirmPrice: step(priceConsent, (basket, consent) => basket.confirmPrice(consent)),
  chooseCourier: step(courierChoice, (basket, choice) => basket.chooseCourier(choice)),
  chooseInsurance: step(insuranceChoice.extend({ insured: z.enum(['yes', 'no']) }), (basket, { insured, ...parcel }) =>
    basket.chooseInsurance({ ...parcel, insured: insured === 'yes' }),
  ),
  choosePayment: step(paymentChoice, (basket, choice) => basket.choosePayment(choice)),
  chooseMethod: step(methodChoice, (basket, choice) => basket.chooseMethod(choice)),
  chooseVoucher: step(voucherCode, (basket, voucher) => basket.applyVoucher(voucher)),
  removeVoucher: step(voucherCode, (basket, voucher) => basket.removeVoucher(voucher)),
}

type Basket = Awaited<ReturnType<typeof shop>>['basket']

function step<Schema extends z.ZodObject<{ basketId: z.ZodUUID }>>(
  schema: Schema,
  change: (basket: Basket, input: z.output<Schema>) => Promise<unknown>,
) {
  const take = async (input: z.output<Schema>) => thenShow(String(input.basketId), change((await shop()).basket, input))

  return { schema, take, takeForm: (form: FormData) => take(readForm(schema, form) ?? notFound()) }
}

type Step = keyof typeof steps

export type AlongAddress = (at: Step) => Along | undefined

type Beside = { basketId: string; addressOpen: boolean; of?: Record<string, string> }

/**
 * Lets buttons elsewhere submit the open address form with their step; `of` holds the other fields
 * of their forms.
 */
export const alongAddress =
  ({ basketId, addressOpen, of }: Beside): AlongAddress =>
  (at) =>
    addressOpen ? { form: ADDRESS_FORM, step: { at, basketId, ...of } } : undefined

type AtLine = Pick<Quote, 'basketId' | 'delivery'> & { addressOpen: boolean; sku: string }

/** URL with the address form open; without a saved address it is open anyway. */
export const openAddress = ({ basketId, delivery }: Pick<Quote, 'basketId' | 'delivery'>) =>
  `/checkout/${basketId}${delivery ? '?edit=address' : ''}`

/**
 * `alongAddress` for the buttons of a line. After a removal the next page announces the removed
 * line.
 */
export function alongAtLine({ basketId, delivery, addressOpen, sku }: AtLine): AlongAddress {
  const along = alongAddress({ basketId, addressOpen, of: { sku } })
  const search = new URLSearchParams({ ...(delivery && { edit: 'address' }), removed: sku })

  return (at) => {
    const result = along(at)
    return result && at === 'removeLine' ? { ...result, leadsTo: `/checkout/${basketId}?${search}#notice` } : result
  }
}

/** Takes a step that `StepButton` submitted with the address form. */
export async function takeStep(sent: string) {
  const { at = '', ...fields } = Object.fromEntries(new URLSearchParams(sent))
  if (!isStep(at)) notFound()
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)

  await steps[at].takeForm(form)
}

const isStep = (at: string): at is Step => Object.hasOwn(steps, at)

/** Revalidates the page, which shows the current state. Returns false on a failure. */
async function thenShow(id: string, taking: Promise<unknown>) {
  const done = await taking.then(
    () => true,
    (error: unknown) => {
      if (!readFailure(error)) throw error
      return false
    },
  )
  revalidatePath(`/checkout/${id}`)

  return done
}
