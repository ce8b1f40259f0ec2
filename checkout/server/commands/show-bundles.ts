import { readPhase } from '../migration/staging/phase'
import { readBundles } from '../migration/staging/read-bundles'
import { countConsents, countImported, countRows, describeRows } from '../migration/validation/count-rows'
import { migrationCommand } from './migration-command'

/**
 * `npm run migration -- status`, Pasar's half: the loaded bundles, and the location of each row.
 */
migrationCommand({
  step: 'status',
  migrates: true,
  run: async ({ sql }) => {
    const { phase, at } = await readPhase(sql)
    const side = 'pasar'
    if (phase === 'purged')
      return {
        result: { side, phase, at },
        lines: [`  The migration is closed since ${at}: Pasar has what it imported, and nothing else of it.`],
      }
    const bundles = await readBundles(sql)
    const tables = await countRows(sql)
    const imported = await countImported(sql)
    const placed = tables.map((row) => ({ ...row, imported: imported[row.table] }))
    const result = { side, phase, at, bundles, tables: placed, consented: await countConsents(sql) }
    if (bundles.count === 0) return { result, lines: ['  Pasar has loaded nothing: npm run migration -- import does.'] }
    const half = bundles.half === null ? '' : `; bundle ${bundles.half} is half loaded`
    const open = phase === 'open' ? `, and is open since ${at}` : ''

    return {
      result,
      lines: [
        `  Pasar has loaded ${bundles.count} bundles, ${bundles.rows} rows${half}${open}:`,
        ...describeRows(tables),
      ],
    }
  },
})
