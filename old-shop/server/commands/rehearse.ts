import { assertMayBeSeeded } from '@jembatan/platform/database'
import { DomainError } from '@jembatan/platform/errors'
import { migrate } from '@/db/migrate'
import { assertSells } from '../cut-over/freeze'
import { getEnvironment } from '../environment'
import { findExport, forgetExport } from '../export/export-bulk'
import { assertNotPurged, forgetClosingRecord } from '../purge/closing-record'
import { FEWEST_ORDERS, fillShop, MOST_ORDERS } from '../rehearsal/fill-shop'
import { findRehearsal } from '../rehearsal/find-rehearsal'
import { runCommand, wholeNumber } from './command'

/** Generates an old shop with so many orders. The same arguments again change nothing. */
await runCommand({
  step: 'rehearse',
  afterPurge: true,
  run: async ({ shop, url, options, progress }) => {
    const bounds = { least: FEWEST_ORDERS, most: MOST_ORDERS, otherwise: 20_000 }
    const orders = wholeNumber('orders', options.orders, bounds)
    const seed = wholeNumber('seed', options.seed, { least: 0, most: 1_000_000, otherwise: 1 })
    assertMayBeSeeded(url, getEnvironment().ALLOW_REMOTE_SEED === '1')
    if (options.anew) await forgetClosingRecord(shop.sql)
    else await assertNotPurged(shop.sql)
    await migrate(url)
    await assertSells(shop)

    const existing = await findRehearsal(shop.db)
    if (!options.anew && existing?.orders === orders && existing.seed === seed)
      return { result: { ...existing, made: false }, sentence: `The old shop has its ${orders} orders already.` }

    if (await findExport(shop)) {
      if (!options.anew)
        throw new DomainError(
          'conflict',
          'being_exported',
          'The old shop is being exported. To fill it anew and forget that, add --anew.',
        )
      await forgetExport(shop, url)
    }
    const began = performance.now()
    const filled = await fillShop({ shop, orders, seed, onProgress: (made) => progress.show(made, orders, 'orders') })
    const seconds = (performance.now() - began) / 1000
    const rowsASecond = Math.round(filled.rows / seconds)

    return {
      result: { ...filled, seed, made: true, seconds, rowsASecond },
      sentence: `Toko Lama has ${orders} orders: ${filled.rows} rows in ${seconds.toFixed(1)} s, ${rowsASecond} a second.`,
    }
  },
})
