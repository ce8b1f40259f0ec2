import { z } from 'zod'

const typed = (tooLong: string) => z.string().max(1000, tooLong)

/** As typed; errors are reported by field. */
export const address = z.object({
  recipient: typed('recipient.too_long'),
  phone: typed('phone.phone_too_long'),
  email: typed('email.too_long').default(''),
  areaId: typed('areaId.none'),
  street: typed('street.too_long'),
  rtRw: typed('rtRw.too_long'),
  landmark: typed('landmark.too_long'),
  courierNote: typed('courierNote.too_long'),
})

const { recipient, phone, email, areaId, street, rtRw, landmark, courierNote } = address.shape

/**
 * The address as a form sends it, in field order. Without JavaScript an area may be typed but not
 * chosen.
 */
export const addressForm = z.object({
  recipient,
  phone,
  areaText: typed('areaId.none').default(''),
  areaId: areaId.default(''),
  street,
  rtRw,
  landmark,
  courierNote,
  email,
  /** The pressed button, unless it is the save button. */
  intent: z.string().optional(),
})
