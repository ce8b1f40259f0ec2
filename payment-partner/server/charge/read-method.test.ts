import { expect, test } from 'vitest'
import { readMethod } from './read-method'

const bank = (name: unknown) => ({ payment_type: 'bank_transfer', bank_transfer: { bank: name } })
const store = (name: unknown) => ({ payment_type: 'cstore', cstore: { store: name } })

test.each([
  [{ payment_type: 'qris' }, 'other_qris'],
  [{ payment_type: 'gopay' }, 'gopay'],
  [bank('bca'), 'bca_va'],
  [bank('PERMATA'), 'permata_va'],
  [store('Indomaret'), 'indomaret'],
  [{ payment_type: 'echannel' }, 'echannel'],
  [{ payment_type: 'cimb_clicks' }, 'cimb_clicks'],
])('%j is %s', (request, method) => {
  expect(readMethod(request, [])).toBe(method)
})

test.each([[bank('cimb')], [store('gopay')], [store('bca')], [{ payment_type: 'ovo' }]])(
  '%j is not active',
  (request) => {
    const faults: string[] = []

    expect([readMethod(request, faults), faults]).toEqual([null, []])
  },
)

test.each([
  [{}, 'payment_type is required'],
  [{ payment_type: 7 }, 'payment_type is invalid'],
  [{ payment_type: 'toString' }, 'payment_type is invalid'],
  [bank(undefined), 'bank_transfer.bank is required'],
  [{ payment_type: 'cstore', cstore: 'indomaret' }, 'cstore.store is required'],
])('%j is refused', (request, fault) => {
  const faults: string[] = []
  readMethod(request, faults)

  expect(faults).toEqual([fault])
})
