import type { Database } from '@/db/connect'
import { log } from '../log'
import { switchRoom } from './change-room'
import { findBasket, type KnownBasket, listSkus } from './find-room'
import { limitPlaces } from './limit-places'
import { type Load, watchPressure } from './pressure'
import { advanceRooms, listRooms, type Room, secondsUntil, WHOLE_SHOP } from './rooms'
import { keepSeat, rejoin, takeNumbers } from './seats'
import { readTicket, signTicket, type Ticket } from './ticket'

/** Seconds between two checks of a seat's row; in between the browser's ticket counts. */
const LOOK_AGAIN = 60

/** Maximum cached baskets of waiting buyers; the oldest are evicted first. */
const MOST_BASKETS = 10_000

/**
 * Fraction of a room's calls while the waiting visitors alone overload the shop, to protect the
 * buyers inside.
 */
const WHILE_OVERLOADED = 1 / 4

/** The parts of a request that matter, without any identity. */
export type Visit = {
  /** Route pattern of a buying page, and its parameters. */
  pattern: string
  params: Record<string, string | string[]>
  /** Returns the browser's ticket for a room. */
  ticketOf: (roomId: string) => string | undefined
  /** Network address for the limit; never stored. */
  address: string
  /**
   * `acts`: a form submission, for which the seat's row counts, not the ticket. `looks ahead`: a
   * prefetch, which takes no place.
   */
  how?: 'acts' | 'looks ahead'
}

/** A ticket for the browser to store. */
export type RoomTicket = { roomId: string; ticket: string }

/**
 * `place` is 1 for the next in the queue, `seconds` the estimated wait, `done` the completed
 * fraction; `late` means called before.
 */
export type Waiting = {
  verdict: 'wait'
  keep: RoomTicket[]
  place: number
  seconds: number
  done: number
  late: boolean
}

export type Verdict = Waiting | { verdict: 'pass'; keep: RoomTicket[] } | { verdict: 'refuse'; seconds: number }

type Settings = { db: Database; secret: string; now?: () => Date; pressure?: { read: (statement: number) => Load } }

export type Doorkeeper = ReturnType<typeof openDoorkeeper>

/**
 * Admits visitors to the buying pages in one web process. All state is in rows and signed tickets,
 * so any process can serve a visitor, and a dead one loses nothing. Rooms are read once a second;
 * while none is open, a visit costs only a memory check.
 */
