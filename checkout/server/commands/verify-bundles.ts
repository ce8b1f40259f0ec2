import { openReader, readSigningKey } from '../migration/staging/open-reader'
import { assertNotPurged } from '../migration/staging/phase'
import { compareWithGateway } from '../migration/verification/compare-settlements'
import { describeVerdict } from '../migration/verification/describe-verdict'
import { exitCodeOf, verifyImport } from '../migration/verification/verify-import'
import { readOldShopAccount } from '../payment/gateway/old-shop-account'
import { recordCallsIn } from '../payment/gateway/record-call'
import { migrationCommand } from './migration-command'

/**
 * `npm run migration -- verify`: compares the sums of the loaded rows with the old shop's signed
 * ones, and whole orders cell by cell. Exits with 1 on a difference, and with 2 when the old shop's
 * document has not arrived.
 */
migrationCommand({
  step: 'verify',
  migrates: false,
  run: async ({ db, sql, settings, progress }) => {
    await assertNotPurged(sql)
    const { store, reader } = await openReader(settings)
    const signingKey = await readSigningKey(settings)
    const began = performance.now()
    const verified = await verifyImport({
      sql,
      store,
      signingKey,
      keys: reader.keys,
      identity: reader.identity,
      side: settings.PASAR_ORIGIN,
      now: new Date(),
      onProgress: (rows, all) => progress.show(rows, all, 'rows'),
    })
    const seconds = (performance.now() - began) / 1000
    const settlements = await compareWithGateway({
      sql,
      base: settings.MIDTRANS_SETTLEMENT_REPORT_URL,
      serverKey: settings.MIDTRANS_SERVER_KEY,
      oldShopAccount: await readOldShopAccount(settings.MIDTRANS_OLD_SHOP_ACCOUNT_FILE),
      now: new Date(),
      onCall: recordCallsIn(db),
      onProgress: (days, all) => progress.show(days, all, 'days of settlement reports'),
    })
    process.exitCode = exitCodeOf(verified, 'unexplained' in settlements ? settlements.unexplained : 0)

    return {
      result: { ...verified, settlements, seconds },
      lines: describeVerdict(verified, settlements, seconds),
    }
  },
})
