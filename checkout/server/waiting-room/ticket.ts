import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a browser keeps of its place: a number, and nothing about anybody. */
export type Ticket = {
  /** 0 for whoever was inside before the room was opened. */
  number: number
  /** The place at which it was taken, for the way that is done; 0 for whoever was called, did not come and is back. */
  from: number
  /** Until when its seat is kept, in seconds since 1970; 0 before its turn. */
  until: number
}

const FORM = /^(\d{1,15})\.(\d{1,15})\.(\d{1,12})\.([A-Za-z0-9_-]{43})$/

/** Signed for one room: nobody makes a number, moves one forward, or carries one into another room. */
export function signTicket(secret: string, roomId: string, { number, from, until }: Ticket) {
  const text = `${number}.${from}.${until}`

  return `${text}.${sign(secret, roomId, text)}`
}

/** Null for what was not signed here. */
export function readTicket(secret: string, roomId: string, signed: string | undefined): Ticket | null {
  const [, number = '', from = '', until = '', given = ''] = FORM.exec(signed ?? '') ?? []
  const expected = Buffer.from(sign(secret, roomId, `${number}.${from}.${until}`))
  const signature = Buffer.from(given)
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return null

  return { number: Number(number), from: Number(from), until: Number(until) }
}

/** JSON keeps the parts apart; the first says what is signed, since a handoff's secret signs other things too. */
const sign = (secret: string, roomId: string, text: string) =>
  createHmac('sha256', Buffer.from(secret, 'hex'))
    .update(JSON.stringify(['waiting room', roomId, text]))
    .digest('base64url')
