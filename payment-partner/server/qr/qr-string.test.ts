import { expect, test } from 'vitest'
import { checksum, readEmv, readFields } from './emv'
import { qrString, readReference } from './qr-string'

const PAY_CODE = 'KASIR-0B0E6C0E9D594C0E'
const merchant = { id: 'G000000001', name: 'Pasar' }
const text = qrString({ payCode: PAY_CODE, grossAmount: 150_000, merchant })

const fieldsOf = (value: string | undefined) =>
  Object.fromEntries((readFields(value ?? '') ?? []).map(({ tag, value }) => [tag, value]))

test('the checksum is CRC-16/CCITT-FALSE', () => {
  expect(checksum('123456789')).toBe('29B1')
})

test('the fields of a code come in the order of QRIS, each as long as it says, and the checksum last', () => {
  const fields = readEmv(text)

  expect(fields?.map(({ tag }) => tag).join(' ')).toBe('00 01 26 51 52 53 54 58 59 60 61 62 63')
  expect(fieldsOf(text)).toMatchObject({
    '00': '01',
    '01': '12',
    '52': '5999',
    '53': '360',
    '54': '150000',
    '58': 'ID',
    '59': 'PASAR',
    '61': '00000',
    '63': expect.stringMatching(/^[0-9A-F]{4}$/),
  })
})

test('acquirer, account and national number are ones that no bank and no register gives out', () => {
  const outer = fieldsOf(text)

  expect(fieldsOf(outer['26'])).toEqual({
    '00': 'INVALID.KASIR.WWW',
    '01': '936000000000000001',
    '02': 'G000000001',
    '03': 'UMI',
  })
  expect(fieldsOf(outer['51'])).toEqual({ '00': 'INVALID.QRIS.WWW', '02': 'ID0000000000000', '03': 'UMI' })
  expect(text).not.toContain('ID.CO.QRIS')
})

test('the reference of a code is the pay code that the simulator takes', () => {
  expect(readReference(text)).toBe(PAY_CODE)
})

test.each([
  ['another amount', text.replace('150000', '150001')],
  ['a piece cut off', text.slice(0, -10)],
  ['something behind', `${text}0`],
  ['a wrong length', text.replace('5802ID', '5803ID')],
  [
    'a checksum in small letters',
    text.slice(0, -4) +
      text
        .slice(-4)
        .toLowerCase()
        .replace(/^\d{4}$/, 'abcd'),
  ],
  ['no code at all', 'KASIR-0B0E6C0E9D594C0E'],
])('with %s it is no code', (_what, wrong) => {
  expect(readEmv(wrong)).toBeUndefined()
  expect(readReference(wrong)).toBeUndefined()
})

test.each([
  ['Kedai Kopi Ibu Sari & Rekan-Rekan Sekalian', 'KEDAI KOPI IBU SARI & REK'],
  ['Café Méga', 'CAFE MEGA'],
  ['日本', 'SIMULASI'],
])('the merchant %s is written %s', (name, written) => {
  const { '59': name59 } = fieldsOf(qrString({ payCode: PAY_CODE, grossAmount: 1, merchant: { ...merchant, name } }))

  expect(name59).toBe(written)
})
