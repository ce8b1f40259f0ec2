import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { connect, type Database } from '@/db/connect'
import { fillBasket, openShop } from '../testing/open-world'
import { ASKED_IN_BACKGROUND_WITHIN_SECONDS, ASKED_WITHIN_SECONDS, ASKS, againAfter } from './asking'
import { changeRoom } from './change-room'
import { openDoorkeeper, type Visit } from './doorkeeper'
import { createLoadLevel, type Load } from './pressure'
import { IDLE_SECONDS, KEPT_SECONDS, listRooms, secondsUntil } from './rooms'
import { readTicket, signTicket } from './ticket'

const secret = 'a'.repeat(64)
const operator = 'back-office test'
const start = new Date('2026-12-12T05:00:00Z')

type Settings = { id?: string; mostActive?: number; mostAMinute?: number; mode?: 'open' | 'automatic' | 'closed' }

/** A shop with a room, a clock that the test controls, and independent processes. */
async function openWaitingRoom(settings: Settings = {}) {
  const { db, url } = await openShop()

  return { db, url, ...(await openRoomIn(db, settings)) }
}

async function openRoomIn(
  db: Database,
  { id = 'shop', mostActive = 2, mostAMinute = 6000, mode = 'open' }: Settings = {},
) {
  let now = start
  const change = (changes: Settings = {}) =>
    changeRoom({ db, now, operator }, { id, mostActive, mostAMinute, mode, ...changes })
  await change()
  const newProcess = async ({ read = () => 'between', on = db }: { read?: () => Load; on?: Database } = {}) => {
    const process = openDoorkeeper({ db: on, secret, now: () => now, pressure: { read } })
    await process.look()
    return process
  }

  return {
    change,
    newProcess,
    now: () => now,
    /** Spends the seat, as an order does. */
    spend: (browser: { number: () => number | undefined }) =>
      db.execute(sql`update waiting_seats set until = '-infinity' where number = ${browser.number() ?? 0}`),
    pass: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000)
    },
  }
}

/** A browser that stores only its tickets. */
function newBrowser({
  address = randomUUID(),
  at = PRODUCT,
}: {
  address?: string
  at?: Pick<Visit, 'pattern' | 'params'>
} = {}) {
  const tickets = new Map<string, string>()
  const visit = (where = at): Visit => ({ ...where, address, ticketOf: (id) => tickets.get(id) })

  return {
    tickets,
    visit,
    async ask(process: ReturnType<typeof openDoorkeeper>, where = at) {
      const verdict = await process.judge(visit(where))
      if (verdict.verdict !== 'refuse') for (const { roomId, ticket } of verdict.keep) tickets.set(roomId, ticket)
      return verdict
    },
    number: () => readTicket(secret, [...tickets.keys()][0] ?? '', [...tickets.values()][0])?.number,
  }
}

type Where = Pick<Visit, 'pattern' | 'params'>

const PRODUCT: Where = { pattern: '/products/[id]', params: { id: 'ayu-serum' } }
const inside = { verdict: 'pass' }

test('while no room is open everybody is admitted, without a statement', async () => {
  const { newProcess, db } = await openWaitingRoom({ mode: 'closed' })
  const process = await newProcess()

  expect(process.isAnyOpen()).toBe(false)
  expect(await newBrowser().ask(process)).toMatchObject(inside)
  expect(await listRooms(db)).toMatchObject([{ taken: 0, openedAt: null }])
})

test('buyers are admitted in order of arrival at any process, and a freed seat goes to the next', async () => {
  const { newProcess, pass, spend } = await openWaitingRoom({ mostActive: 2 })
  const [one, other] = [await newProcess(), await newProcess()]
  const [first, second, third, fourth] = [newBrowser(), newBrowser(), newBrowser(), newBrowser()]

  for (const browser of [first, second, third, fourth])
    expect(await browser.ask(one)).toMatchObject({ verdict: 'wait' })
  pass(1)
  await one.look()
  await other.look()
  expect(await second.ask(other)).toMatchObject(inside)
  expect(await first.ask(other)).toMatchObject(inside)
  expect(await fourth.ask(one)).toMatchObject({ verdict: 'wait', place: 2 })
  expect(await third.ask(other)).toMatchObject({ verdict: 'wait', place: 1 })

  await spend(first)
  pass(1)
  await one.look()
  expect(await third.ask(one)).toMatchObject(inside)
  expect(await fourth.ask(one)).toMatchObject({ verdict: 'wait', place: 1 })
})

