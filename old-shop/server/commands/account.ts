import { migrate } from '@/db/migrate'
import { writeAccount } from '../account/write-account'
import { getAccountFolder } from '../environment'
import { assertExported } from '../export/follow-changes'
import { runCommand } from './command'

/** Writes what the old shop's account at Kasir would hold. With `--exported`, as a cut-over begins, only if the bulk is complete. */
await runCommand({
  step: 'account',
  run: async ({ shop, url, options }) => {
    await migrate(url)
    if (options.exported) await assertExported(shop)
    const written = await writeAccount({ shop, url, folder: getAccountFolder(), now: new Date() })

    return {
      result: written,
      sentence: `${written.charges} charges and ${written.returns} returns of ${written.account} are written for Kasir.`,
    }
  },
})
