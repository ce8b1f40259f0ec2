import { z } from 'zod'

const typed = (tooLong: string) => z.string().max(1000, tooLong)

/** As it was typed; what is wrong with it is said at its field. */
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

/** As a form sends it, in the order of its fields. Without script an area may be typed and not chosen. */
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
  /** The button, where it is another than the one that saves. */
  intent: z.string().optional(),
})
