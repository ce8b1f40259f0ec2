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
])('what is refused at the door for %j says of couriers that they take cash: %s', (notAtTheDoor, says) => {
  expect(dependsOnCourier({ notAtTheDoor })).toBe(says)
})