test('simultaneous arrivals get distinct numbers in the order of arrival', async () => {
  const { newProcess, db } = await openWaitingRoom()
  const process = await newProcess()
  const browsers = Array.from({ length: 40 }, () => newBrowser())

  await Promise.all(browsers.map((browser) => browser.ask(process)))

  expect(browsers.map(({ number }) => number())).toEqual(browsers.map((_, index) => index + 1))
  expect(await listRooms(db)).toMatchObject([{ taken: 40 }])
})

test('a place outlives reloads, tabs and the process that gave it', async () => {
  const { newProcess, db } = await openWaitingRoom()
  const browser = newBrowser()
  await browser.ask(await newProcess())
  const number = browser.number()

  for (let reload = 0; reload < 3; reload++) await browser.ask(await newProcess())

  expect(browser.number()).toBe(number)
  expect(await listRooms(db)).toMatchObject([{ taken: 1 }])
})

test('a room admits at most the configured number per minute', async () => {
  const { newProcess, pass, db } = await openWaitingRoom({ mostActive: 1000, mostAMinute: 30 })
  const process = await newProcess()
  await Promise.all(Array.from({ length: 100 }, () => newBrowser().ask(process)))

  for (let second = 0; second < 60; second++) {
    pass(1)
    await process.look()
  }

  const [room] = await listRooms(db)
  expect(room?.called).toBeGreaterThanOrEqual(28)
  expect(room?.called).toBeLessThanOrEqual(30)
  expect(secondsUntil(30, { rate: 30, mostAMinute: 30 })).toBe(60)
})

test('under too many arrivals a room admits a quarter of its pace', async () => {
  const { newProcess, pass, db } = await openWaitingRoom({ mostActive: 1000, mostAMinute: 60 })
  let load: Load = 'high'
  const process = await newProcess({ read: () => load })
  await Promise.all(Array.from({ length: 100 }, () => newBrowser().ask(process)))
  const calledIn = async (seconds: number) => {
    const [before] = await listRooms(db)
    for (let second = 0; second < seconds; second++) {
      pass(1)
      await process.look()
    }
    const [after] = await listRooms(db)
    return (after?.called ?? 0) - (before?.called ?? 0)
  }

  expect(await calledIn(40)).toBe(10)
  load = 'between'
  expect(await calledIn(40)).toBe(40)
})

test('a called buyer who does not respond loses the seat soon, and is next after returning, also in a background page', async () => {
  const { newProcess, pass, spend, db } = await openWaitingRoom({ mostActive: 1 })
  const [one, other] = [await newProcess(), await newProcess()]
  const [absent, second, third] = [newBrowser(), newBrowser(), newBrowser()]
  for (const browser of [absent, second, third]) await browser.ask(one)
  pass(1)
  await one.look()

  pass(ASKED_WITHIN_SECONDS)
  await one.look()
  expect(await second.ask(one)).toMatchObject(inside)
  expect(await absent.ask(one)).toMatchObject({ verdict: 'wait', place: 1, late: true })
  expect(await other.placeOf(absent.visit())).toMatchObject({ place: 1, late: true })

  await spend(second)
  pass(1)
  await other.look()
  await one.look()
  expect(await one.placeOf(absent.visit())).toBeNull()
  expect(await third.ask(one)).toMatchObject({ verdict: 'wait', place: 1, late: false })
  pass(ASKED_IN_BACKGROUND_WITHIN_SECONDS / 2)
  await one.look()
  expect(await absent.ask(one)).toMatchObject(inside)
  expect(await listRooms(db)).toMatchObject([{ active: 1, called: 2 }])
})

test('a place that was called is kept for a quarter of an hour', async () => {
  const { newProcess, pass, db } = await openWaitingRoom({ mostActive: 1 })
  const process = await newProcess()
  const [early, late] = [newBrowser(), newBrowser()]
  for (const browser of [early, late]) await browser.ask(process)
  for (const seconds of [1, ASKED_WITHIN_SECONDS, ASKED_WITHIN_SECONDS]) {
    pass(seconds)
    await process.look()
  }

  pass(KEPT_SECONDS - ASKED_WITHIN_SECONDS - 1)
  expect(await early.ask(process)).toMatchObject({ verdict: 'wait', late: true })
  pass(1)
  await process.look()
  expect(await early.ask(process)).toMatchObject(inside)
  pass(ASKED_WITHIN_SECONDS)
  await process.look()
  expect(await late.ask(process)).toMatchObject({ verdict: 'wait', place: 1, late: false })
  expect(late.number()).toBe(3)
  expect((await db.execute(sql`select from waiting_absences`)).length).toBe(0)
})

