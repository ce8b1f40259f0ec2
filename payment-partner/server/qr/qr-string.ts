import { type EmvValue, readEmv, readFields, writeEmv } from './emv'

const TAG = { reference: '62', referenceLabel: '05' }

// Names under .invalid have no owner (RFC 2606), and 000 is no bank's number. So no acquirer or
// switch can route the code, and an app that looks for QRIS (ID.CO.QRIS.WWW) finds none.
const ACQUIRER = 'INVALID.KASIR.WWW'
const NATIONAL_REGISTER = 'INVALID.QRIS.WWW'
const NOBODYS_PAN_PREFIX = '93600000'
const NOBODYS_NATIONAL_ID = 'ID0000000000000'
const SMALL_MERCHANT = 'UMI'

const PAN_DIGITS = 18
const LONGEST_NAME = 25

type Scannable = { payCode: string; grossAmount: number; merchant: { id: string; name: string } }

/**
 * Returns a dynamic merchant-presented code in QRIS form for one payment. All fields have their
 * standard place; the merchant is unknown to any bank.
 */
export const qrString = ({ payCode, grossAmount, merchant }: Scannable) =>
  writeEmv([
    ['00', '01'],
    ['01', '12'],
    [
      '26',
      [
        ['00', ACQUIRER],
        ['01', panOf(merchant.id)],
        ['02', merchant.id],
        ['03', SMALL_MERCHANT],
      ],
    ],
    [
      '51',
      [
        ['00', NATIONAL_REGISTER],
        ['02', NOBODYS_NATIONAL_ID],
        ['03', SMALL_MERCHANT],
      ],
    ],
    ['52', '5999'],
    ['53', '360'],
    ['54', String(grossAmount)],
    ['58', 'ID'],
    ['59', nameOf(merchant.name)],
    ['60', 'SIMULASI'],
    ['61', '00000'],
    [TAG.reference, [[TAG.referenceLabel, payCode]]],
  ] satisfies EmvValue[])

/** Returns the pay code in a QR code of ours, or nothing if the text is not one. */
export function readReference(text: string) {
  const additional = readEmv(text)?.find(({ tag }) => tag === TAG.reference)?.value

  return readFields(additional ?? '')?.find(({ tag }) => tag === TAG.referenceLabel)?.value
}

const panOf = (merchantId: string) =>
  NOBODYS_PAN_PREFIX +
  merchantId
    .replace(/\D/g, '')
    .slice(-10)
    .padStart(PAN_DIGITS - NOBODYS_PAN_PREFIX.length, '0')

/** Capital letters without accents, cut to the longest name. */
const nameOf = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .toUpperCase()
    .slice(0, LONGEST_NAME)
    .trim() || 'SIMULASI'
