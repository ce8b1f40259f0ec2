import type { Database } from '@/db/connect'
import { log } from '../log'
import { switchRoom } from './change-room'
import { findBasket, type KnownBasket, listSkus } from './find-room'
import { limitPlaces } from './limit-places'
import { type Load, watchPressure } from './pressure'
import { advanceRooms, listRooms, type Room, secondsUntil, WHOLE_SHOP } from './rooms'
import { comeBack, keepSeat, leaveSeat, takeNumbers } from './seats'
import { readTicket, signTicket, type Ticket } from './ticket'

/** How often a seat is looked at in its row, in seconds; between, what the browser was given counts. */
const LOOK_AGAIN = 60

/** How long before an opening a basket may have been made whose buyer was inside then. */
const INSIDE_SECONDS = 3600

/** Baskets that were looked up, the oldest of which are forgotten first. */
const MOST_BASKETS = 10_000

/** The part of a room's calls that is made while those who arrive alone are too many: who is inside is not to pay for them. */
const WHILE_OVERLOADED = 1 / 4

/** What somebody wants, without a word about who they are. */
export type Visit = {
  /** A page of buying, as the register of doors names it, and what its address leaves open. */
  pattern: string
  params: Record<string, string | string[]>
  /** What the browser was given for a room. */
  ticketOf: (roomId: string) => string | undefined
  /** For the limit, and kept nowhere. */
  address: string
}

/** A ticket that the browser is to keep. */
export type Kept = { roomId: string; ticket: string }

/** `place` is 1 for who comes next, `seconds` what is foretold, `done` the part of the way behind them; `late` was called before. */
export type Waiting = { verdict: 'wait'; keep: Kept; place: number; seconds: number; done: number; late: boolean }

export type Verdict = Waiting | { verdict: 'pass'; keep?: Kept } | { verdict: 'refuse'; seconds: number }

type Settings = { db: Database; secret: string; now?: () => Date; pressure?: { read: (statement: number) => Load } }

export type Doorkeeper = ReturnType<typeof openDoorkeeper>

/**
 * Stands before the buying pages in one web process. What is decided stands in rows and in signed tickets, so that it does not
 * matter which process is asked, and one that dies takes nothing along. What the rooms are is read once a second: while none
 * is open, a visit costs a look at memory.
 */
export function openDoorkeeper({ db, secret, now = () => new Date(), pressure = watchPressure() }: Settings) {
  let open = new Map<string, Room>()
  let products = new Map<string, string>()
  const baskets = new Map<string, KnownBasket>()
  const counter = countPlaces(db)

  /** Reads the rooms, lets in whom there is room for, and opens or closes what the load decides. */
  async function look() {
    const since = performance.now()
    const listed = await listRooms(db)
    const load = pressure.read(performance.now() - since)
    const moved = listed.some(isOpen) ? await advanceRooms(db, now(), load === 'high' ? WHILE_OVERLOADED : 1) : []
    const rooms = listed.map((room) => moved.find(({ id }) => id === room.id) ?? room)
    const former = [...open.keys()].join()
    open = new Map(rooms.filter(isOpen).map((room) => [room.id, room]))
    if ([...open.keys()].join() !== former) products = await listSkus(db, [...open.keys()])
    for (const room of rooms) await decideByLoad(room, load)
  }

  async function decideByLoad({ id, mode, openedAt, taken, called }: Room, load: Load) {
    if (mode !== 'automatic') return
    if (!openedAt && load === 'high') await switchRoom(db, { id, open: true, now: now() })
    if (openedAt && load === 'calm' && taken === called) await switchRoom(db, { id, open: false, now: now() })
  }

  async function judge(visit: Visit): Promise<Verdict> {
    const { room, ticket, inside } = await find(visit)
    if (!room) return { verdict: 'pass' }
    if (inside) return ticket ? { verdict: 'pass' } : letIn(room, INSIDER)
    if (!ticket || ticket.number === INSIDER.number) return givePlace(room, visit)
    if (isSeated(ticket)) return { verdict: 'pass' }
    if (ticket.number > room.called) return wait(room, ticket)

    return comeIn(room, ticket, visit)
  }

  /** Whose turn has come takes the seat that is kept; who comes late is the next; who did nothing for too long takes another place. */
  async function comeIn(room: Room, ticket: Ticket, visit: Visit): Promise<Verdict> {
    const own = { roomId: room.id, number: ticket.number, now: now() }
    if (await keepSeat(db, own)) return letIn(room, ticket)
    if (await comeBack(db, own)) return wait(room, { ...ticket, from: LATE })
    // Somebody who is back may have been called between the two.
    if (await keepSeat(db, own)) return letIn(room, ticket)

    return givePlace(room, visit)
  }

  async function find(visit: Visit) {
    const basket = visit.pattern === CHECKOUT ? await basketOf(visit) : null
    const room = roomOf(visit, basket)
    const ticket = room ? readTicket(secret, room.id, visit.ticketOf(room.id)) : null

    return { room, ticket, inside: room && basket ? wasInside(room, basket) : false }
  }

  const isSeated = ({ until }: Ticket) => until > inSeconds(now()) && until <= inSeconds(now()) + LOOK_AGAIN

  async function givePlace(room: Room, { address }: Visit): Promise<Verdict> {
    const seconds = await limitPlaces(db, address)
    if (seconds > 0) return { verdict: 'refuse', seconds }
    const number = await counter.take(room.id)
    if (number === null) return { verdict: 'pass' }

    return wait(room, { number, from: Math.max(1, number - room.called), until: 0 })
  }

  const letIn = (room: Room, ticket: Ticket): Verdict => ({
    verdict: 'pass',
    keep: keep(room, { ...ticket, until: inSeconds(now()) + LOOK_AGAIN }),
  })

  function wait(room: Room, ticket: Ticket): Waiting {
    const place = Math.max(1, ticket.number - room.called)
    const done = Math.max(0, 1 - place / Math.max(ticket.from, place))

    return {
      ...{ verdict: 'wait', keep: keep(room, ticket), place, seconds: secondsUntil(place, room), done },
      late: ticket.from === LATE,
    }
  }

  const keep = (room: Room, ticket: Ticket) => ({ roomId: room.id, ticket: signTicket(secret, room.id, ticket) })

  /** A product's own room goes before that of the whole shop. */
  function roomOf({ pattern, params }: Visit, basket: KnownBasket | null) {
    const ids =
      pattern === CHECKOUT ? (basket?.productIds ?? []) : [productOf(pattern, String(Object.values(params)[0]))]

    return ids.map((id) => open.get(id)).find((room) => room) ?? open.get(WHOLE_SHOP)
  }

  function productOf(pattern: string, named: string) {
    return pattern === '/buy/[item]' ? (products.get(named.split(':', 1)[0] ?? '') ?? '') : named
  }

  async function basketOf({ params }: Visit) {
    const id = String(params.basketId)
    const known = baskets.get(id) ?? (await findBasket(db, id))
    if (known && !baskets.has(id)) baskets.set(id, known)
    if (baskets.size > MOST_BASKETS) baskets.delete(baskets.keys().next().value ?? '')

    return known
  }

  /** By any room that is open, be it some time ago: it may finish what it began. */
  const wasLetIn = (ticketOf: Visit['ticketOf']) =>
    [...open.keys()].some((id) => (readTicket(secret, id, ticketOf(id))?.until ?? 0) > 0)

  return {
    look,
    judge,
    wasLetIn,
    isAnyOpen: () => open.size > 0,
    /** How it stands with a place, from memory unless it is kept for who is late; null where the page itself would tell more. */
    async placeOf(visit: Visit) {
      const { room, ticket } = await find(visit)
      if (!room || !ticket || ticket.until > 0) return null
      const waits =
        ticket.from === LATE
          ? await comeBack(db, { roomId: room.id, number: ticket.number, now: now() })
          : ticket.number > room.called

      return waits ? wait(room, ticket) : null
    },
    /** Whether a browser may go on in a checkout. */
    async mayAct(visit: Visit) {
      if (wasLetIn(visit.ticketOf)) return true
      const { room, inside } = await find(visit)

      return inside || !room
    },
    /** Gives on the seats of a browser that has ordered. */
    async leave(ticketOf: Visit['ticketOf']) {
      for (const id of open.keys()) {
        const ticket = readTicket(secret, id, ticketOf(id))
        if (ticket && ticket.until > 0) await leaveSeat(db, { roomId: id, number: ticket.number })
      }
    },
  }
}

