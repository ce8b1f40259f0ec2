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
])('a page without %s turns it red', (said, fault) => {
  expect(findSilentPages(pages(whole.replace(said, '')), office)).toContain(`/0 does not say ${fault}`)
})

const complaint = {
  ...{
    number: 'RMI-000001',
    dueAt: '2026-12-02T16:59:59.000Z',
    inTime: '<p>Menunggu jawaban</p>',
    stranger: 'Tidak ada tiket',
  },
  ...{
    late: '<p>Lewat tenggat</p>',
    form: ['a', 'b', 'c', 'd', 'e'].map((item) => `<dt class="x">${item}. Butir</dt>`).join(''),
  },
}

test('a ticket with number, due time and flag has no fault', () => {
  expect(findFaults(complaint)).toEqual([])
})

test.each([
  ['there is no number', { number: '' }, 'gets no number'],
  ['there is no due time', { dueAt: '' }, 'gets no due time'],
  ['a stranger reads it', { stranger: '<p>Menunggu jawaban</p>' }, 'a stranger finds'],
  ['nobody says that it is late', { late: '"Lewat tenggat"' }, 'is not flagged'],
  ['an item of the rule is missing', { form: '<dt>a. Butir</dt>' }, 'item b of article 27(2)'],
])('where %s the control is red', (_, changes, fault) => {
  expect(findFaults({ ...complaint, ...changes }).join()).toContain(fault)
})
