import { readOptions } from '@jembatan/migration-bundle/step-options'
import { connect } from '@/db/connect'
import { migrate } from '@/db/migrate'
import { getBundleSettings } from '../environment'
import { rollBack } from '../migration/cut-over/cut-over'
import { openReader } from '../migration/staging/open-reader'
import { inTurn } from '../migration/staging/phase'
import { command } from './command'

/** `npm run migration -- roll-back`, Pasar's half: refused once Pasar has opened; otherwise forgets that the old shop closed. */
command(async () => {
  const { json } = readOptions('roll-back')
  const settings = getBundleSettings()
  await migrate(settings.PASAR_DATABASE_DIRECT_URL)
  const { sql, close } = connect(settings.PASAR_DATABASE_DIRECT_URL)
  try {
    const { store } = await openReader(settings)
    await inTurn(sql, () => rollBack({ sql, store, now: () => new Date() }))

    return json
      ? JSON.stringify({ rolledBack: true })
      : '  Pasar has not opened: nothing of what came was visible, and nothing is.'
  } finally {
    await close()
  }
})
