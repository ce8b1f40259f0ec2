import { connect } from '@/db/connect'
import { migrate } from '@/db/migrate'
import { getBundleSettings } from '../environment'
import { countConsents, countRows } from '../migration/count-rows'
import { describeRows } from '../migration/describe-rows'
import { readBundles } from '../migration/read-bundles'
import { command } from './command'
import { readJsonOption } from './read-json-option'

/** `npm run migration -- status`, Pasar's half: which bundles are loaded, and where each row is. */
command(async () => {
  const json = readJsonOption('status')
  const { PASAR_DATABASE_URL: url } = getBundleSettings()
  await migrate(url)
  const { sql, close } = connect(url)
  try {
    const bundles = await readBundles(sql)
    const tables = await countRows(sql)
    if (json) return JSON.stringify({ side: 'pasar', bundles, tables, consented: await countConsents(sql) })
    if (bundles.count === 0) return '  Pasar has loaded nothing: npm run migration -- import does.'
    const half = bundles.half === null ? '' : `; bundle ${bundles.half} is half loaded`

    return [`  Pasar has loaded ${bundles.count} bundles, ${bundles.rows} rows${half}:`, ...describeRows(tables)].join(
      '\n',
    )
  } finally {
    await close()
  }
})
