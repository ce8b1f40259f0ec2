import { expect, test } from 'vitest'
import { parseAddress, parsePhone } from './parse-address'

const typed = {
  recipient: ' Rani Puspita ',
  phone: '0812 3456 7890',
  areaId: 'cipaganti-40131',
  street: 'Jl. Cihampelas 12',
  rtRw: '',
  landmark: '',
  courierNote: '',
}

test.each(['0812 3456 7890', '+62 812-3456-7890', '62812 3456 7890', '(0812) 34567890', '812 3456 7890'])(
  '%s is understood as a number here',
  (phone) => {
    expect(parsePhone(phone)).toBe('+6281234567890')
  },
)

test.each(['', '0812', 'my phone', '62', '+62 1'])('“%s” is no phone number', (phone) => {
  expect(parsePhone(phone)).toBeNull()
})

test('white space around what was typed is dropped, and empty notes are none', () => {
  expect(parseAddress(typed)).toMatchObject({ recipient: 'Rani Puspita', phone: '+6281234567890', landmark: null })
})

test('every mistake is named at its field, all at once', () => {
  const address = { ...typed, recipient: 'R', phone: '12', areaId: '', street: '', rtRw: 'three' }

  expect(() => parseAddress(address)).toThrow(
    expect.objectContaining({
      code: 'address_invalid',
      details: { recipient: 'missing', phone: 'not_a_phone', areaId: 'missing', street: 'missing', rtRw: 'not_rt_rw' },
    }),
  )
})
