import { createTranslator } from 'use-intl/core'
import type { Language } from '@/i18n/language'
import { messagesOf } from '@/i18n/messages'
import type { readCertificate } from './certificate'

export type CertificateData = Awaited<ReturnType<typeof readCertificate>>

type Item = { term: string; lines: string[] }

export type DescribedCertificate = ReturnType<typeof describeCertificate>

/** Texts of the certificate, for its page and its file. */
export function describeCertificate(certificate: CertificateData, language: Language) {
  const t = createTranslator({ locale: language, messages: messagesOf(language).certificate })
  const { attested, emptied, closed } = {
    attested: certificate.attested.document,
    emptied: certificate.emptied.document,
    closed: certificate.closed.document,
  }
  const format = language === 'id' ? 'id-ID' : 'en-GB'
  const at = (instant: string) =>
    new Intl.DateTimeFormat(format, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Asia/Jakarta' }).format(
      new Date(instant),
    )
  const number = (value: number | bigint) => value.toLocaleString(format)
  const seconds = (Date.parse(attested.openedAt) - Date.parse(attested.frozenAt)) / 1000
  const when = (instant: string, by: string) => t('by', { at: at(instant), by })
  const { leftBehind, moved } = attested

  return {
    title: t('title'),
    closed: t('closed', { at: at(closed.closedAt) }),
    lead: t('lead'),
    simulation: t('simulation'),
    times: {
      heading: t('when'),
      items: [
        { term: t('frozen'), lines: [at(attested.frozenAt)] },
        { term: t('opened'), lines: [t('openedText', { at: at(attested.openedAt), seconds: number(seconds) })] },
        { term: t('attested'), lines: [when(attested.attestedAt, attested.by)] },
        { term: t('emptied'), lines: [when(emptied.emptiedAt, emptied.by)] },
        { term: t('closedBy'), lines: [when(closed.closedAt, closed.by)] },
      ] satisfies Item[],
    },
    rows: {
      heading: t('rows'),
      text: t('rowsText'),
      head: [t('table'), t('source'), t('loaded'), t('quarantined'), t('refused'), t('sum')],
      rows: attested.tables.map(({ table, source, loaded, quarantined, refused, sum }) => [
        t(`tables.${table}`),
        ...[source, loaded, quarantined, refused].map(number),
        sum === '0' ? t('none') : number(BigInt(sum)),
      ]),
      left: leftBehind
        ? `${t('leftBehind', { rows: number(leftBehind.rows) })}. ${leftBehind.reason === null ? t('leftBehindUnexplained') : t('leftBehindWhy', { reason: leftBehind.reason })}`
        : t('nothingLeft'),
    },
    destroyed: {
      heading: t('destroyed'),
      items: [
        {
          term: t('destroyedOld'),
          lines: [
            t('destroyedTables', {
              tables: emptied.tables.length,
              rows: emptied.tables.reduce((total, { rows }) => total + rows, 0),
            }),
            t('destroyedSlot'),
            t('destroyedRight'),
            t('destroyedKey'),
            t('destroyedFiles', { files: emptied.filesRemoved }),
          ],
        },
        {
          term: t('destroyedPasar'),
          lines: [t('destroyedStaging'), t('destroyedIdentity'), t('destroyedFiles', { files: closed.filesRemoved })],
        },
      ] satisfies Item[],
    },
    retained: {
      heading: t('kept'),
      items: [
        { term: t('keptOrders', { orders: moved.orders }), lines: [t('keptOrdersWhy')] },
        { term: t('keptPersons', { persons: moved.persons }), lines: [t('keptPersonsWhy')] },
        { term: t('keptPayments'), lines: [t('keptPaymentsWhy')] },
        { term: t('keptLog'), lines: [t('keptLogWhy')] },
        { term: t('keptRecord'), lines: [t('keptRecordWhy')] },
        { term: t('keptBackups'), lines: [t('keptBackupsWhy')] },
      ] satisfies Item[],
    },
    proof: {
      heading: t('proof'),
      text: t('proofText'),
      items: [
        { term: t('migration'), lines: [attested.migration] },
        { term: t('sumsOld'), lines: [attested.checksums.oldShop] },
        { term: t('sumsPasar'), lines: [attested.checksums.pasar] },
      ] satisfies Item[],
    },
    download: t('download'),
    data: t('data'),
    page: (page: number, pages: number) => t('page', { page, pages }),
  }
}
