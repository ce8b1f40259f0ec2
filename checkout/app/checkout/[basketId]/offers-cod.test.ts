import { expect, test } from 'vitest'
import type { Quote } from './checkout-data'
import { dependsOnCourier } from './offers-cod'

test.each<[Quote['notAtTheDoor'], boolean]>([
  [[], true],
  [['courier_missing'], true],
  [['courier_takes_no_cash'], true],
  [['area', 'courier_missing'], false],
  [['above_limit'], false],
  [['several_shops'], false],
  [['refused_before'], false],
])('with cash on delivery refused for %j, the COD hint is shown: %s', (notAtTheDoor, says) => {
  expect(dependsOnCourier({ notAtTheDoor })).toBe(says)
})