test('an idle buyer loses the seat to the next one, and is next after returning', async () => {
  const { newProcess, pass, db } = await openWaitingRoom({ mostActive: 1 })
  const process = await newProcess()
  const [idle, last] = [newBrowser(), newBrowser()]
  for (const browser of [idle, last]) await browser.ask(process)

  pass(1)
  await process.look()
  for (let visit = 0; visit < 3; visit++) {
    expect(await idle.ask(process)).toMatchObject(inside)
    pass(IDLE_SECONDS / 2)
    await process.look()
  }
  expect(await last.ask(process)).toMatchObject({ verdict: 'wait', place: 1 })
  pass(IDLE_SECONDS / 2)
  await process.look()
  expect(await last.ask(process)).toMatchObject(inside)
  expect(await idle.ask(process)).toMatchObject({ verdict: 'wait', place: 1, late: true })
  expect(await listRooms(db)).toMatchObject([{ active: 1 }])
})

test('a page that polls as instructed is in time, also after a failed poll', () => {
  const longest = ({ place, seconds }: { place: number; seconds: number }) =>
    Math.max(againAfter({ place, seconds }) * (1 + ASKS.spread), ASKS.refresh) + ASKS.broken

  fc.assert(
    fc.property(fc.record({ place: fc.integer({ min: 1 }), seconds: fc.nat() }), (ticket) => {
      expect(longest(ticket)).toBeLessThanOrEqual(ASKED_WITHIN_SECONDS)
    }),
  )
})

test('a checkout that was open when the room opened continues, and later buyers wait with their basket', async () => {
  const { newProcess, db, now, pass } = await openWaitingRoom({ mode: 'closed' })
  const before = await fillBasket(db)
  const after = await fillBasket(db)
  const checkout = ({ basketId }: { basketId: string }) => ({ pattern: '/checkout/[basketId]', params: { basketId } })
  const fillAt = ({ basketId }: { basketId: string }, seconds: number) =>
    db.execute(sql`update baskets set filled_at = ${new Date(now().getTime() + seconds * 1000).toISOString()}
      where id = ${basketId}`)
  await fillAt(before, -60)
  await fillAt(after, 60)
  await changeRoom({ db, now: now(), operator }, { id: 'shop', mode: 'open', mostActive: 1, mostAMinute: 60 })
  const process = await newProcess()
  const [buyer, newcomer] = [newBrowser(), newBrowser()]

  expect(await buyer.ask(process, checkout(before))).toMatchObject(inside)
  pass(IDLE_SECONDS * 2)
  expect(await process.judge({ ...buyer.visit(checkout(before)), how: 'acts' })).toMatchObject(inside)
  expect(buyer.tickets.size).toBe(0)
  expect(await newcomer.ask(process, checkout(after))).toMatchObject({ verdict: 'wait', place: 1 })

  // Filled again, the basket loses its priority.
  await fillAt(before, 120)
  expect(await buyer.ask(process, checkout(before))).toMatchObject({ verdict: 'wait', place: 2 })
})

test('a form is checked by its seat’s row: a used seat is refused, even with a valid ticket', async () => {
  const { newProcess, pass, spend } = await openWaitingRoom({ mostActive: 1 })
  const process = await newProcess()
  const browser = newBrowser()
  await browser.ask(process)
  pass(1)
  await process.look()
  await browser.ask(process)
  const acting = () => process.judge({ ...browser.visit(), how: 'acts' })

  expect(await acting()).toMatchObject(inside)
  await spend(browser)
  expect(await acting()).toMatchObject({ verdict: 'wait', place: 1, late: false })
})

