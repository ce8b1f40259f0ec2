import { migrate } from '@/db/migrate'
import { writeAccount } from '../account/write-account'
import { getAccountFolder } from '../environment'
import { assertExported } from '../export/follow-changes'
import { runCommand } from './command'

/**
 * Writes the old shop's account at Kasir. With `--exported`, at the start of a cut-over, only if
 * the bulk export is complete.
 */
await runCommand({
  step: 'account',
  run: async ({ shop, url, options }) => {
    await migrate(url)
    if (options.exported) await assertExported(shop)
    const account = await writeAccount({ shop, url, folder: getAccountFolder(), now: new Date() })

    return {
      result: account,
      sentence: `${account.charges} charges and ${account.returns} returns of ${account.account} are written for Kasir.`,
    }
  },
})
