import { close } from '../migration/cut-over/purge'
import { openStore, readDocumentKeys, readPublishedKeys, readSigningKey } from '../migration/staging/open-reader'
import { inTurn } from '../migration/staging/phase'
import { migrationCommand } from './migration-command'

/**
 * `npm run migration -- purge`, Pasar's last part: drops the staging area, destroys its key and
 * completes the certificate.
 */
migrationCommand({
  step: 'purge',
  migrates: true,
  run: async ({ sql, settings, options, progress }) => {
    progress.begin('dropping what is old')
    const closed = await inTurn(sql, async () =>
      close({
        sql,
        store: openStore(settings),
        signingKey: await readSigningKey(settings),
        side: settings.PASAR_ORIGIN,
        keys: await readDocumentKeys(settings),
        publishedKeys: await readPublishedKeys(settings),
        identityFile: settings.PASAR_BUNDLE_IDENTITY_FILE,
        by: options.by ?? 'operator',
        now: () => new Date(),
        progress,
      }),
    )
    const certificate = `${settings.PASAR_ORIGIN}/migration`

    return {
      result: { ...closed, certificate },
      lines: [`  Pasar has dropped its staging area, and its key. The certificate: ${certificate}`],
    }
  },
})
