import { migrate } from '@/db/migrate'
import { forgetFrozen } from '../cut-over/cut-over'
import { thaw } from '../cut-over/freeze'
import { inTurn } from '../cut-over/in-turn'
import { getBundleSettings, getEnvironment } from '../environment'
import { openStore } from '../export/open-sender'
import { runCommand } from './command'

/** `npm run migration -- back`, the old shop's half: it sells again, unless Pasar has opened. The log goes on as it did. */
await runCommand({
  name: 'npm run migration -- back',
  options: [],
  run: async ({ shop }) => {
    const store = openStore(getBundleSettings())
    await migrate(getEnvironment().TOKO_LAMA_DATABASE_URL)
    const { thawed } = await inTurn(shop, async () => {
      const thawing = await thaw(shop)
      await forgetFrozen(shop, { store })
      return thawing
    })

    return { result: { thawed }, sentence: thawed ? 'Toko Lama sells again.' : 'Toko Lama sells, as it did.' }
  },
})
