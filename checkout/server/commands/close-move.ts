import { readOptions } from '@jembatan/migration-bundle/step-options'
import { createProgress } from '@jembatan/platform/progress'
import { connect } from '@/db/connect'
import { migrate } from '@/db/migrate'
import { getBundleSettings } from '../environment'
import { close as closeMove } from '../migration/cut-over/purge'
import { openStore, readDocumentKeys, readPublishedKeys, readSigningKey } from '../migration/staging/open-reader'
import { inTurn } from '../migration/staging/phase'
import { command } from './command'

/** `npm run migration -- purge`, Pasar's last half: drops the staging area, destroys its key, and makes the certificate whole. */
command(async () => {
  const { json, by } = readOptions('purge')
  const settings = getBundleSettings()
  await migrate(settings.PASAR_DATABASE_DIRECT_URL)
  const { sql, close } = connect(settings.PASAR_DATABASE_DIRECT_URL)
  const progress = createProgress({ json })
  try {
    progress.begin('dropping what is old')
    const closed = await inTurn(sql, async () =>
      closeMove({
        sql,
        store: openStore(settings),
        signingKey: await readSigningKey(settings),
        side: settings.PASAR_ORIGIN,
        keys: await readDocumentKeys(settings),
        publishedKeys: await readPublishedKeys(settings),
        identityFile: settings.PASAR_BUNDLE_IDENTITY_FILE,
        by: by ?? 'operator',
        now: () => new Date(),
        progress,
      }),
    )
    const certificate = `${settings.PASAR_ORIGIN}/move`

    return json
      ? JSON.stringify({ ...closed, certificate })
      : `  Pasar has dropped what it kept aside, and its key. The certificate: ${certificate}`
  } finally {
    progress.clear()
    await close()
  }
})
