import { expect, test } from 'vitest'
import { maskCards, maskCardsIn } from './scrub'

const CARD = '4811111111111114'

test.each([
  ['at a stretch', CARD, '[card]'],
  ['in groups', '4811 1111 1111 1114', '[card]'],
  ['with dashes', '4811-1111-1111-1114', '[card]'],
  ['in a path', `/v2/${CARD}/status`, '/v2/[card]/status'],
  ['behind a word', `ORDER${CARD}`, 'ORDER[card]'],
  ['behind a space of an address', `/v2/order%20${CARD}/status`, '/v2/order%20[card]/status'],
  ['with the spaces of an address', '/v2/4811%201111%201111%201114', '/v2/[card]'],
  ['behind another number', `12 ${CARD}`, '12 [card]'],
  ['beside another card', `${CARD} 4411111111111118`, '[card] [card]'],
  ['before its month', '4811 1111 1111 1114 12', '[card] 12'],
])('a card %s is hidden', (_where, text, masked) => {
  expect(maskCards(text)).toBe(masked)
})

test.each([
  'PSR-2611-1',
  '2026-11-24 18:11:08 +0700',
  '4811111111111115',
  '12345678-1234-4234-8234-481111111111',
  '00000000-0000-4000-8000-000000000000',
])('%s is left as it is', (text) => {
  expect(maskCards(text)).toBe(text)
})

test('a card number is hidden anywhere in a value, and another number is not', () => {
  expect(maskCardsIn({ status: 200, parts: [{ note: `card ${CARD}` }] })).toEqual({
    status: 200,
    parts: [{ note: 'card [card]' }],
  })
})
