import { createHmac } from 'node:crypto'
import { getAccountSecret } from '../environment'

/** A network address as a hold keeps it for the limit of unpaid orders: nobody who has the table alone finds the address. */
export const originOf = (address: string) =>
  createHmac('sha256', getAccountSecret())
    .update(JSON.stringify(['unpaid orders', address]))
    .digest('base64url')
