import { expect, test } from 'vitest'
import { arrive } from './arrivals'
import { longestLead } from './phase'

test('buyers arrive when they are due, independently of earlier ones', async () => {
  const came: number[] = []
  let letAllGo = () => {}
  const departure = new Promise<void>((resolve) => {
    letAllGo = resolve
  })

  const arriving = arrive({ perSecond: 200, seconds: 0.1 }, async (due, index) => {
    came.push(due)
    if (index === 9) letAllGo()
    // No visitor finishes before the tenth has arrived.
    await departure
    return due
  })

  expect(await arriving).toEqual(came)
  expect(came).toEqual(came.toSorted((one, other) => one - other))
  const gaps = came.slice(1).map((due, index) => due - (came[index] ?? 0))
  expect(new Set(gaps.map(Math.round)).size, 'gaps of people, not of a clock').toBeGreaterThan(3)
})

test('the longest lead is that of a visitor admitted before an earlier number', () => {
  expect(longestLead([1, 2, 3, 4])).toBe(0)
  expect(longestLead([1, 9, 3, 4])).toBe(6)
})
