import { z } from 'zod'

const typed = z.string().max(1000)

/** As it was typed; what is wrong with it is said at its field. */
export const address = z.object({
  recipient: typed,
  phone: typed,
  email: typed.default(''),
  areaId: typed,
  street: typed,
  rtRw: typed,
  landmark: typed,
  courierNote: typed,
})
