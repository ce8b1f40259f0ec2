import { readOptions } from '@jembatan/migration-bundle/step-options'
import { connect } from '@/db/connect'
import { migrate } from '@/db/migrate'
import { getBundleSettings } from '../environment'
import { readPhase } from '../migration/staging/phase'
import { readBundles } from '../migration/staging/read-bundles'
import { countConsents, countImported, countRows, describeRows } from '../migration/validation/count-rows'
import { command } from './command'

/** `npm run migration -- status`, Pasar's half: which bundles are loaded, and where each row is. */
command(async () => {
  const { json } = readOptions('status')
  const { PASAR_DATABASE_DIRECT_URL: url } = getBundleSettings()
  await migrate(url)
  const { sql, close } = connect(url)
  try {
    const { phase, at } = await readPhase(sql)
    if (phase === 'purged')
      return json
        ? JSON.stringify({ side: 'pasar', phase, at })
        : `  The move is closed since ${at}: Pasar has what was brought, and nothing else of it.`
    const bundles = await readBundles(sql)
    const tables = await countRows(sql)
    if (json) {
      const arrived = await countImported(sql)
      const placed = tables.map((row) => ({ ...row, arrived: arrived[row.table] }))
      return JSON.stringify({ side: 'pasar', phase, at, bundles, tables: placed, consented: await countConsents(sql) })
    }
    if (bundles.count === 0) return '  Pasar has loaded nothing: npm run migration -- import does.'
    const half = bundles.half === null ? '' : `; bundle ${bundles.half} is half loaded`

    const open = phase === 'open' ? `, and is open since ${at}` : ''

    return [
      `  Pasar has loaded ${bundles.count} bundles, ${bundles.rows} rows${half}${open}:`,
      ...describeRows(tables),
    ].join('\n')
  } finally {
    await close()
  }
})
