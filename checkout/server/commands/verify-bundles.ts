import { createProgress, mostMemory } from '@jembatan/platform/progress'
import { connect } from '@/db/connect'
import { getBundleSettings } from '../environment'
import { explainRefusal } from '../migration/staging/explain-refusal'
import { openReader, readSigningKey } from '../migration/staging/open-reader'
import { assertNotPurged } from '../migration/staging/phase'
import { type Compared, compareWithGateway } from '../migration/verification/compare-settlements'
import { exitCodeOf, type Verified, verifyImport } from '../migration/verification/verify-import'
import { readFormerAccount } from '../payment/gateway/former-account'
import { recordCallsIn } from '../payment/gateway/record-call'
import { command } from './command'
import { readJsonOption } from './read-json-option'

/**
 * `npm run migration -- verify`: sums what was loaded, and compares it with what the old shop has signed, and whole orders cell
 * by cell. Ends with 1 where they differ, and with 2 where something to compare with has not come.
 */
command(async () => {
  const json = readJsonOption('verify')
  const settings = getBundleSettings()
  const { db, sql, close } = connect(settings.PASAR_DATABASE_DIRECT_URL)
  const progress = createProgress({ json })
  try {
    await assertNotPurged(sql)
    const { store, reader } = await openReader(settings)
    const signingKey = await readSigningKey(settings)
    const began = performance.now()
    const verified = await verifyImport({
      ...{ sql, store, signingKey, keys: reader.keys, identity: reader.identity },
      ...{ side: settings.PASAR_ORIGIN, now: new Date() },
      onProgress: (rows, all) => progress.show(rows, all, 'rows'),
    })
    const seconds = (performance.now() - began) / 1000
    const settlements = await compareWithGateway({
      ...{ sql, base: settings.MIDTRANS_SETTLEMENT_REPORT_URL, serverKey: settings.MIDTRANS_SERVER_KEY },
      former: await readFormerAccount(settings.MIDTRANS_FORMER_ACCOUNT_FILE),
      ...{ now: new Date(), onCall: recordCallsIn(db) },
      onProgress: (days, all) => progress.show(days, all, 'days of settlement reports'),
    })
    process.exitCode = exitCodeOf(verified, 'unexplained' in settlements ? settlements.unexplained : 0)
    progress.clear()

    return json
      ? JSON.stringify({ ...verified, settlements, seconds, memoryMegabytes: mostMemory() })
      : [describe(verified, seconds), ...describeSettlements(settlements)].join('\n')
  } catch (error) {
    throw explainRefusal(error)
  } finally {
    progress.clear()
    await close()
  }
})

const MOST_SHOWN = 20

function describe({ rows, sequence, differences, orders, unbalanced }: Verified, seconds: number) {
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
    ...describeOrders(orders),
  ].join('\n')
}

const PLACES = { staging: 'as it came', home: 'as it is kept' }

function describeOrders(orders: Verified['orders']) {
  if (!orders)
    return ['  No whole orders have come that were drawn: npm run migration -- sum puts them beside its sums.']
  const shown = orders.differences
    .slice(0, MOST_SHOWN)
    .map(
      ({ at, order, table, key, found, column }) =>
        `    order ${order ?? '?'}, ${table} ${key} ${PLACES[at]}: ${column ? `${column} ${found}` : found}`,
    )

  return [
    `  ${orders.orders} orders of draw ${orders.draw} compared whole, ${orders.rows} rows: ${orders.differences.length} differences.`,
    ...shown,
  ]
}

const NOT_COMPARED = {
  no_answer: 'Kasir does not answer',
  key_refused:
    'Kasir refuses a key that Pasar has for its reports. npm run migration -- transfer writes those of the former account anew; npm run -s kasir:keys prints what MIDTRANS_SERVER_KEY has to be',
}

function describeSettlements(compared: Compared) {
  if ('notCompared' in compared)
    return [`  ${NOT_COMPARED[compared.notCompared]}. Nothing is compared with its settlement reports.`]
  const { accounts, lines, differences, unexplained, explained, examples } = compared
  const codes = Object.entries(explained).map(([code, rows]) => `${rows} by ${code}`)
  const shown = examples
    .filter(({ explanation }) => explanation === null)
    .slice(0, MOST_SHOWN)
    .map(
      ({ transactionId, kind, day, held, reported }) =>
        `    ${kind} of ${transactionId} on ${day}: ${reported ?? 'nothing'} there, ${held ?? 'nothing'} here`,
    )

  return [
    `  Settlement reports: ${lines} lines of ${accounts.length} accounts, ${differences} differences, ${unexplained} of them unexplained.`,
    ...(accounts.length === 1
      ? ['  The former shop’s account has not been transferred: its reports open with its new keys.']
      : []),
    ...(codes.length > 0 ? [`  Explained: ${codes.join(', ')}.`] : []),
    ...shown,
  ]
}
