import { expect, test } from 'vitest'
import { findFaults } from './14-ads-can-be-closed'

const article = (mark: string, partner: string, close: string) =>
  `<article tabindex="0"><span>${mark}</span><span>${partner} · AYU</span>
    <form method="post" action="/ads/close"><button type="submit"><span>${close}<svg></svg></span></button></form></article>`

const ad = {
  id: 'ad',
  status: 303,
  shownAfter: false,
  indonesian: article('Iklan', 'Kemitraan berbayar', 'Tutup'),
  english: article('Ad', 'Paid partnership', 'Close'),
}

test('an ad that is marked, names its partner and can be closed has no fault', () => {
  expect(findFaults(ad)).toEqual([])
})

test.each([
  ['is not marked', { indonesian: article('Postingan', 'Kemitraan berbayar', 'Tutup') }, 'not marked "Iklan"'],
  ['names no partner', { english: article('Ad', '', 'Close') }, 'does not say "Paid partnership"'],
  [
    'has a button without a name',
    { indonesian: article('Iklan', 'Kemitraan berbayar', '') },
    'no button named "Tutup"',
  ],
  ['has no button', { english: ad.english.replace('type="submit"', 'type="button"') }, 'no button named "Close"'],
  ['cannot be closed', { status: 404 }, 'closing ad answers 404'],
  ['comes back', { shownAfter: true }, 'is shown after it was closed'],
])('an ad that %s turns it red', (_, changes, fault) => {
  expect(findFaults({ ...ad, ...changes }).join()).toContain(fault)
})
