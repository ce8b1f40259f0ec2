import type { Control, Words } from './control'
import { noPaymentInTheFeed } from './controls/01-no-payment-in-the-feed'
import { ramaiRemembersItsList } from './controls/02-ramai-remembers-its-list'
import { databasesStayClosed } from './controls/03-databases-stay-closed'
import { nobodyCallsTheOther } from './controls/04-nobody-calls-the-other'
import { nothingShared } from './controls/05-nothing-shared'
import { nineClaimsAndNobody } from './controls/07-nine-claims-and-nobody'
import { refusedByName } from './controls/08-refused-by-name'
import { browsersCarryNothingElse } from './controls/09-browsers-carry-nothing-else'
import { nothingFlowsBack } from './controls/10-nothing-flows-back'
import { thePriceThatWasSeen } from './controls/12-the-price-that-was-seen'
import { theWholeSumInRupiah } from './controls/13-the-whole-sum-in-rupiah'
import { paidByFactsAlone } from './controls/20-paid-by-facts-alone'
import { aTrailThatTells } from './controls/25-a-trail-that-tells'

/** In the order of the table, but for the last; what is checked here runs on systems that are up. */
export const CONTROLS: Control[] = [
  noPaymentInTheFeed,
  ramaiRemembersItsList,
  databasesStayClosed,
  nothingShared,
  nineClaimsAndNobody,
  refusedByName,
  browsersCarryNothingElse,
  nothingFlowsBack,
  thePriceThatWasSeen,
  theWholeSumInRupiah,
  paidByFactsAlone,
  aTrailThatTells,
  // Stops systems, so it comes when everybody else has looked.
  nobodyCallsTheOther,
]

/** Rows whose check is not written or whose feature is not there. They are told, and never counted as passed. */
export const NOT_BUILT: { row: number; title: Words }[] = [
  { row: 6, title: { id: 'Tidak ada yang dapat menggabungkan orang', en: 'Nobody can be joined again' } },
  { row: 11, title: { id: 'Persetujuan per tujuan', en: 'Consent for each purpose' } },
  { row: 14, title: { id: 'Iklan bertanda dan dapat ditutup', en: 'Ads that are marked and can be closed' } },
  { row: 15, title: { id: 'Penurunan konten', en: 'Takedown' } },
  { row: 16, title: { id: 'Pengaduan', en: 'Complaints' } },
  { row: 17, title: { id: 'SNI, halal, BPOM, dan asal', en: 'SNI, halal, BPOM and origin' } },
  { row: 18, title: { id: 'USD 100 FOB', en: 'USD 100 FOB' } },
  { row: 19, title: { id: 'Pendaftaran penjual', en: 'Sellers on board' } },
  { row: 21, title: { id: 'Faktur dan kontrak', en: 'Invoice and contract' } },
  { row: 22, title: { id: 'Pengembalian dan pembatalan', en: 'Return and cancellation' } },
  { row: 23, title: { id: 'Retensi dan hak subjek data', en: 'Retention and the rights of people' } },
  { row: 24, title: { id: 'Laporan BPS dan KPPU', en: 'Reports to BPS and KPPU' } },
]
