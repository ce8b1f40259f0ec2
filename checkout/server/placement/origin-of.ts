import { createHmac } from 'node:crypto'
import { getAccountSecret } from '../environment'

/**
 * A network address as stored in a hold, for the limit of unpaid orders: an HMAC, so that the table
 * does not reveal the address.
 */
export const originOf = (address: string) =>
  createHmac('sha256', getAccountSecret())
    .update(JSON.stringify(['unpaid orders', address]))
    .digest('base64url')
