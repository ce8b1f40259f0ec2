import { randomInt } from 'node:crypto'

/** A phone of one buyer's own: the shop limits the unpaid orders of a phone. */
export const anyPhone = () => `0812 ${randomInt(1000, 10_000)} ${randomInt(1000, 10_000)}`

/**
 * Returns the header of a caller with an address of its own, from the benchmark range (RFC 2544):
 * the systems limit the sign-ups, complaints and unpaid orders of one address.
 */
export const fromAnyAddress = () => ({ 'x-forwarded-for': `198.18.${randomInt(256)}.${randomInt(1, 255)}` })

/** The village that a buyer looks for. */
export const AREA = 'Cipaganti'

/** Made up. */
export const RECIPIENT = {
  recipient: 'Galuh Wirasti',
  street: 'Jl. Cihampelas 12',
  rtRw: '',
  landmark: '',
  courierNote: '',
}
