import { readOptions } from '@jembatan/migration-bundle/step-options'
import { createProgress } from '@jembatan/platform/progress'
import { connect } from '@/db/connect'
import { migrate } from '@/db/migrate'
import { getBundleSettings } from '../environment'
import { attest } from '../migration/cut-over/purge'
import { openStore, readSigningKey } from '../migration/staging/open-reader'
import { inTurn } from '../migration/staging/phase'
import { command } from './command'

/** `npm run migration -- purge`, Pasar's first half: signs where every row is, by which the old shop may purge itself. */
command(async () => {
  const { json, by, leave } = readOptions('purge')
  const settings = getBundleSettings()
  await migrate(settings.PASAR_DATABASE_DIRECT_URL)
  const { sql, close } = connect(settings.PASAR_DATABASE_DIRECT_URL)
  const progress = createProgress({ json })
  try {
    progress.begin('counting where every row is')
    const attested = await inTurn(sql, async () =>
      attest({
        sql,
        store: openStore(settings),
        signingKey: await readSigningKey(settings),
        side: settings.PASAR_ORIGIN,
        by: by ?? 'operator',
        leaveBehind: leave,
        now: () => new Date(),
      }),
    )

    return json ? JSON.stringify({ attested }) : '  Pasar has signed where every row is.'
  } finally {
    progress.clear()
    await close()
  }
})
