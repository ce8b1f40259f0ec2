import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a browser keeps of its place: a number, and nothing about anybody. */
export type Ticket = {
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

/** The cookie that keeps the ticket of a room. */
export const ticketCookie = (roomId: string) => `__Host-pasar_place_${roomId}`

/** The seats for which a browser's `cookie` header has tickets, or places in the queue: rows say which. */
export function listSeats(secret: string, cookies: string): Seat[] {
  return [...cookies.matchAll(/(?:^|; *)__Host-pasar_place_([\w-]+)=([\w.-]+)/g)].flatMap(([, roomId = '', signed]) => {
    const ticket = readTicket(secret, roomId, signed)

    return ticket ? [{ roomId, number: ticket.number }] : []
  })
}

export type Seat = { roomId: string; number: number }

/** JSON keeps the parts apart; the first says what is signed, since a handoff's secret signs other things too. */
const sign = (secret: string, roomId: string, text: string) =>
  createHmac('sha256', Buffer.from(secret, 'hex'))
    .update(JSON.stringify(['waiting room', roomId, text]))
    .digest('base64url')
