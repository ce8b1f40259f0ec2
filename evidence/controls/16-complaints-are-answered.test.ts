import { expect, test } from 'vitest'
import { findFaults, findSilentPages } from './16-complaints-are-answered'

const office = { contact: /pengaduan@ramai\.example/, from: Array.from({ length: 7 }, (_, index) => `/${index}`) }
const html = { 'content-type': 'text/html' }
const whole =
  'Simulasi · tidak berafiliasi pengaduan@ramai.example Direktorat Jenderal Perlindungan Konsumen dan Tertib Niaga'
const pages = (body: string) =>
  Array.from({ length: 7 }, (_, index) => ({ path: `/${index}`, status: 200, headers: html, body }))

test('pages that name both contacts and the simulation have no fault', () => {
  expect(findSilentPages(pages(whole), office)).toEqual([])
})

test.each([
  ['pengaduan@ramai.example', 'the contact of the operator'],
  ['Direktorat Jenderal', 'the contact of the ministry'],
  ['Simulasi', 'that it is a simulation'],
])('a page without %s turns it red', (text, fault) => {
  expect(findSilentPages(pages(whole.replace(text, '')), office)).toContain(`/0 does not say ${fault}`)
})

const PROMISED = 'Paling lama lima hari kerja; tentang data pribadi 3×24 jam'

const complaint = {
  number: 'RMI-000001',
  due: { filed: '2026-12-23T03:00:00.000Z', at: '2026-12-31T16:59:59.000Z' },
  dueAboutData: { filed: '2026-12-23T03:00:00.000Z', at: '2026-12-26T03:00:00.000Z' },
  holidays: ['2026-12-25'],
  inTime: '<p>Menunggu jawaban</p>',
  stranger: 'Tidak ada tiket',
  late: '<p>Lewat tenggat</p>',
  form: `${['a', 'b', 'c', 'd', 'e'].map((item) => `<dt class="x">${item}. Butir</dt>`).join('')}<dd>${PROMISED}.</dd>`,
}

test('a ticket with number, due time and flag has no fault', () => {
  expect(findFaults(complaint)).toEqual([])
})

test.each([
  ['there is no number', { number: '' }, 'gets no number'],
  ['there is no ticket', { due: { filed: '', at: '' } }, 'gets no due time'],
  ['there is no due time', { due: { filed: '2026-12-23T03:00:00.000Z', at: '' } }, 'gets no due time'],
  ['the days of rest are worked through', { holidays: [] }, 'after the working days'],
  ['data may wait a day more', { dueAboutData: { ...complaint.dueAboutData, at: '2026-12-27T03:00:00.000Z' } }, '3×24'],
  ['the page promises more', { form: complaint.form.replace('lima', 'enam') }, 'promises another time'],
  ['a stranger reads it', { stranger: '<p>Menunggu jawaban</p>' }, 'a stranger finds'],
  ['nobody says that it is late', { late: '"Lewat tenggat"' }, 'is not flagged'],
  ['an item of the rule is missing', { form: '<dt>a. Butir</dt>' }, 'item b of article 27(2)'],
])('the control is red when %s', (_, changes, fault) => {
  expect(findFaults({ ...complaint, ...changes }).join()).toContain(fault)
})
