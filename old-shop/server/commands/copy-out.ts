import { join } from 'node:path'
import { getBundleSettings, getEnvironment } from '../environment'
import { copyOut } from '../export/copy-out'
import { openSender } from '../export/open-sender'
import { runCommand } from './command'

/** For `npm run bench:migration`: the limit of an export, in the folder `plain` beside the bundles. */
await runCommand({
  name: 'copy-out',
  options: [],
  run: async ({ shop }) => {
    const settings = getBundleSettings()
    const { recipient } = await openSender(settings)
    const folder = join(settings.TOKO_LAMA_BUNDLE_FOLDER, 'plain')
    const began = performance.now()
    const rows = await copyOut({ shop, url: getEnvironment().TOKO_LAMA_DATABASE_URL, folder, recipient })
    const seconds = (performance.now() - began) / 1000

    return { result: { rows, seconds }, sentence: `${rows} rows in ${seconds.toFixed(1)} s.` }
  },
})
