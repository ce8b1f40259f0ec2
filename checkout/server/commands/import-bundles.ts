import { readOptions } from '@jembatan/migration-bundle/step-options'
import { createProgress, mostMemory } from '@jembatan/platform/progress'
import { connect } from '@/db/connect'
import { migrate } from '@/db/migrate'
import { getBundleSettings } from '../environment'
import { type ImportResult, importStaged } from '../migration/import/import-staged'
import { explainRefusal } from '../migration/staging/explain-refusal'
import { openReader } from '../migration/staging/open-reader'
import { beginMigration } from '../migration/staging/phase'
import { stageArrived } from '../migration/staging/stage-arrived'
import { countRows, describeRows, type RowCount } from '../migration/validation/count-rows'
import { requestSample } from '../migration/verification/request-sample'
import { command } from './command'

/**
 * `npm run migration -- import`: stages every bundle that has come, repairs what a rule can, imports merchants, goods and orders
 * that have ended, and says where each row is.
 */
command(async () => {
  const { json, anew } = readOptions('import')
  const settings = getBundleSettings()
  await migrate(settings.PASAR_DATABASE_DIRECT_URL)
  const { db, sql, close } = connect(settings.PASAR_DATABASE_DIRECT_URL)
  const progress = createProgress({ json })
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())
  try {
    const { store, reader } = await openReader(settings)
    await beginMigration(db, sql, { now: new Date(), anew })
    const began = performance.now()
    const onProgress = (rows: number, all: number) => progress.show(rows, all, 'rows')
    const loaded = await stageArrived({ sql, store, reader, now: () => new Date(), signal: stop.signal, onProgress })
    const seconds = (performance.now() - began) / 1000
    const settling = performance.now()
    const settled = stop.signal.aborted
      ? undefined
      : await importStaged(sql, {
          now: new Date(),
          signal: stop.signal,
          onProgress: (orders, all) => progress.show(orders, all, 'orders'),
        })
    await requestSample({ sql, store, keys: reader.keys, migration: loaded.migration, now: new Date() })
    const settleSeconds = (performance.now() - settling) / 1000
    const result = {
      ...loaded,
      seconds,
      settleSeconds,
      stopped: stop.signal.aborted,
      ...settled,
      tables: await countRows(sql),
    }
    progress.clear()

    return json ? JSON.stringify({ ...result, memoryMegabytes: mostMemory() }) : describe(result)
  } catch (error) {
    throw explainRefusal(error)
  } finally {
    progress.clear()
    await close()
  }
})

type Result = Awaited<ReturnType<typeof stageArrived>> & {
  seconds: number
  stopped: boolean
  tables: RowCount[]
} & Partial<ImportResult>

function describe({
  bundles,
  rows,
  next,
  isOnItsWay,
  seconds,
  stopped,
  tables,
  mended = [],
  merchants,
  products,
  vouchers,
  shoppers,
  orders,
  reviews,
}: Result) {
  return [
    stopped
      ? '  Stopped. The same command goes on from here.'
      : bundles > 0
        ? `  ${bundles} bundles, ${rows} rows in ${seconds.toFixed(1)} s.`
        : `  Nothing new has come: bundle ${next} is ${isOnItsWay ? 'on its way, and its manifest comes last' : 'next'}.`,
    ...mended.map(({ table, code, rows }) => `  Repaired by rule: ${rows} of ${table}, ${code}.`),
    ...(merchants && products
      ? [
          `  Merchants: ${merchants.added} brought, ${merchants.matched} were here. Goods: ${products.added} brought,` +
            ` ${products.matched} were here, ${products.blocked} blocked.`,
        ]
      : []),
    ...(shoppers ? [`  Buyers who said yes: ${shoppers.added} brought, ${shoppers.forgotten} took it back.`] : []),
    ...(orders ? [`  Orders that have ended: ${orders.brought} brought, ${orders.takenBack} taken back.`] : []),
    ...(orders?.kept ? [`  Changed in Pasar too: ${orders.kept} orders, which stay as they are in Pasar.`] : []),
    ...(vouchers && reviews
      ? [`  Vouchers: ${vouchers.added} brought. Reviews: ${reviews.added} brought, ${reviews.removed} taken back.`]
      : []),
    ...describeRows(tables),
  ].join('\n')
}
