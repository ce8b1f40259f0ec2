import { countDifferences, readResult, type StepFailure } from '@jembatan/migration-bundle/step-results'
import type { StepRun } from '@jembatan/migration-bundle/steps'
import { type Control, getControlOrThrow } from '../../controls/controls'
import { purgeBy, STATUS } from '../../migration/plan'
import { isOfBefore, killCommand, readStatus, runCommand, wasPurged } from '../../migration/runs'
import { getOrThrow, type ScenarioContext } from './context'
import { NOT_PLAYED, type Note, type Step, type StepName, type StepResult } from './step'

/** Orders of a scenario's old shop. The chapter uses the presenter's number. */
const ORDERS = 1000

type Ran = { code: number | null; result: Record<string, unknown>; failures: StepFailure[]; request: string }

const devControlOf = ({ controls }: ScenarioContext): Control => getControlOrThrow(controls, 'devControl')

/** Runs a step of the migration to its end; calls `onProgress` at its first progress. */
async function run(devControl: Control, step: StepRun, onProgress?: () => Promise<unknown>): Promise<Ran> {
  let result: Ran['result'] = {}
  let ended: Pick<Ran, 'code' | 'failures'> = { code: null, failures: [] }
  let hasBegun = false
  for await (const line of runCommand(devControl, step)) {
    if ('progress' in line && !hasBegun) {
      hasBegun = true
      await onProgress?.()
    } else if ('ended' in line) ended = line.ended
    else if ('result' in line) result = line.result
  }

  return { code: ended.code, failures: ended.failures, result, request: `npm run migration -- ${step.name}` }
}

/** A step has a note only if it ended as expected. */
const resultOf = ({ code, failures, request }: Ran, asExpected: boolean, note?: Note): StepResult => ({
  request,
  status: asExpected ? 200 : 500,
  code: [`exit ${code ?? 'kill -9'}`, ...failures.slice(0, 1).map((failure) => failure.code)].join(' · '),
  asExpected,
  ...(asExpected && note && { note }),
})

const onDevControl = (
  name: StepName,
  act: (devControl: Control, context: ScenarioContext) => Promise<StepResult>,
): Step => ({
  name,
  to: 'devControl',
  needs: 'devControl',
  run: (context) => act(devControlOf(context), context),
})

/** A seed whose shop has an open order without a postal code. */
const SEED_WITH_DIRT = 87

const imported = (word: Note['word'], { result }: Ran): Note => ({
  word,
  values: { orders: ORDERS, rows: Number(result.rows) },
})

/** A refilled and exported old shop without an import. */
export const exportIsWritten = (seed = 1) =>
  onDevControl('exportIsWritten', async (devControl) => {
    const sides = await lookNow(devControl)
    // After an opening, only a presenter may reset Pasar.
    if (wasPurged(await readStatus(devControl)) || sides?.pasar.phase === 'open')
      return { request: 'GET /migration', status: 409, ...NOT_PLAYED, note: { word: 'beginAnew' } }
    const filled = await run(devControl, { name: 'rehearse', options: { orders: ORDERS, seed, anew: true } })
    if (filled.code !== 0) return resultOf(filled, false)
    const exported = await run(devControl, { name: 'export' })

    return resultOf(exported, exported.code === 0, {
      word: 'exportWritten',
      values: { orders: ORDERS, rows: Number(exported.result.bulkRows) },
    })
  })

/** Ensures a fully imported migration: the existing one, or a small new one. */
export const bundlesAreImported = () =>
  onDevControl('bundlesAreImported', async (devControl, context) => {
    if (!(await hasImported(devControl))) return importAnew(devControl, context)
    const again = await run(devControl, { name: 'import' })

    return resultOf(again, again.code === 0, { word: 'migrationFound' })
  })

async function importAnew(devControl: Control, context: ScenarioContext, seed?: number): Promise<StepResult> {
  const exported = await exportIsWritten(seed).run(context)
  if (!exported.asExpected) return exported
  const ran = await run(devControl, { name: 'import', options: { anew: true } })

  return resultOf(ran, ran.code === 0, imported('bundlesImported', ran))
}

