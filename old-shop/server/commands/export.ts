import { migrate } from '@/db/migrate'
import { assertSells } from '../cut-over/freeze'
import { getBundleSettings } from '../environment'
import { exportBulk, forgetExport } from '../export/export-bulk'
import { openSender } from '../export/open-sender'
import { readProgress } from '../export/read-progress'
import { runCommand } from './command'

/** Writes the bulk export from one snapshot. An interrupted run resumes. */
await runCommand({
  step: 'export',
  run: async ({ shop, url, options, signal, progress }) => {
    const settings = getBundleSettings()
    const sender = await openSender(settings)
    await migrate(url)
    if (options.anew) {
      await assertSells(shop)
      await forgetExport(shop, url)
    }

    const began = performance.now()
    const exported = await exportBulk({
      shop,
      url,
      sender,
      signal,
      onProgress: (rows, all, tables) => progress.show(rows, all, 'rows', { tables }),
    })
    const seconds = (performance.now() - began) / 1000
    const state = await readProgress(shop, url)
    const place = settings.TOKO_LAMA_S3_BUCKET ?? settings.TOKO_LAMA_BUNDLE_FOLDER
    if (!exported)
      return { result: { ...state, stopped: true }, sentence: 'Stopped. The same command goes on from here.' }
    if (!exported.made)
      return {
        result: { ...state, made: false },
        sentence: `The bulk is complete; npm run migration -- follow goes on.`,
      }

    const rowsASecond = Math.round(state.bulkRows / seconds)

    return {
      result: { ...state, made: true, seconds, rowsASecond },
      sentence: `${state.bulkRows} rows in ${seconds.toFixed(1)} s, ${rowsASecond} a second, lie in ${place} for Pasar’s key.`,
    }
  },
})
