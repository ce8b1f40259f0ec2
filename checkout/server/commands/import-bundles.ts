import { type ImportResult, importStaged, type OnOrders } from '../migration/import/import-staged'
import { openReader } from '../migration/staging/open-reader'
import { beginMigration } from '../migration/staging/phase'
import { stageArrived } from '../migration/staging/stage-arrived'
import type { OnRows } from '../migration/staging/stage-bundle'
import { countRows, describeRows, type RowCount } from '../migration/validation/count-rows'
import { requestSample } from '../migration/verification/request-sample'
import { migrationCommand } from './migration-command'

/**
 * `npm run migration -- import`: stages all received bundles, applies automatic repairs, imports
 * merchants, goods and completed orders, and reports the location of each row.
 */
migrationCommand({
  step: 'import',
  migrates: true,
  run: async ({ db, sql, settings, options, progress, stopSignal }) => {
    const signal = stopSignal()
    const { store, reader } = await openReader(settings)
    await beginMigration(db, sql, { now: new Date(), anew: options.anew })
    const began = performance.now()
    const onProgress: OnRows = (rows, all, tables) => progress.show(rows, all, 'rows', { tables })
    const loaded = await stageArrived({ sql, store, reader, now: () => new Date(), signal, onProgress })
    const seconds = (performance.now() - began) / 1000
    const importing = performance.now()
    const onOrders: OnOrders = (orders, all, tables) => progress.show(orders, all, 'orders', { tables })
    const imported = signal.aborted
      ? undefined
      : await importStaged(sql, { now: new Date(), signal, onProgress: onOrders })
    await requestSample({ sql, store, keys: reader.keys, migration: loaded.migration, now: new Date() })
    const importSeconds = (performance.now() - importing) / 1000
    const stopped = signal.aborted
    const result = { ...loaded, seconds, importSeconds, stopped, ...imported, tables: await countRows(sql) }

    return { result, lines: describe(result) }
  },
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
  repaired = [],
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
    ...repaired.map(({ table, code, rows }) => `  Repaired by rule: ${rows} of ${table}, ${code}.`),
    ...(merchants && products
      ? [
          `  Merchants: ${merchants.added} imported, ${merchants.matched} were here. Goods: ${products.added} imported,` +
            ` ${products.matched} were here, ${products.blocked} blocked.`,
        ]
      : []),
    ...(shoppers ? [`  Buyers who consented: ${shoppers.added} imported, ${shoppers.removed} withdrew.`] : []),
    ...(orders ? [`  Orders that have ended: ${orders.imported} imported, ${orders.withdrawn} withdrawn.`] : []),
    ...(orders?.conflicts
      ? [`  Changed in Pasar too: ${orders.conflicts} orders, which stay as they are in Pasar.`]
      : []),
    ...(vouchers && reviews
      ? [`  Vouchers: ${vouchers.added} imported. Reviews: ${reviews.added} imported, ${reviews.removed} removed.`]
      : []),
    ...describeRows(tables),
  ]
}