/** Returns whether Pasar has imported rows of this old shop and has not opened. */
async function hasImported(devControl: Control) {
  const sides = await lookNow(devControl)

  return sides !== undefined && sides.pasar.bundles.count > 0 && sides.pasar.phase !== 'open' && !isOfBefore(sides)
}

/** Returns the current counts of both sides; undefined before a migration and after a purge. */
async function lookNow(devControl: Control) {
  // The old shop may have been refilled since the last look.
  await run(devControl, STATUS)
  const status = await readStatus(devControl)

  return status.purgedAt ? undefined : status.looks.at(-1)?.sides
}

/** The same with an open order without a postal code. */
export const dirtyRowsAreImported = () =>
  onDevControl('dirtyRowsAreImported', (devControl, context) => importAnew(devControl, context, SEED_WITH_DIRT))

export const dirtyRowFound = () =>
  onDevControl('dirtyRowFound', async (devControl, context) => {
    const listed = await run(devControl, { name: 'repair', options: { table: 'orders', code: 'postal_code_missing' } })
    const [row] = readResult('repair', listed.result)?.rows ?? []
    context.state.dirtyRow = row?.key

    return resultOf(listed, listed.code === 0 && row !== undefined, {
      word: 'rowWaits',
      values: { key: row?.key ?? 0 },
    })
  })

/** Repairs the row with the value from the buyer. */
export const dirtyRowRepaired = () =>
  onDevControl('dirtyRowMended', async (devControl, context) => {
    const key = getOrThrow(context, 'dirtyRow')
    const change = 'postal_code=40131'
    const repaired = await run(devControl, { name: 'repair', options: { table: 'orders', key, change } })

    return resultOf(repaired, repaired.code === 0 && repaired.result.code === null, { word: 'rowLoaded' })
  })

/** Kills the import: an incomplete chunk leaves no staged row. */
export const importKilled = () =>
  onDevControl('importKilled', async (devControl) => {
    const killed = await run(devControl, { name: 'import', options: { anew: true } }, () => killCommand(devControl))

    return resultOf(killed, killed.code === null, { word: 'importStopped' })
  })

export const importGoesOn = () =>
  onDevControl('importGoesOn', async (devControl) => {
    const ran = await run(devControl, { name: 'import' })

    return resultOf(ran, ran.code === 0, imported('loadedRest', ran))
  })

/** Both sides sum their rows, and Pasar compares the sums. */
const compare = (name: StepName, isExpected: (differences: number, code: number | null) => boolean) =>
  onDevControl(name, async (devControl) => {
    for (const step of ['checksum', 'import'] as const) {
      const ran = await run(devControl, { name: step })
      if (ran.code !== 0) return resultOf(ran, false)
    }
    const verified = await run(devControl, { name: 'verify' })
    const result = readResult('verify', verified.result)
    const differences = result ? countDifferences(result) : null
    const isAsExpected = differences !== null && isExpected(differences, verified.code)
    const note: Note = { word: 'compared', values: { rows: result?.rows ?? 0, differences: differences ?? 0 } }

    // A difference makes the step fail, as expected here.
    return { ...resultOf(verified, isAsExpected), ...(differences !== null && { note }) }
  })

export const sidesAreEqual = () => compare('sidesAreEqual', (differences, code) => differences === 0 && code === 0)
export const sidesDiffer = () => compare('sidesDiffer', (differences) => differences > 0)

/** Plants a difference of one rupiah at Pasar. */
export const rupiahPlanted = () =>
  onDevControl('rupiahPlanted', async (devControl, context) => {
    const planted = await run(devControl, { name: 'plant' })
    const order = Number(planted.result.order)
    if (planted.code !== 0) return resultOf(planted, false)
    context.state.plantedIn = order
    context.undo.push(async () => {
      if (context.state.plantedIn !== undefined) await takeBack(devControl, order)
    })

    return resultOf(planted, true, { word: 'plantedIn', values: { order } })
  })

