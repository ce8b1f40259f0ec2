import { z } from 'zod'
import { type Control, getControlOrThrow } from '../../controls/controls'
import {
  countDifferences,
  type Failure,
  isOfBefore,
  killCommand,
  readDesk,
  runCommand,
  wasPurged,
} from '../../migration/runs'
import { PURGE } from '../../migration/plan'
import { getOrThrow, type ScenarioContext } from './context'
import type { Note, Step, StepName, StepResult } from './step'

/** As many as a scenario needs: the chapter moves as many as its presenter wants. */
const ORDERS = 1000

type Told = Record<string, unknown>

type Ran = { code: number | null; result: Record<string, unknown>; failures: Failure[]; request: string }

const deskOf = ({ controls }: ScenarioContext): Control => getControlOrThrow(controls, 'devControl')

/** Runs one command to its end; `onProgress` hears that it has begun to do something. */
async function run(desk: Control, name: string, told: Told = {}, onProgress?: () => Promise<unknown>): Promise<Ran> {
  let result: Ran['result'] = {}
  let ended: { code: number | null; failures: Failure[] } = { code: null, failures: [] }
  let hasBegun = false
  for await (const line of runCommand(desk, { name, told })) {
    if ('progress' in line && !hasBegun) {
      hasBegun = true
      await onProgress?.()
    } else if ('ended' in line) ended = line.ended
    else if ('result' in line) result = line.result
  }

  return { ...ended, result, request: `npm run migration -- ${name}` }
}

/** What a note says is known of a command alone that came to its end. */
const answered = ({ code, failures, request }: Ran, asExpected: boolean, note?: Note): StepResult => ({
  request,
  status: asExpected ? 200 : 500,
  code: [`exit ${code ?? 'kill -9'}`, ...failures.slice(0, 1).map((failure) => failure.code)].join(' · '),
  asExpected,
  ...(code === 0 && note && { note }),
})

const atDesk = (name: StepName, run: Step['run']): Step => ({ name, to: 'devControl', needs: 'devControl', run })

/** Of its open orders one has no postal code: without it the parcel that is still to come has no way. */
const SEED_WITH_DIRT = 87

/** Another old shop, whose data lies written and of which nothing is loaded. */
export const moveIsWritten = (seed = 1) =>
  atDesk('moveIsWritten', async (context) => {
    const desk = deskOf(context)
    const sides = await lookNow(desk)
    // What Pasar has opened with is its own: only a presenter decides to forget that.
    if (wasPurged(await readDesk(desk)) || sides?.pasar.phase === 'open')
      return { request: 'GET /migration', status: 409, asExpected: false, note: { word: 'beginAnew' } }
    const filled = await run(desk, 'rehearse', { orders: ORDERS, seed, anew: true })
    if (filled.code !== 0) return answered(filled, false)
    const exported = await run(desk, 'export')

    return answered(exported, exported.code === 0, {
      word: 'moveWritten',
      values: { orders: ORDERS, rows: Number(exported.result.bulkRows) },
    })
  })

/** A move of which everything written is loaded: the one that there is, or a small one. */
export const moveIsLoaded = () =>
  atDesk('moveIsLoaded', async (context) => {
    const desk = deskOf(context)
    if (await hasMove(desk)) {
      const again = await run(desk, 'import')

      return answered(again, again.code === 0, { word: 'moveThere' })
    }
    const written = await moveIsWritten().run(context)
    if (!written.asExpected) return written
    const imported = await run(desk, 'import', { anew: true })

    return answered(imported, imported.code === 0, {
      word: 'moveLoaded',
      values: { orders: ORDERS, rows: Number(imported.result.rows) },
    })
  })

/** Something of this very old shop has crossed already, and Pasar has not opened with it. */
async function hasMove(desk: Control) {
  const sides = await lookNow(desk)

  return sides !== undefined && sides.pasar.bundles.count > 0 && sides.pasar.phase !== 'open' && !isOfBefore(sides)
}

/** What both sides count now; undefined where nothing was ever moved, or all of it is purged. */
async function lookNow(desk: Control) {
  // Nobody has looked since another old shop was filled, unless the chapter stands open somewhere.
  await run(desk, 'status')
  const seen = await readDesk(desk)

  return seen.purgedAt ? undefined : seen.looks.at(-1)?.sides
}

/** The same with an open order that has no postal code. */
export const moveHasDirt = () =>
  atDesk('moveHasDirt', async (context) => {
    const written = await moveIsWritten(SEED_WITH_DIRT).run(context)
    if (!written.asExpected) return written
    const imported = await run(deskOf(context), 'import', { anew: true })

    return answered(imported, imported.code === 0, {
      word: 'moveLoaded',
      values: { orders: ORDERS, rows: Number(imported.result.rows) },
    })
  })

const DIRT = { table: 'orders', code: 'postal_code_missing' }

const waitingRows = z.object({ rows: z.array(z.object({ key: z.number() })) }).catch({ rows: [] })

export const dirtyRowFound = () =>
  atDesk('dirtyRowFound', async (context) => {
    const listed = await run(deskOf(context), 'mend', DIRT)
    const { rows } = waitingRows.parse(listed.result)
    context.state.dirtyRow = rows[0]?.key

    return answered(listed, listed.code === 0 && rows.length > 0, {
      word: 'rowWaits',
      values: { key: rows[0]?.key ?? 0 },
    })
  })

/** Somebody asked the buyer. */
export const dirtyRowMended = () =>
  atDesk('dirtyRowMended', async (context) => {
    const mended = await run(deskOf(context), 'mend', {
      table: DIRT.table,
      key: getOrThrow(context, 'dirtyRow'),
      change: 'postal_code=40131',
    })

    return answered(mended, mended.code === 0 && mended.result.code === null, { word: 'rowLoaded' })
  })