/** What a ticket says instead of its first place when its buyer was called and did not come in time. */
const LATE = 0

/** Of whoever was in a checkout before its room was opened. */
const INSIDER = { number: 0, from: 0, until: 0 }

const CHECKOUT = '/checkout/[basketId]'

const isOpen = ({ openedAt }: Room) => openedAt !== null

/** A buyer who was in a checkout when the room was opened goes on, whatever it holds. */
function wasInside({ openedAt }: Room, { createdAt }: KnownBasket) {
  const before = (openedAt?.getTime() ?? 0) - createdAt.getTime()

  return before >= 0 && before <= INSIDE_SECONDS * 1000
}

const inSeconds = (time: Date) => Math.floor(time.getTime() / 1000)

/**
 * Numbers for all who come while the statement before is under way, in the order in which they came: an overloaded shop sends
 * one statement after the other, and not one for each.
 */
function countPlaces(db: Database) {
  const asked = new Map<string, ((last: Promise<number | null>, behind: number) => void)[]>()
  const sending = new Set<string>()

  async function send(roomId: string) {
    sending.add(roomId)
    for (let batch = asked.get(roomId); batch?.length; batch = asked.get(roomId)) {
      asked.delete(roomId)
      const { length: count } = batch
      const last = takeNumbers(db, { roomId, count })
      batch.forEach((answer, index) => {
        answer(last, count - 1 - index)
      })
      await last.catch(() => {})
    }
    sending.delete(roomId)
  }

  return {
    take: (roomId: string) =>
      new Promise<number | null>((resolve, reject) => {
        const answer = (last: Promise<number | null>, behind: number) =>
          last.then((number) => resolve(number === null ? null : number - behind), reject)
        const batch = asked.get(roomId) ?? []
        asked.set(roomId, batch)
        batch.push(answer)
        if (!sending.has(roomId)) void send(roomId)
      }),
  }
}

const EACH_SECOND = 1000

/** Looks once a second, until it is stopped. A database that is away leaves the rooms as they were. */
export function keepLooking({ look }: Pick<Doorkeeper, 'look'>): () => void {
  let [failing, stopped] = [false, false]
  const again = async () => {
    const failed = await look().then(
      () => undefined,
      (err: unknown) => ({ err }),
    )
    if (failed && !failing) log.error(failed, 'the waiting rooms could not be read')
    failing = failed !== undefined
    if (!stopped) setTimeout(again, EACH_SECOND).unref()
  }

  void again()

  return () => {
    stopped = true
  }
}
