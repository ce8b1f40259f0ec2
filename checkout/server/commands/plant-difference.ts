import { readOptions } from '@jembatan/migration-bundle/step-options'
import { assertMayBeSeeded } from '@jembatan/platform/database'
import { connect } from '@/db/connect'
import { getBundleSettings } from '../environment'
import { assertNotPurged } from '../migration/staging/phase'
import { plantDifference, revertDifference } from '../migration/verification/plant-difference'
import { command } from './command'

/**
 * `npm run migration -- plant`: one rupiah more in an order that Pasar has loaded, for `verify` to find; `--take-back KEY`
 * takes it away again. Only on this machine: it is for rehearsals.
 */
command(async () => {
  const { json, 'take-back': typed } = readOptions('plant')
  const key = typed === undefined ? undefined : readKey(typed)
  const { PASAR_DATABASE_DIRECT_URL: url } = getBundleSettings()
  assertMayBeSeeded(url, false)
  const { sql, close } = connect(url)
  const now = new Date()
  try {
    await assertNotPurged(sql)
    if (key !== undefined) await revertDifference(sql, { key, now })
    const order = key ?? (await plantDifference(sql, { now }))
    if (json) return JSON.stringify({ order, planted: key === undefined })

    return key === undefined
      ? `  Order ${order} is one rupiah dearer at Pasar: npm run migration -- verify finds it, -- plant --take-back ${order} ends it.`
      : `  The rupiah in order ${order} is taken back.`
  } finally {
    await close()
  }
})

function readKey(text: string) {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new Error('--take-back takes the key of an order.')

  return Number(text)
}