/** The importer dies under its work: nothing of a chunk that was not whole is there. */
export const importKilled = () =>
  atDesk('importKilled', async (context) => {
    const desk = deskOf(context)
    const killed = await run(desk, 'import', { anew: true }, () => killCommand(desk))

    return answered(killed, killed.code === null)
  })

export const importGoesOn = () =>
  atDesk('importGoesOn', async (context) => {
    const imported = await run(deskOf(context), 'import')

    return answered(imported, imported.code === 0, {
      word: 'loadedRest',
      values: { rows: Number(imported.result.rows) },
    })
  })

/** Both sides sum what they have, and Pasar compares. */
const compare = (name: StepName, isExpected: (differences: number, code: number | null) => boolean) =>
  atDesk(name, async (context) => {
    const desk = deskOf(context)
    const summed = await run(desk, 'sum')
    if (summed.code !== 0) return answered(summed, false)
    const imported = await run(desk, 'import')
    if (imported.code !== 0) return answered(imported, false)
    const { result, ...verified } = await run(desk, 'verify')
    const differences = countDifferences(result)
    const note: Note = { word: 'compared', values: { rows: Number(result.rows), differences: differences ?? 0 } }

    return {
      ...answered({ ...verified, result }, differences !== null && isExpected(differences, verified.code)),
      // Differences end the command with a failure, and are what it was run for.
      ...(differences !== null && { note }),
    }
  })

export const sidesAreEqual = () => compare('sidesAreEqual', (differences, code) => differences === 0 && code === 0)
export const sidesDiffer = () => compare('sidesDiffer', (differences) => differences > 0)

/** One rupiah more at Pasar, which no bundle brought. */
export const rupiahPlanted = () =>
  atDesk('rupiahPlanted', async (context) => {
    const desk = deskOf(context)
    const planted = await run(desk, 'plant')
    const order = Number(planted.result.order)
    if (planted.code !== 0) return answered(planted, false)
    context.state.plantedIn = order
    context.undo.push(async () => {
      if (context.state.plantedIn !== undefined) await run(desk, 'plant', { 'take-back': order })
    })

    return answered(planted, true, { word: 'plantedIn', values: { order } })
  })

export const rupiahTakenBack = () =>
  atDesk('rupiahTakenBack', async (context) => {
    const taken = await run(deskOf(context), 'plant', { 'take-back': getOrThrow(context, 'plantedIn') })
    if (taken.code === 0) context.state.plantedIn = undefined

    return answered(taken, taken.code === 0)
  })

/** Where the sides differ nothing opens, and the old shop stays closed until somebody decides. */
export const cutOverStops = () =>
  atDesk('cutOverStops', async (context) => {
    const desk = deskOf(context)
    context.state.isOldShopClosed = true
    context.undo.push(async () => {
      if (context.state.isOldShopClosed) await run(desk, 'back')
    })
    const stopped = await run(desk, 'cut-over')

    return answered(stopped, stopped.code === 1)
  })

export const wentBack = () =>
  atDesk('wentBack', async (context) => {
    const back = await run(deskOf(context), 'back')
    context.state.isOldShopClosed = back.code !== 0

    return answered(back, back.code === 0)
  })

/** Whether the old shop takes orders, tried for a second. */
const trade = (name: StepName, isClosed: boolean) =>
  atDesk(name, async (context) => {
    const traded = await run(deskOf(context), 'trade', { rate: 20, for: 1 })

    return answered(traded, traded.code === 0 && (traded.result.closed === true) === isClosed)
  })

export const oldShopSells = () => trade('oldShopSells', false)
export const oldShopIsClosed = () => trade('oldShopIsClosed', true)

export const shopOpened = () =>
  atDesk('shopOpened', async (context) => {
    const opened = await run(deskOf(context), 'cut-over')
    const seconds = Number(opened.result.secondsWithoutOrders)

    return answered(opened, opened.code === 0, { word: 'withoutOrders', values: { seconds: seconds.toFixed(1) } })
  })

/** The same command that led back before. */
export const noWayBack = () =>
  atDesk('noWayBack', async (context) => {
    const refused = await run(deskOf(context), 'back')

    return answered(refused, refused.code === 1)
  })

/** A move with which Pasar has opened: the one that there is, or a small one. */
export const moveIsOpen = () =>
  atDesk('moveIsOpen', async (context) => {
    const sides = await lookNow(deskOf(context))
    if (sides?.pasar.phase === 'open')
      return { request: 'npm run migration -- status', status: 200, asExpected: true, note: { word: 'moveThere' } }
    const loaded = await moveIsLoaded().run(context)

    return loaded.asExpected ? shopOpened().run(context) : loaded
  })

export const movePurged = () =>
  atDesk('movePurged', async (context) => {
    const desk = deskOf(context)
    // Afterwards nothing is left to count, and the chapter shows what was there at the end.
    await run(desk, 'status')
    const purged = await run(desk, PURGE.name, PURGE.told)
    if (purged.code === 0) await run(desk, 'status')

    return answered(purged, purged.code === 0)
  })

/** Pasar's own page, which both sides have signed. */
export const certificateShown = (): Step => ({
  name: 'certificateShown',
  to: 'pasar',
  run: async (context) => {
    const { status } = await context.visitor.fetch(context.pasar, { path: '/move' })
    context.page = { system: 'pasar', path: '/move' }

    return { request: 'GET /move', status, asExpected: status === 200 }
  },
})
