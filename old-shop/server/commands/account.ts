import { writeAccount } from '../account/write-account'
import { getAccountFolder, getEnvironment } from '../environment'
import { runCommand } from './command'

/** First half of `npm run migration -- account`: the old shop writes down what its account at Kasir would hold. */
await runCommand({
  name: 'npm run migration -- account',
  options: [],
  run: async ({ shop }) => {
    const { TOKO_LAMA_DATABASE_URL: url } = getEnvironment()
    const written = await writeAccount({ shop, url, folder: getAccountFolder(), now: new Date() })

    return {
      result: written,
      sentence: `${written.charges} charges and ${written.returns} returns of ${written.account} are written for Kasir.`,
    }
  },
})
