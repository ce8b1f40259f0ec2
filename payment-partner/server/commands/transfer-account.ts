import { parseArgs } from 'node:util'
import { connect } from '@/db/connect'
import { findKeys, writeKeys } from '../account/keys'
import { AccountTransferred, loadHistory, untilLast } from '../account/load-history'
import { transferAccount } from '../account/transfer-account'
import { readNow } from '../clock'
import { getTransferSettings } from '../environment'
import { runCommand } from './run-command'

/**
 * `npm run migration -- transfer`: transfers the account to another company and issues new keys. A
 * second run changes nothing. During a cut-over it waits until the previous owner has closed, and
 * imports the last of its history first.
 */
runCommand(async () => {
  const { json } = parseArgs({ options: { json: { type: 'boolean' } } }).values
  const settings = getTransferSettings()
  const { KASIR_ACCOUNT_KEYS_FILE: keysFile, KASIR_ACCOUNT_ID: merchantId } = settings
  const { db, sql, close } = connect(settings.KASIR_DATABASE_DIRECT_URL)
  try {
    if (settings.KASIR_ACCOUNT_FOLDER) await takeOverTheLast(settings.KASIR_ACCOUNT_FOLDER)
    const { changed } = await transferAccount(db, {
      merchantId,
      held: await findKeys(keysFile),
      notificationUrl: settings.KASIR_ACCOUNT_NOTIFICATION_URL ?? null,
      finishUrl: settings.KASIR_ACCOUNT_FINISH_URL,
      returned: settings.KASIR_ACCOUNT_RETURNED === '1',
      now: await readNow(db),
      handOver: (keys) => writeKeys(keysFile, keys),
    })
    const sentence = changed
      ? `The account ${merchantId} has new keys, and its previous ones open nothing.`
      : `The account ${merchantId} was transferred before.`
    process.stdout.write(json ? `${JSON.stringify({ account: merchantId, changed })}\n` : `  ${sentence}\n`)
  } finally {
    await close()
  }

  async function takeOverTheLast(folder: string) {
    await untilLast(folder)
    try {
      await loadHistory(sql, { folder, now: await readNow(db) })
    } catch (error) {
      // A killed run had already come this far.
      if (!(error instanceof AccountTransferred)) throw error
    }
  }
})
