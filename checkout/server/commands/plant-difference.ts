import { assertMayBeSeeded } from '@jembatan/platform/database'
import { assertNotPurged } from '../migration/staging/phase'
import { plantDifference, revertDifference } from '../migration/verification/plant-difference'
import { migrationCommand } from './migration-command'

/**
 * `npm run migration -- plant`: adds one rupiah to a loaded order, for `verify` to find;
 * `--take-back KEY` reverts it. Only on this machine, for rehearsals.
 */
migrationCommand({
  step: 'plant',
  migrates: false,
  run: async ({ sql, settings, options: { 'take-back': typed } }) => {
    const key = typed === undefined ? undefined : readKey(typed)
    assertMayBeSeeded(settings.PASAR_DATABASE_DIRECT_URL, false)
    const now = new Date()
    await assertNotPurged(sql)
    if (key !== undefined) await revertDifference(sql, { key, now })
    const order = key ?? (await plantDifference(sql, { now }))
    const sentence =
      key === undefined
        ? `  Order ${order} is one rupiah dearer at Pasar: npm run migration -- verify finds it, -- plant --take-back ${order} ends it.`
        : `  The rupiah in order ${order} is taken back.`

    return { result: { order, planted: key === undefined }, lines: [sentence] }
  },
})

function readKey(text: string) {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new Error('--take-back takes the key of an order.')

  return Number(text)
}
