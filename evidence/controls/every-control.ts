import { noPaymentInTheFeed } from './01-no-payment-in-the-feed'
import { ramaiStoresItsList } from './02-ramai-stores-its-list'
import { databasesStayClosed } from './03-databases-stay-closed'
import { nobodyCallsTheOther } from './04-nobody-calls-the-other'
import { nothingShared } from './05-nothing-shared'
import { nobodyCanBeJoined } from './06-nobody-can-be-joined'
import { nineClaimsAndNoPerson } from './07-nine-claims-and-no-person'
import { refusedByName } from './08-refused-by-name'
import { browsersCarryNothingElse } from './09-browsers-carry-nothing-else'
import { nothingFlowsBack } from './10-nothing-flows-back'
import { consentForEachPurpose } from './11-consent-for-each-purpose'
import { thePriceThatWasSeen } from './12-the-price-that-was-seen'
import { theWholeSumInRupiah } from './13-the-whole-sum-in-rupiah'
import { adsCanBeClosed } from './14-ads-can-be-closed'
import { takedownsCloseAccounts } from './15-takedowns-close-accounts'
import { complaintsAreAnswered } from './16-complaints-are-answered'
import { numbersAndOrigin } from './17-numbers-and-origin'
import { paidByVerifiedStatus } from './20-paid-by-verified-status'
import { contractInIndonesian } from './21-contract-in-indonesian'
import { returnsAreRefunded } from './22-returns-are-refunded'
import { recordsAreHeld } from './23-records-are-held'
import { completeAuditLog } from './25-complete-audit-log'
import { cite, law, permendag } from './cite'
import type { Control } from './control'

/** In the order of the table, except for the last. The checks need running systems. */
export const CONTROLS: Control[] = [
  noPaymentInTheFeed,
  ramaiStoresItsList,
  databasesStayClosed,
  nothingShared,
  nobodyCanBeJoined,
  nineClaimsAndNoPerson,
  refusedByName,
  browsersCarryNothingElse,
  nothingFlowsBack,
  consentForEachPurpose,
  thePriceThatWasSeen,
  theWholeSumInRupiah,
  adsCanBeClosed,
  takedownsCloseAccounts,
  complaintsAreAnswered,
  numbersAndOrigin,
  paidByVerifiedStatus,
  contractInIndonesian,
  returnsAreRefunded,
  recordsAreHeld,
  completeAuditLog,
  // Stops systems, so it comes last.
  nobodyCallsTheOther,
]

type NotBuilt = Pick<Control, 'row' | 'title' | 'clauses'>

/**
 * Rows without an automatic check, whether or not the feature exists. They are listed, and never
 * counted as passed.
 */
export const NOT_BUILT: NotBuilt[] = [
  { row: 18, clauses: cite(permendag('19', '23')), title: { id: 'USD 100 FOB', en: 'USD 100 FOB' } },
  {
    row: 19,
    clauses: cite(permendag('5', '6, 4(4)–(5), 17(3)–(5)')),
    title: { id: 'Pendaftaran penjual', en: 'Sellers on board' },
  },
  {
    row: 24,
    clauses: cite(permendag('17, 47–48', '21, 53–54'), law('Peraturan BPS 4/2023')),
    title: { id: 'Laporan BPS dan KPPU', en: 'Reports to BPS and KPPU' },
  },
]
