import { migrate } from '@/db/migrate'
import { writeAccount } from '../account/write-account'
import { getAccountFolder, getEnvironment } from '../environment'
import { assertExported } from '../export/follow-changes'
import { runCommand } from './command'

/**
 * First half of `npm run migration -- account`: the old shop writes down what its account at Kasir would hold. With `--exported`, as a
 * cut-over begins, only where its bulk is complete.
 */
await runCommand({
  name: 'npm run migration -- account',
  options: ['exported'],
  run: async ({ shop, options }) => {
    const { TOKO_LAMA_DATABASE_URL: url } = getEnvironment()
    await migrate(url)
    if (options.exported) await assertExported(shop)
    const written = await writeAccount({ shop, url, folder: getAccountFolder(), now: new Date() })

    return {
      result: written,
      sentence: `${written.charges} charges and ${written.returns} returns of ${written.account} are written for Kasir.`,
    }
  },
})
