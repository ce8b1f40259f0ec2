import type { StepOptions } from '@jembatan/migration-bundle/step-options'
import { attest } from '../migration/cut-over/purge'
import { openStore, readSigningKey } from '../migration/staging/open-reader'
import { inTurn } from '../migration/staging/phase'
import { migrationCommand } from './migration-command'

/**
 * `npm run migration -- purge`, Pasar's first part: signs the location of each row, which allows
 * the old shop to purge itself.
 */
migrationCommand({
  step: 'purge',
  migrates: true,
  run: async ({ sql, settings, options, progress }) => {
    progress.begin('counting where every row is')
    const attested = await inTurn(sql, async () =>
      attest({
        sql,
        store: openStore(settings),
        signingKey: await readSigningKey(settings),
        side: settings.PASAR_ORIGIN,
        by: options.by ?? 'operator',
        leaveBehind: readLeaveBehind(options),
        now: () => new Date(),
      }),
    )

    return { result: { attested }, lines: ['  Pasar has signed where every row is.'] }
  },
})

/** Undefined unless the operator lets rows stay in quarantine. */
function readLeaveBehind({ leave, 'leave-unexplained': unexplained = false }: StepOptions<'purge'>) {
  if (leave) return { reason: leave }

  return unexplained ? { reason: null } : undefined
}
