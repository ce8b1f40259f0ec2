import { z } from 'zod'
import { everyPageMethod } from '@/i18n/page-method'
import { item, ofShop, seenAmount } from '../catalogue/input'

export const ofBasket = z.object({ basketId: z.uuid() })

export const ofLine = ofBasket.extend({ sku: item.shape.sku })
export const lineQuantity = ofLine.extend({ quantity: item.shape.quantity })
export const priceConsent = ofLine.extend({ amount: seenAmount })

export const savedAddressChoice = ofBasket.extend({ addressId: z.uuid() })

const ofParcel = ofBasket.extend(ofShop.shape)
export const courierChoice = ofParcel.extend({ courierCode: z.string().max(64) })
export const insuranceChoice = ofParcel.extend({ insured: z.boolean() })

export const paymentChoice = ofBasket.extend({ paymentWay: z.enum(['gateway', 'cod']) })

/** Without a method the buyer chooses one on the gateway's page. */
export const methodChoice = ofBasket.extend({ method: z.enum(everyPageMethod).optional() })

export const voucherCode = ofBasket.extend({ code: z.string() })