const takeBack = (devControl: Control, order: number) =>
  run(devControl, { name: 'plant', options: { 'take-back': order } })

export const rupiahRemoved = () =>
  onDevControl('rupiahTakenBack', async (devControl, context) => {
    const removed = await takeBack(devControl, getOrThrow(context, 'plantedIn'))
    if (removed.code === 0) context.state.plantedIn = undefined

    return resultOf(removed, removed.code === 0, { word: 'rupiahGone' })
  })

/**
 * With a difference Pasar does not open, and the old shop stays closed until the operator decides.
 */
export const cutOverStops = () =>
  onDevControl('cutOverStops', async (devControl, context) => {
    context.state.isOldShopClosed = true
    context.undo.push(async () => {
      if (context.state.isOldShopClosed) await run(devControl, { name: 'roll-back' })
    })
    const stopped = await run(devControl, { name: 'cut-over' })

    return resultOf(stopped, stopped.code === 1, { word: 'notOpened' })
  })

export const wentBack = () =>
  onDevControl('wentBack', async (devControl, context) => {
    const rolledBack = await run(devControl, { name: 'roll-back' })
    context.state.isOldShopClosed = rolledBack.code !== 0

    return resultOf(rolledBack, rolledBack.code === 0, { word: 'oldShopReturned' })
  })

/** Tries for a second whether the old shop accepts orders. */
const trade = (name: StepName, isClosed: boolean) =>
  onDevControl(name, async (devControl) => {
    const traded = await run(devControl, { name: 'trade', options: { rate: 20, for: 1 } })

    return resultOf(traded, traded.code === 0 && (traded.result.closed === true) === isClosed, {
      word: isClosed ? 'ordersRefused' : 'ordersTaken',
    })
  })

export const oldShopSells = () => trade('oldShopSells', false)
export const oldShopIsClosed = () => trade('oldShopIsClosed', true)

export const shopOpened = () =>
  onDevControl('shopOpened', async (devControl) => {
    const opened = await run(devControl, { name: 'cut-over' })
    const seconds = Number(opened.result.secondsWithoutOrders)

    return resultOf(opened, opened.code === 0, { word: 'withoutOrders', values: { seconds: seconds.toFixed(1) } })
  })

/** Repeats the cut-over after the roll-back. */
export const noWayBack = () =>
  onDevControl('noWayBack', async (devControl) => {
    const refused = await run(devControl, { name: 'roll-back' })

    return resultOf(refused, refused.code === 1, { word: 'noReturn' })
  })

/** Ensures a migration with which Pasar has opened: the existing one, or a small new one. */
export const shopIsOpen = () =>
  onDevControl('shopIsOpen', async (devControl, context) => {
    const sides = await lookNow(devControl)
    if (sides?.pasar.phase === 'open')
      return { request: 'npm run migration -- status', status: 200, asExpected: true, note: { word: 'migrationFound' } }
    const loaded = await bundlesAreImported().run(context)

    return loaded.asExpected ? shopOpened().run(context) : loaded
  })

export const migrationPurged = () =>
  onDevControl('migrationPurged', async (devControl) => {
    // Count first: after the purge the chapter shows these counts.
    await run(devControl, STATUS)
    const purged = await run(devControl, purgeBy({}))
    if (purged.code === 0) await run(devControl, STATUS)

    return resultOf(purged, purged.code === 0, { word: 'nothingLeft' })
  })

/** Opens the certificate, which both sides have signed. */
export const certificateShown = (): Step => ({
  name: 'certificateShown',
  to: 'pasar',
  run: async (context) => {
    const { status } = await context.visitor.pasar.ask('/migration')
    context.page = { system: 'pasar', path: '/migration' }

    return { request: 'GET /migration', status, asExpected: status === 200, note: { word: 'bothSigned' } }
  },
})
