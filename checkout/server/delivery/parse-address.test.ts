import { expect, test } from 'vitest'
import { formatPhone } from './format-phone'
import { parseAddress, parsePhone } from './parse-address'

const form = {
  recipient: ' Rani Puspita ',
  phone: '0812 3456 7890',
  areaId: 'cipaganti-40131',
  street: 'Jl. Cihampelas 12',
  rtRw: '',
  landmark: '',
  courierNote: '',
}

test.each([
  ...['0812 3456 7890', '812 3456 7890', '(0812) 34567890', '62812 3456 7890', '62 0812 3456 7890'],
  ...['+62 812-3456-7890', '+62 (0)812.3456.7890', '(+62) 812 3456 7890', '0062 812 3456 7890'],
])('%s is understood as a number here', (phone) => {
  expect(parseAddress({ ...form, phone }).phone).toBe('+6281234567890')
  expect(parsePhone(phone)).toBe('+6281234567890')
})

test.each([
  ['(021) 555-1234', '+62215551234'],
  ['0274 512345', '+62274512345'],
])('a courier rings at home, too: %s', (phone, expected) => {
  expect(parseAddress({ ...form, phone }).phone).toBe(expected)
})

test('an order that was placed with a number of another country is found by it', () => {
  expect(parsePhone('+65 9123 4567')).toBe('+6591234567')
})

test.each(['', '0812', 'my phone', '62', '+62 1'])('“%s” is no phone number', (phone) => {
  expect(parsePhone(phone)).toBeNull()
})

test.each([
  ['0812', 'phone_too_short'],
  ['0812 3456 7890 1234 5678', 'phone_too_long'],
  ['0000 0000 00', 'not_a_phone'],
  ['telepon saya', 'not_a_phone'],
  ['0999 999 999', 'not_a_phone'],
  ['0841 2345 6789', 'not_a_phone'],
  ['0800 123 4567', 'phone_of_a_service'],
  ['1500 123', 'phone_of_a_service'],
  ['+65 9123 4567', 'phone_foreign'],
  ['+1 (202) 555-0123', 'phone_foreign'],
  ['0065 9123 4567', 'phone_foreign'],
])('%s is refused as %s', (phone, mistake) => {
  expect(() => parseAddress({ ...form, phone })).toThrow(expect.objectContaining({ details: { phone: mistake } }))
})

test.each([
  ['+6281234567890', '0812-3456-7890'],
  ['+62215551234', '(021) 5551234'],
  ['+6591234567', '+65 9123 4567'],
  ['—', '—'],
])('%s is shown as %s', (phone, masked) => {
  expect(formatPhone(phone)).toBe(masked)
})

test.each([
  [{ recipient: '12345' }, { recipient: 'no_letter' }],
  [{ street: '-----' }, { street: 'no_letter' }],
  [{ recipient: 'محمد الأمين' }, { recipient: 'not_latin' }],
  [{ recipient: '李小龍 Lee' }, { recipient: 'not_latin' }],
  [{ recipient: 'Rani \u202Eatipsup' }, { recipient: 'not_latin' }],
  [{ recipient: 'Menang! https://hadiah.example' }, { recipient: 'has_link' }],
  [{ recipient: 'Klaim di WWW.hadiah.example' }, { recipient: 'has_link' }],
  [{ street: 'Улица Мира 12' }, { street: 'not_latin' }],
  [{ rtRw: '0/12' }, { rtRw: 'not_rt_rw' }],
  [{ email: 'galuh@' }, { email: 'not_an_email' }],
])('the impossible %j is named', (changes, mistakes) => {
  expect(() => parseAddress({ ...form, ...changes })).toThrow(expect.objectContaining({ details: mistakes }))
})

test.each([
  "Siti Nur’aini O'Brien",
  'Đặng Thị Ươm',
  'Jose\u0301 Niño-Łukasz, S.Kom.',
  'bpk.ali/ibu siti c/o PT. Maju',
  'Putri 🌸',
])('a parcel may be for %s', (recipient) => {
  expect(parseAddress({ ...form, recipient }).recipient).toBe(recipient)
})

test('an email is kept in small letters, and none is none', () => {
  expect([form, { ...form, email: ' Galuh@Pembeli.example ' }].map((one) => parseAddress(one).email)).toEqual([
    null,
    'galuh@pembeli.example',
  ])
})

test('white space around what was typed is dropped, and empty notes are none', () => {
  expect(parseAddress(form)).toMatchObject({ recipient: 'Rani Puspita', phone: '+6281234567890', landmark: null })
})

test('every mistake is named at its field, all at once', () => {
  const address = { ...form, recipient: 'R', phone: '12', areaId: '', street: '', rtRw: '00/00' }

  expect(() => parseAddress(address)).toThrow(
    expect.objectContaining({
      code: 'address_invalid',
      details: {
        recipient: 'missing',
        phone: 'phone_too_short',
        areaId: 'missing',
        street: 'missing',
        rtRw: 'not_rt_rw',
      },
    }),
  )
})
