import { z } from 'zod'

const text = (tooLong: string) => z.string().max(1000, tooLong)

/** As typed; errors are reported by field. */
export const address = z.object({
  recipient: text('recipient.too_long'),
  phone: text('phone.phone_too_long'),
  email: text('email.too_long').default(''),
  areaId: text('areaId.none'),
  street: text('street.too_long'),
  rtRw: text('rtRw.too_long'),
  landmark: text('landmark.too_long'),
  courierNote: text('courierNote.too_long'),
})

const { recipient, phone, email, areaId, street, rtRw, landmark, courierNote } = address.shape

/**
 * The address as a form sends it, in field order. Without JavaScript an area may be typed but not
 * chosen.
 */
export const addressForm = z.object({
  recipient,
  phone,
  areaText: text('areaId.none').default(''),
  areaId: areaId.default(''),
  street,
  rtRw,
  landmark,
  courierNote,
  email,
  /** The pressed button, unless it is the save button. */
  intent: z.string().optional(),
})
