import { z } from 'zod'
import { ofOrder } from '../../order/input'

/** The methods of the shop's own payment page, by the names of Core, in the order of the page. */
export const everyBiSnapMethod = [
  'qris',
  'gopay',
  'shopeepay',
  'bca_va',
  'bni_va',
  'bri_va',
  'permata_va',
  'echannel',
] as const

export const methodChoice = ofOrder.extend({ method: z.enum(everyBiSnapMethod) })
