import { getBundleSettings } from '../environment'
import { followChanges } from '../export/follow-changes'
import { openSender } from '../export/open-sender'
import { runCommand } from './command'

/**
 * Writes changes since the bulk export as small bundles in order, until Ctrl-C, or with `--once`
 * until it has caught up.
 */
await runCommand({
  step: 'follow',
  run: async ({ shop, url, options, signal, progress }) => {
    const followed = await followChanges({
      shop,
      url,
      sender: await openSender(getBundleSettings()),
      until: options.once ? 'caught up' : 'stopped',
      signal,
      onProgress: ({ rows, bundles, lag }) =>
        progress.show(rows, Number.POSITIVE_INFINITY, 'rows', { besides: ` · ${bundles} bundles, ${lag} ms behind` }),
    })
    const { bundles, rows, lag } = followed
    if (bundles === 0) return { result: followed, sentence: 'Nothing has changed since the last bundle.' }

    return {
      result: followed,
      sentence: `${rows} rows in ${bundles} bundles; the last lay there ${lag} ms after its commit.`,
    }
  },
})
