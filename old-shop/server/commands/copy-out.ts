import { join } from 'node:path'
import { getBundleSettings } from '../environment'
import { copyOut } from '../export/copy-out'
import { openSender } from '../export/open-sender'
import { runCommand } from './command'

/**
 * The upper limit for the speed of an export, for `npm run bench:migration`: writes the folder
 * `plain` beside the bundles.
 */
await runCommand({
  step: 'export',
  run: async ({ shop, url }) => {
    const settings = getBundleSettings()
    const { recipient } = await openSender(settings)
    const folder = join(settings.TOKO_LAMA_BUNDLE_FOLDER, 'plain')
    const began = performance.now()
    const rows = await copyOut({ shop, url, folder, recipient })
    const seconds = (performance.now() - began) / 1000

    return { result: { rows, seconds }, sentence: `${rows} rows in ${seconds.toFixed(1)} s.` }
  },
})
