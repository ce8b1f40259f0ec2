import { randomInt } from 'node:crypto'

/** A phone of one buyer's own: the shop limits the unpaid orders of a phone. */
export const anyPhone = () => `0812 ${randomInt(1000, 10_000)} ${randomInt(1000, 10_000)}`

/** Where one buyer comes from, of the range for benchmarks (RFC 2544): the shop limits the unpaid orders of an address. */
export const anyAddress = () => `198.18.${randomInt(256)}.${randomInt(1, 255)}`

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