test('a basket of goods of two rooms waits in each', async () => {
  const { newProcess, db, pass, now } = await openWaitingRoom({ mode: 'closed' })
  for (const id of ['ayu-serum', 'kala-mug'])
    await changeRoom({ db, now: now(), operator }, { id, mode: 'open', mostActive: 1, mostAMinute: 6000 })
  const process = await newProcess()
  const lines = ['AYU-SERUM', 'KALA-MUG'].map((sku) => ({ sku, quantity: 1 }))
  const { basketId } = await fillBasket(db, { lines })
  await db.execute(sql`update baskets set filled_at = now() + interval '1 year'`)
  const browser = newBrowser({ at: { pattern: '/checkout/[basketId]', params: { basketId } } })
  const verdicts: string[] = []

  for (let second = 0; second < 3; second++) {
    verdicts.push((await browser.ask(process)).verdict)
    pass(1)
    await process.look()
  }

  expect(verdicts).toEqual(['wait', 'wait', 'pass'])
  expect([...browser.tickets.keys()]).toEqual(['ayu-serum', 'kala-mug'])
})

test('the room of one product does not delay buyers of another', async () => {
  const { newProcess, db } = await openWaitingRoom({ id: 'ayu-serum' })
  const process = await newProcess()
  const basket = await fillBasket(db)
  const places: Where[] = [
    PRODUCT,
    { pattern: '/buy/[item]', params: { item: 'AYU-SERUM:2' } },
    { pattern: '/checkout/[basketId]', params: { basketId: basket.basketId } },
  ]
  const elsewhere: Where[] = [
    { pattern: '/products/[id]', params: { id: 'another' } },
    { pattern: '/basket', params: {} },
  ]

  for (const at of places) expect(await newBrowser({ at }).ask(process), at.pattern).toMatchObject({ verdict: 'wait' })
  for (const at of elsewhere) expect(await newBrowser({ at }).ask(process), at.pattern).toMatchObject(inside)
})

test('a number that was made up, moved forward or carried into another room is no ticket', () => {
  const ticket = { number: 7, from: 7, until: 0 }
  const signed = signTicket(secret, 'shop', ticket)

  expect(readTicket(secret, 'shop', signed)).toEqual(ticket)
  expect(readTicket(secret, 'shop', signed.replace(/^7/, '1'))).toBeNull()
  expect(readTicket(secret, 'shop', signed.replace('.0.', '.9999999999.'))).toBeNull()
  expect(readTicket(secret, 'ayu-serum', signed)).toBeNull()
  expect(readTicket('b'.repeat(64), 'shop', signed)).toBeNull()
  expect(readTicket(secret, 'shop', undefined)).toBeNull()
})

test('one address cannot fill the queue, through any process', async () => {
  const { newProcess, db, url } = await openWaitingRoom()
  const elsewhere = connect(url)
  onTestFinished(elsewhere.close)
  const [one, other] = [await newProcess(), await newProcess({ on: elsewhere.db })]
  const address = randomUUID()
  const takeBy = (process: typeof one, count: number) =>
    Promise.all(Array.from({ length: count }, () => newBrowser({ address }).ask(process)))

  const verdicts = [...(await takeBy(one, 60)), ...(await takeBy(other, 70))]

  expect(verdicts.filter(({ verdict }) => verdict === 'refuse')).toHaveLength(10)
  expect(await newBrowser().ask(one)).toMatchObject({ verdict: 'wait' })
  expect(await listRooms(db)).toMatchObject([{ taken: 121 }])
})

test('an automatic room opens under load, closes when it is calm and empty, and records both', async () => {
  const { newProcess, db, pass } = await openWaitingRoom({ mode: 'automatic', mostActive: 1 })
  let load: 'high' | 'calm' = 'high'
  const process = await newProcess({ read: () => load })
  await process.look()
  expect(process.isAnyOpen()).toBe(true)
  await newBrowser().ask(process)
  load = 'calm'
  pass(1)
  await process.look()
  await process.look()
  expect(process.isAnyOpen()).toBe(false)

  const kinds = await db.execute(sql`select kind from audit_events where kind like 'waiting_room%' order by id`)
  expect(kinds.map(({ kind }) => kind)).toEqual(['waiting_room_changed', 'waiting_room_opened', 'waiting_room_closed'])
})

test('three bad seconds on end are an overload, and one is none', () => {
  const levelOf = createLoadLevel()
  const bad = { late: 150, statement: 3 }
  const good = { late: 2, statement: 3 }

  expect([bad, good, bad, bad].map(levelOf)).not.toContain('high')
  expect(levelOf({ late: 2, statement: 400 })).toBe('high')
  expect(Array.from({ length: 60 }, () => levelOf(good)).at(-1)).toBe('calm')
})

