import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { connect } from '@/db/connect'
import { assertMayBeSeeded } from '@/db/local-only'
import { migrate } from '@/db/migrate'
import { type AccountKeys, writeKeys } from '../account/keys'
import { AccountTransferred, HistoryIncomplete, loadHistory, receiptOf } from '../account/load-history'
import { readNow } from '../clock'
import { getAccountSettings } from '../environment'
import { runCommand } from './run-command'

/**
 * Second half of `npm run migration -- account`: Kasir imports the folder and writes a receipt
 * there.
 */
runCommand(async () => {
  const { json } = parseArgs({ options: { json: { type: 'boolean' } } }).values
  const settings = getAccountSettings()
  const { KASIR_DATABASE_DIRECT_URL: url, KASIR_ACCOUNT_FOLDER: folder, KASIR_ACCOUNT_KEYS_FILE: keysFile } = settings
  assertMayBeSeeded(url, settings.ALLOW_REMOTE_SEED === '1')
  await migrate(url)
  const { db, sql, close } = connect(url)
  try {
    const handOver = (keys: AccountKeys) => writeKeys(keysFile, keys)
    const loaded = await loadHistory(sql, { folder, now: await readNow(db), handOver })
    const { account, added, changed, refunds } = loaded
    process.stdout.write(
      json
        ? `${JSON.stringify(loaded)}\n`
        : `  Kasir has ${added} charges more of ${account}, ${changed} in a later state, ${refunds} refunds.\n`,
    )
  } catch (error) {
    // Without a receipt the next run writes the whole history.
    if (error instanceof HistoryIncomplete) await rm(receiptOf(folder), { force: true })
    if (!(error instanceof AccountTransferred)) throw error
    process.stdout.write(
      json ? `${JSON.stringify({ transferred: true, added: 0, changed: 0 })}\n` : `  ${error.message}\n`,
    )
  } finally {
    await close()
  }
})
