import { rollBack } from '../migration/cut-over/cut-over'
import { openReader } from '../migration/staging/open-reader'
import { inTurn } from '../migration/staging/phase'
import { migrationCommand } from './migration-command'

/**
 * `npm run migration -- roll-back`, Pasar's half: refused once Pasar has opened; otherwise discards
 * the old shop's closing.
 */
migrationCommand({
  step: 'roll-back',
  migrates: true,
  run: async ({ sql, settings }) => {
    const { store } = await openReader(settings)
    await inTurn(sql, () => rollBack({ sql, store, now: () => new Date() }))

    return {
      result: { rolledBack: true },
      lines: ['  Pasar has not opened: nothing of what came was visible, and nothing is.'],
    }
  },
})
