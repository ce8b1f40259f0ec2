import { createHmac, timingSafeEqual } from 'node:crypto'

/** The browser's place in a room: a number without any identity. */
export type Ticket = {
  number: number
  /** The place at the start, for the progress bar; 0 for a called buyer who came late. */
  from: number
  /** Until when its seat is valid, in seconds since 1970; 0 before its turn. */
  until: number
}

const FORM = /^(\d{1,15})\.(\d{1,15})\.(\d{1,12})\.([A-Za-z0-9_-]{43})$/

/** Signs a ticket for one room: it cannot be forged, moved forward, or used in another room. */
export function signTicket(secret: string, roomId: string, { number, from, until }: Ticket) {
  const text = `${number}.${from}.${until}`

  return `${text}.${sign(secret, roomId, text)}`
}

/** Null for a ticket without our valid signature. */
export function readTicket(secret: string, roomId: string, signed: string | undefined): Ticket | null {
  const [, number = '', from = '', until = '', mac = ''] = FORM.exec(signed ?? '') ?? []
  const expected = Buffer.from(sign(secret, roomId, `${number}.${from}.${until}`))
  const signature = Buffer.from(mac)
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return null

  return { number: Number(number), from: Number(from), until: Number(until) }
}

/** Name of the cookie that stores a room's ticket. */
export const ticketCookie = (roomId: string) => `__Host-pasar_place_${roomId}`

/** Returns a browser's tickets. Only the rows say which are seats and which are places. */
export function listSeats(secret: string, cookies: string): Seat[] {
  return [...cookies.matchAll(/(?:^|; *)__Host-pasar_place_([\w-]+)=([\w.-]+)/g)].flatMap(([, roomId = '', signed]) => {
    const ticket = readTicket(secret, roomId, signed)

    return ticket ? [{ roomId, number: ticket.number }] : []
  })
}

export type Seat = { roomId: string; number: number }

/**
 * JSON separates the parts unambiguously; the first names the purpose, since the handoff secret
 * signs other things too.
 */
const sign = (secret: string, roomId: string, text: string) =>
  createHmac('sha256', Buffer.from(secret, 'hex'))
    .update(JSON.stringify(['waiting room', roomId, text]))
    .digest('base64url')
