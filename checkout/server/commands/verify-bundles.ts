import { createProgress } from '@jembatan/platform/progress'
import { connect } from '@/db/connect'
import { getBundleSettings } from '../environment'
import { openReader, readSigningKey } from '../migration/open-reader'
import { assertNotPurged } from '../migration/phase'
import { type Verified, verifySides } from '../migration/verify-sides'
import { command } from './command'
import { readJsonOption } from './read-json-option'

/** `npm run migration -- verify`: sums what was loaded, and compares it with what the old shop has signed. Fails where they differ. */
command(async () => {
  const json = readJsonOption('verify')
  const settings = getBundleSettings()
  const { sql, close } = connect(settings.PASAR_DATABASE_URL)
  const progress = createProgress({ json })
  try {
    await assertNotPurged(sql)
    const { store, reader } = await openReader(settings)
    const signingKey = await readSigningKey(settings)
    const began = performance.now()
    const verified = await verifySides({
      ...{ sql, store, signingKey, keys: reader.keys, side: settings.PASAR_ORIGIN, now: new Date() },
      onProgress: (rows) => progress.show(rows, Number.POSITIVE_INFINITY, 'rows'),
    })
    const seconds = (performance.now() - began) / 1000
    if ((verified.differences?.length ?? 0) + verified.unbalanced.length > 0) process.exitCode = 1
    progress.clear()

    return json ? JSON.stringify({ ...verified, seconds }) : describe(verified, seconds)
  } finally {
    progress.clear()
    await close()
  }
})

const MOST_SHOWN = 20

function describe({ rows, sequence, differences, unbalanced }: Verified, seconds: number) {
  const shown = differences?.slice(0, MOST_SHOWN).map((difference) => {
    const where =
      difference.kind === 'day'
        ? `merchant ${difference.merchant} on ${difference.day}`
        : `${difference.table}, keys ${difference.first} to ${difference.last}: ${difference.kind}`
    return `    ${where}: ${difference.theirs} there, ${difference.ours} here`
  })

  return [
    `  ${rows} rows after bundle ${sequence} summed and signed in ${seconds.toFixed(1)} s.`,
    ...(unbalanced.length > 0 ? [`  Not every row is accounted for: ${unbalanced.join(', ')}.`] : []),
    differences === undefined
      ? '  The old shop’s document has not come: there is nothing to compare with.'
      : `  ${differences.length} differences from what the old shop has signed.`,
    ...(shown ?? []),
  ].join('\n')
}
