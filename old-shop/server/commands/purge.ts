import { inTurn } from '../cut-over/in-turn'
import { getBundleSettings } from '../environment'
import { openStore, readReaderKeys, readSigningKey } from '../export/open-sender'
import { purge } from '../purge/purge'
import { runCommand } from './command'

/** The exit code while its role may still replicate. */
const WAITS_FOR_A_RIGHT = 2

/** Drops everything of the old shop except a closing record, and destroys its key. */
await runCommand({
  step: 'purge',
  afterPurge: true,
  run: async ({ shop, url, options, progress }) => {
    const settings = getBundleSettings()
    const purged = await inTurn(shop, async () =>
      purge({
        shop,
        url,
        store: openStore(settings),
        issuer: settings.TOKO_LAMA_ISSUER,
        openSigningKey: () => readSigningKey(settings),
        signingKeyFile: settings.TOKO_LAMA_SIGNING_KEY_FILE,
        readerKeys: await readReaderKeys(settings),
        by: options.by ?? 'operator',
        now: () => new Date(),
        progress,
      }),
    )
    if (!purged.done) {
      process.exitCode = WAITS_FOR_A_RIGHT
      return {
        result: purged,
        sentence: `The role ${purged.role} may still follow the log. An administrator of its database says: alter role ${purged.role} noreplication; then the same command again.`,
      }
    }
    const rows = purged.tables.reduce((total, table) => total + table.rows, 0)

    return {
      result: purged,
      sentence: `Toko Lama is purged: ${purged.tables.length} tables with ${rows} rows, ${purged.filesRemoved} files, its place in the log and its key are gone.`,
    }
  },
})
