import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { messagesOf } from './messages'

const t = createTranslator({ locale: 'en', messages: messagesOf('en') })

test.each([
  ['basket.notes.adjusted', { requested: 3, left: 1 }, 'You wanted 3, 1 is left. The total counts 1.'],
  ['checkout.notice.adjusted', { requested: 3, left: 2 }, 'You asked for 3, 2 are left. We adjusted the quantity.'],
  ['order.headline.parcels.sent', { sent: 1, all: 2 }, '1 of 2 parcels has left its shop'],
  ['order.headline.parcels.sent', { sent: 0, all: 2 }, '0 of 2 parcels have left their shop'],
  ['order.headline.parcels.arrived', { arrived: 1, all: 3 }, '1 of 3 parcels has arrived'],
  ['basket.notice.wait', { seconds: 1 }, 'Too fast. Try again in 1 second.'],
  ['find.suggestionCount', { count: 1 }, 'Suggestions: 1'],
  ['checkout.address.areaCount', { count: 1 }, 'Areas that match: 1'],
] as const)('in English %s speaks of one as one', (key, values, text) => {
  expect(t(key as 'basket.notes.adjusted', values as never)).toBe(text)
})