export function openDoorkeeper({ db, secret, now = () => new Date(), pressure = watchPressure() }: Settings) {
  let open = new Map<string, Room>()
  let products = new Map<string, string>()
  const baskets = new Map<string, KnownBasket>()
  const counter = countPlaces(db)

  /** Reads the rooms, admits buyers up to the capacity, and opens or closes rooms by load. */
  async function look() {
    const since = performance.now()
    const listed = await listRooms(db)
    const load = pressure.read(performance.now() - since)
    const moved = listed.some(isOpen) ? await advanceRooms(db, now(), load === 'high' ? WHILE_OVERLOADED : 1) : []
    const rooms = listed.map((room) => moved.find(({ id }) => id === room.id) ?? room)
    const previous = [...open.keys()].join()
    open = new Map(rooms.filter(isOpen).map((room) => [room.id, room]))
    if ([...open.keys()].join() !== previous) products = await listSkus(db, [...open.keys()])
    for (const room of rooms) await decideByLoad(room, load)
  }

  async function decideByLoad({ id, mode, openedAt, taken, called }: Room, load: Load) {
    if (mode !== 'automatic') return
    if (!openedAt && load === 'high') await switchRoom(db, { id, open: true, now: now() })
    if (openedAt && load === 'calm' && taken === called) await switchRoom(db, { id, open: false, now: now() })
  }

  /** Requires a seat in each room. A visitor who lacks one waits there and keeps the others. */
  async function decide(visit: Visit): Promise<Verdict> {
    const keep: RoomTicket[] = []
    for (const room of await findRooms(visit, await findOwnBasket(visit))) {
      const verdict = await decideInRoom(room, visit)
      if (verdict.verdict !== 'pass') return verdict
      keep.push(...verdict.keep)
    }

    return { verdict: 'pass', keep }
  }

  async function decideInRoom(room: Room, visit: Visit): Promise<Verdict> {
    const ticket = readTicket(secret, room.id, visit.ticketOf(room.id))
    if (!ticket) return queue(room, visit)
    if (visit.how !== 'acts' && isSeated(ticket)) return PASSED
    if (ticket.number > room.called) return wait(room, ticket)

    return enter(room, ticket, visit)
  }

  /**
   * Handles a called number: takes its reserved seat; a late visitor becomes the next; one who has
   * ordered, or is too late, gets a new place.
   */
  async function enter(room: Room, ticket: Ticket, visit: Visit): Promise<Verdict> {
    const own = { roomId: room.id, number: ticket.number, now: now() }
    if (await keepSeat(db, own)) return admit(room, ticket)
    if (await rejoin(db, own)) return wait(room, { ...ticket, from: LATE, until: 0 })
    // A returned visitor may have been called between the two statements.
    if (await keepSeat(db, own)) return admit(room, ticket)

    return queue(room, visit)
  }

  const isSeated = ({ until }: Ticket) => until > inSeconds(now()) && until <= inSeconds(now()) + LOOK_AGAIN

  async function queue(room: Room, { address, how }: Visit): Promise<Verdict> {
    if (how === 'looks ahead') return { verdict: 'refuse', seconds: LOOK_AGAIN }
    const seconds = await limitPlaces(db, address)
    if (seconds > 0) return { verdict: 'refuse', seconds }
    const number = await counter.take(room.id)
    if (number === null) return PASSED

    return wait(room, { number, from: Math.max(1, number - room.called), until: 0 })
  }

  const admit = (room: Room, ticket: Ticket): Verdict => ({
    verdict: 'pass',
    keep: [keep(room, { ...ticket, until: inSeconds(now()) + LOOK_AGAIN })],
  })

  function wait(room: Room, ticket: Ticket): Waiting {
    const place = Math.max(1, ticket.number - room.called)
    const progress = Math.max(0, 1 - place / Math.max(ticket.from, place))

    return {
      verdict: 'wait',
      keep: [keep(room, ticket)],
      place,
      seconds: secondsUntil(place, room),
      done: progress,
      late: ticket.from === LATE,
    }
  }

  const keep = (room: Room, ticket: Ticket) => ({ roomId: room.id, ticket: signTicket(secret, room.id, ticket) })

  /**
   * Returns the open rooms of a visit. A product's own room replaces the whole shop's. Excludes
   * rooms in which the basket was inside at their opening.
   */
  function findRooms({ pattern, params }: Visit, basket: KnownBasket | null): Room[] {
    const ids = basket?.productIds ?? [productOf(pattern, String(Object.values(params)[0]))]
    const rooms = new Set(ids.map((id) => open.get(id) ?? open.get(WHOLE_SHOP)))

    return [...rooms].filter((room) => room !== undefined).filter(({ id }) => !basket?.insideOf.includes(id))
  }

  function productOf(pattern: string, named: string) {
    return pattern === '/buy/[item]' ? (products.get(named.split(':', 1)[0] ?? '') ?? '') : named
  }

  /**
   * Read on each visit, since its goods may have changed. The waiting page polls often and uses the
   * cached basket.
   */
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
    judge: decide,
    isAnyOpen: () => open.size > 0,
    /**
     * Returns a visitor's position, from memory unless they are late; null when they should load
     * the page itself.
     */
    async placeOf(visit: Visit): Promise<Waiting | null> {
      const basket = baskets.get(String(visit.params.basketId)) ?? (await findOwnBasket(visit))
      for (const room of findRooms(visit, basket)) {
        const ticket = readTicket(secret, room.id, visit.ticketOf(room.id))
        if (ticket && isSeated(ticket)) continue
        if (!ticket || ticket.until > 0) return null
        const waits =
          ticket.from === LATE
            ? await rejoin(db, { roomId: room.id, number: ticket.number, now: now() })
            : ticket.number > room.called

        return waits ? wait(room, ticket) : null
      }

      return null
    },
  }
}

/** Value of a ticket's first place after its seat was lost. */
const LATE = 0

const PASSED: Verdict = { verdict: 'pass', keep: [] }

const CHECKOUT = '/checkout/[basketId]'

const isOpen = ({ openedAt }: Room) => openedAt !== null

const inSeconds = (time: Date) => Math.floor(time.getTime() / 1000)

/**
 * Collects requests for numbers while a statement runs, in order of arrival: an overloaded shop
 * sends one statement at a time instead of one per visitor.
 */
function countPlaces(db: Database) {
  const batches = new Map<string, ((last: Promise<number | null>, behind: number) => void)[]>()
  const sending = new Set<string>()

  async function send(roomId: string) {
    sending.add(roomId)
    for (let batch = batches.get(roomId); batch?.length; batch = batches.get(roomId)) {
      batches.delete(roomId)
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
        const batch = batches.get(roomId) ?? []
        batches.set(roomId, batch)
        batch.push(answer)
        if (!sending.has(roomId)) void send(roomId)
      }),
  }
}

const EACH_SECOND = 1000

/**
 * Calls `look` each second until stopped. While the database is unavailable the rooms stay
 * unchanged.
 */
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
