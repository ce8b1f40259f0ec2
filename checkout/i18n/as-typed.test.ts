import { expect, test } from 'vitest'
import { toReference, toRupiah, toWhole } from './as-typed'

test.each([
  ['1000', 1000],
  ['1.000', 1000],
  ['1,000', 1000],
  ['1.000.000', 1_000_000],
  [' 1 000 ', 1000],
  ['1\u00a0000', 1000],
  ['１２', 12],
  ['１．０００', 1000],
  ['0', 0],
])('%s is the whole number %i', (typed, whole) => {
  expect(toWhole(typed)).toBe(whole)
})

test.each(['', '1.0', '1,5', '1.00', '.500', '1.0000', '-1', '1e3', '0x10', 'two', '12345678901'])(
  '%j is no whole number, and never read as another',
  (typed) => {
    expect(toWhole(typed)).toBeUndefined()
  },
)

test.each([
  ['Rp150.000', 150_000],
  ['Rp. 150.000,-', 150_000],
  ['IDR 150,000', 150_000],
  ['50rb', 50_000],
  ['50 ribu', 50_000],
  ['Rp 50 Rb', 50_000],
  ['50k', 50_000],
  ['50 K', 50_000],
  ['50 thousand', 50_000],
  ['1,5 juta', 1_500_000],
  ['1jt', 1_000_000],
  ['2.25jt', 2_250_000],
  ['1.5 million', 1_500_000],
  ['５０rb', 50_000],
])('%s is read as %i rupiah', (typed, rupiah) => {
  expect(toRupiah(typed)).toBe(rupiah)
})

test.each(['50.5', '1.00', '50,5', '50.000,00', '1,500 juta', '50 rbu', 'ribu', '2m', '5constructor', 'Rp'])(
  '%s is no amount of rupiah',
  (typed) => {
    expect(toRupiah(typed)).toBeUndefined()
  },
)

test.each(['PSR-23456789ABCD', ' psr-2345 6789 abcd', 'psr–23456789abcd', 'ＰＳＲ－２３４５６７８９ＡＢＣＤ'])(
  '%s is the number of an order',
  (typed) => {
    expect(toReference(typed)).toBe('PSR-23456789ABCD')
  },
)
