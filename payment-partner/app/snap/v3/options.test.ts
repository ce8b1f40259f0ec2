import { expect, test } from 'vitest'
import { readOptions } from './options'

test("the merchant's options are parsed, and stay in the address under their names", () => {
  const search = '?language=en&uiMode=deeplink&selectedPaymentType=gopay&enabledPayments=gopay,bca_va&autoCloseDelay=3'

  const { options, query } = readOptions(search)

  expect(options).toEqual({
    language: 'en',
    mode: 'deeplink',
    selected: 'gopay',
    only: ['gopay', 'bca_va'],
    closeAfterSeconds: 3,
  })
  expect(`?${new URLSearchParams(query)}`).toBe(search.replace(',', '%2C'))
})

test('the older name of an option works', () => {
  expect(readOptions('?gopayMode=qr').options.mode).toBe('qr')
})

test('ways to pay are named as in a request, and a group names all of its own', () => {
  expect(readOptions('?enabledPayments=cstore,qris').options.only).toEqual(['other_qris', 'indomaret', 'alfamart'])
})

test('a wish that makes no sense is no wish', () => {
  const search = '?language=xx&uiMode=3d&selectedPaymentType=cash&enabledPayments=cash&autoCloseDelay=-1'
  const { options } = readOptions(search)

  expect(options).toEqual({ mode: 'auto' })
})

test('unknown options are dropped', () => {
  expect(readOptions('?note=slow&_rsc=1').query).toEqual({})
})
