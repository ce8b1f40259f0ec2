import type { Database } from '@/db/connect'
import { log } from '../log'
import { switchRoom } from './change-room'
import { findBasket, type KnownBasket, listSkus } from './find-room'
import { limitPlaces } from './limit-places'
import { type Load, watchPressure } from './pressure'
import { advanceRooms, listRooms, type Room, secondsUntil, WHOLE_SHOP } from './rooms'
import { comeBack, keepSeat, takeNumbers } from './seats'
import { readTicket, signTicket, type Ticket } from './ticket'

/** How often a seat is looked at in its row, in seconds; between, what the browser was given counts. */
const LOOK_AGAIN = 60

/** Baskets that are known to whoever waits with one, the oldest of which are forgotten first. */
const MOST_BASKETS = 10_000

/** The part of a room's calls that is made while those who arrive alone are too many: who is inside is not to pay for them. */
const WHILE_OVERLOADED = 1 / 4

/** What somebody wants, without a word about who they are. */
export type Visit = {
  /** A page of buying, as the register of endpoints names it, and what its address leaves open. */
  pattern: string
  params: Record<string, string | string[]>
  /** What the browser was given for a room. */
  ticketOf: (roomId: string) => string | undefined
  /** For the limit, and kept nowhere. */
  address: string
  /** `acts`: a form is sent, so the row of the seat counts, not the ticket. `looks ahead`: it takes no place. */
  how?: 'acts' | 'looks ahead'
}

/** A ticket that the browser is to keep. */
export type Kept = { roomId: string; ticket: string }

/** `place` is 1 for who comes next, `seconds` what is foretold, `done` the part of the way behind them; `late` was called before. */
export type Waiting = { verdict: 'wait'; keep: Kept[]; place: number; seconds: number; done: number; late: boolean }

export type Verdict = Waiting | { verdict: 'pass'; keep: Kept[] } | { verdict: 'refuse'; seconds: number }

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

  /** A seat is needed in each room: who lacks one waits there, and keeps the others. */
  async function judge(visit: Visit): Promise<Verdict> {
    const keep: Kept[] = []
    for (const room of await findRooms(visit, await findOwnBasket(visit))) {
      const verdict = await judgeIn(room, visit)
      if (verdict.verdict !== 'pass') return verdict
      keep.push(...verdict.keep)
    }

    return { verdict: 'pass', keep }
  }

  async function judgeIn(room: Room, visit: Visit): Promise<Verdict> {
    const ticket = readTicket(secret, room.id, visit.ticketOf(room.id))
    if (!ticket) return givePlace(room, visit)
    if (visit.how !== 'acts' && isSeated(ticket)) return PASSED
    if (ticket.number > room.called) return wait(room, ticket)

    return comeIn(room, ticket, visit)
  }

  /** Whose turn has come takes the seat that is kept; who comes late is the next; who has ordered, or is too late, takes another place. */
  async function comeIn(room: Room, ticket: Ticket, visit: Visit): Promise<Verdict> {
    const own = { roomId: room.id, number: ticket.number, now: now() }
    if (await keepSeat(db, own)) return letIn(room, ticket)
    if (await comeBack(db, own)) return wait(room, { ...ticket, from: LATE, until: 0 })
    // Somebody who is back may have been called between the two.
    if (await keepSeat(db, own)) return letIn(room, ticket)

    return givePlace(room, visit)
  }

  const isSeated = ({ until }: Ticket) => until > inSeconds(now()) && until <= inSeconds(now()) + LOOK_AGAIN

  async function givePlace(room: Room, { address, how }: Visit): Promise<Verdict> {
    if (how === 'looks ahead') return { verdict: 'refuse', seconds: LOOK_AGAIN }
    const seconds = await limitPlaces(db, address)
    if (seconds > 0) return { verdict: 'refuse', seconds }
    const number = await counter.take(room.id)
    if (number === null) return PASSED

    return wait(room, { number, from: Math.max(1, number - room.called), until: 0 })
  }

  const letIn = (room: Room, ticket: Ticket): Verdict => ({
    verdict: 'pass',
    keep: [keep(room, { ...ticket, until: inSeconds(now()) + LOOK_AGAIN })],
  })

  function wait(room: Room, ticket: Ticket): Waiting {
    const place = Math.max(1, ticket.number - room.called)
    const done = Math.max(0, 1 - place / Math.max(ticket.from, place))

    return {
      verdict: 'wait',
      keep: [keep(room, ticket)],
      place,
      seconds: secondsUntil(place, room),
      done,
      late: ticket.from === LATE,
    }
  }

  const keep = (room: Room, ticket: Ticket) => ({ roomId: room.id, ticket: signTicket(secret, room.id, ticket) })

  /** A product's own room goes before that of the whole shop. Without those that the basket was inside of when they opened. */
  function findRooms({ pattern, params }: Visit, basket: KnownBasket | null): Room[] {
    const ids = basket?.productIds ?? [productOf(pattern, String(Object.values(params)[0]))]
    const rooms = new Set(ids.map((id) => open.get(id) ?? open.get(WHOLE_SHOP)))

    return [...rooms].filter((room) => room !== undefined).filter(({ id }) => !basket?.insideOf.includes(id))
  }

  function productOf(pattern: string, named: string) {
    return pattern === '/buy/[item]' ? (products.get(named.split(':', 1)[0] ?? '') ?? '') : named
  }

  /** Read each time: its goods may be others by now. Whoever waits asks often, and is answered by what was read. */
  async function findOwnBasket({ pattern, params }: Visit) {
    if (pattern !== CHECKOUT) return null
    const id = String(params.basketId)
    const basket = await findBasket(db, id)
    baskets.delete(id)
    if (basket) baskets.set(id, basket)
    if (baskets.size > MOST_BASKETS) baskets.delete(baskets.keys().next().value ?? '')

    return basket
  }

  return {
    look,
    judge,
    isAnyOpen: () => open.size > 0,
    /** How it stands with a place, from memory unless it is kept for who is late; null where the page itself would tell more. */
    async placeOf(visit: Visit): Promise<Waiting | null> {
      const basket = baskets.get(String(visit.params.basketId)) ?? (await findOwnBasket(visit))
      for (const room of findRooms(visit, basket)) {
        const ticket = readTicket(secret, room.id, visit.ticketOf(room.id))
        if (ticket && isSeated(ticket)) continue
        if (!ticket || ticket.until > 0) return null
        const waits =
          ticket.from === LATE
            ? await comeBack(db, { roomId: room.id, number: ticket.number, now: now() })
            : ticket.number > room.called

        return waits ? wait(room, ticket) : null
      }

      return null
    },
  }
}

/** What a ticket says instead of its first place when its seat was given on. */
const LATE = 0

const PASSED: Verdict = { verdict: 'pass', keep: [] }

const CHECKOUT = '/checkout/[basketId]'

const isOpen = ({ openedAt }: Room) => openedAt !== null

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