test('a room for a product that is not there is refused', async () => {
  const { change } = await openWaitingRoom()

  await expect(change({ id: 'nothing' })).rejects.toMatchObject({ code: 'product_missing' })
})

/**
 * Possible events, in any order. Visitors who are present poll each time; a waiting one may leave
 * and return.
 */
const event = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('come' as const), count: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      seconds: fc.constantFrom(1, 1, 2, 30, ASKED_WITHIN_SECONDS + 1, KEPT_SECONDS + 1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('order' as const), who: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('go' as const), who: fc.nat(20) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('look away' as const), who: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('come back' as const), who: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('die' as const) }) },
)

test('in every sequence of events the order of arrival holds, returning buyers go first, capacity holds, and all who stay are admitted', async () => {
  const { db } = await openShop()
  type Browser = ReturnType<typeof newBrowser>
  const property = fc.asyncProperty(
    fc.integer({ min: 1, max: 3 }),
    fc.array(event, { minLength: 5, maxLength: 25 }),
    async (mostActive, events) => {
      await db.execute(sql`delete from waiting_rooms`)
      const { newProcess, pass, spend } = await openRoomIn(db, { mostActive })
      let processes = [await newProcess(), await newProcess()]
      let queue: Browser[] = []
      const [within, late, away] = [new Set<Browser>(), new Set<Browser>(), new Set<Browser>()]
      const numbers = (browsers: Iterable<Browser>) => [...browsers].map((browser) => browser.number() ?? 0)

      const askAll = async () => {
        const [before] = await listRooms(db)
        const back = [...late]
        for (const process of processes) await process.look()
        // In reverse order: polling first must not lead to being admitted first.
        for (const [index, browser] of [...queue.entries()].reverse()) {
          if (away.has(browser)) continue
          const verdict = await browser.ask(processes[index % processes.length] ?? fail())
          for (const [set, is] of [
            [within, verdict.verdict === 'pass'],
            [late, verdict.verdict === 'wait' && verdict.late],
          ] as const)
            set[is ? 'add' : 'delete'](browser)
        }
        const [room] = await listRooms(db)
        const inOrder = queue.filter((browser) => ![within, late, away].some((set) => set.has(browser)))
        expect(Math.max(...numbers(within)), 'nobody overtakes').toBeLessThan(Math.min(...numbers(inOrder)))
        if (room?.called !== before?.called)
          expect(
            back.filter((browser) => late.has(browser)),
            'a returning buyer is admitted first',
          ).toEqual([])
        expect(within.size, 'capacity holds').toBeLessThanOrEqual(mostActive)
        const [seats] = await db.execute<{ count: number }>(sql`select count(*)::int as count from waiting_seats`)
        expect(room?.active, 'seats are counted').toBe(seats?.count)
        expect(room?.active).toBeLessThanOrEqual(mostActive)
      }
      const leave = (browser: Browser) => {
        for (const set of [within, late, away]) set.delete(browser)
        queue = queue.filter((other) => other !== browser)
      }

      for (const happened of events) {
        if (happened.kind === 'come') {
          const coming = Array.from({ length: happened.count }, () => newBrowser())
          for (const browser of coming) await browser.ask(processes[0] ?? fail())
          queue.push(...coming)
        }
        if (happened.kind === 'pass') {
          // Present buyers keep their seats, however long it takes.
          for (let remaining = happened.seconds; remaining > 0; remaining -= 30) {
            pass(Math.min(30, remaining))
            await askAll()
          }
        }
        const who = 'who' in happened ? queue[happened.who] : undefined
        if (who && happened.kind === 'order') await spend(who)
        if (who && (happened.kind === 'order' || happened.kind === 'go')) leave(who)
        if (who && happened.kind === 'look away' && !within.has(who)) {
          late.delete(who)
          away.add(who)
        }
        if (who && happened.kind === 'come back') away.delete(who)
        if (happened.kind === 'die') processes = [processes[1] ?? fail(), await newProcess()]
      }

      away.clear()
      for (let turn = 0; queue.length > 0 && turn < 200; turn++) {
        pass(30)
        await askAll()
        for (const browser of within) await spend(browser)
        for (const browser of [...within]) leave(browser)
      }
      expect(queue, 'all come in').toEqual([])
    },
  )

  await fc.assert(property, { numRuns: 10 })
})

function fail(): never {
  throw new Error('There is no such process.')
}
