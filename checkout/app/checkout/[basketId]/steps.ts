import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { ADDRESS_FORM } from '@/app/_forms/address/address-state'
import { readFields } from '@/app/_forms/read-fields'
import type { Along } from '@/app/_forms/step-button'
import { shop } from '@/app/_request/visitor'
import { readFailure } from '@/server/trpc/caller'
import type { Quote } from './checkout-data'

const ofBasket = z.object({ basketId: z.uuid() })
const ofParcel = ofBasket.extend({ shopId: z.string() })

export const lineOf = ofBasket.extend({ sku: z.string() })
export const voucherOf = ofBasket.extend({ code: z.string() })

/** What a buyer changes beside the address; false when that failed. */
export const steps = {
  changeQuantity: step(lineOf.extend({ quantity: z.coerce.number() }), (basket, wanted) =>
    basket.changeQuantity(wanted),
  ),
  removeLine: step(lineOf, (basket, line) => basket.removeLine(line)),
  confirmPrice: step(lineOf.extend({ amount: z.coerce.number() }), (basket, consent) => basket.confirmPrice(consent)),
  chooseCourier: step(ofParcel.extend({ courierCode: z.string() }), (basket, choice) => basket.chooseCourier(choice)),
  chooseInsurance: step(ofParcel.extend({ insured: z.enum(['yes', 'no']) }), (basket, { insured, ...parcel }) =>
    basket.chooseInsurance({ ...parcel, insured: insured === 'yes' }),
  ),
  choosePayment: step(ofBasket.extend({ paymentWay: z.enum(['gateway', 'cod']) }), (basket, choice) =>
    basket.choosePayment(choice),
  ),
  chooseVoucher: step(voucherOf, (basket, voucher) => basket.applyVoucher(voucher)),
  removeVoucher: step(voucherOf, (basket, voucher) => basket.removeVoucher(voucher)),
}

type Basket = Awaited<ReturnType<typeof shop>>['basket']

function step<Wanted extends { basketId: string }>(
  fields: z.ZodType<Wanted>,
  take: (basket: Basket, wanted: Wanted) => Promise<unknown>,
) {
  return async (form: FormData) => {
    const wanted = readFields(fields, form)
    return thenShow(wanted.basketId, take((await shop()).basket, wanted))
  }
}

type Step = keyof typeof steps

const anyStep = z.object({ at: z.string().refine((at): at is Step => Object.hasOwn(steps, at)) })

export type AlongAddress = (at: Step) => Along | undefined

type Beside = { basketId: string; addressOpen: boolean; of?: Record<string, string> }

/** Steps elsewhere on the page as the form of the address takes them along, while that is open; `of`: what else their forms hold. */
export const alongAddress =
  ({ basketId, addressOpen, of }: Beside): AlongAddress =>
  (at) =>
    addressOpen ? { form: ADDRESS_FORM, step: { at, basketId, ...of } } : undefined

type AtLine = Pick<Quote, 'basketId' | 'delivery'> & { addressOpen: boolean; sku: string }

/** Where the form of the address is open: by itself as long as there is none. */
export const openAddress = ({ basketId, delivery }: Pick<Quote, 'basketId' | 'delivery'>) =>
  `/checkout/${basketId}${delivery ? '?edit=address' : ''}`

/** Those at a line: the page that follows says which one is gone. */
export function alongAtLine({ basketId, delivery, addressOpen, sku }: AtLine): AlongAddress {
  const along = alongAddress({ basketId, addressOpen, of: { sku } })
  const search = new URLSearchParams({ ...(delivery && { edit: 'address' }), removed: sku })

  return (at) => {
    const taken = along(at)
    return taken && at === 'removeLine' ? { ...taken, leadsTo: `/checkout/${basketId}?${search}#told` } : taken
  }
}

/** A step that was sent with the form of the address, by `StepButton`. */
export async function takeStep(sent: string) {
  const form = new FormData()
  for (const [name, value] of new URLSearchParams(sent)) form.append(name, value)

  await steps[readFields(anyStep, form).at](form)
}

/** Whatever the error, the page itself shows the current state. False when there was one. */
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
