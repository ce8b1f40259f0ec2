import { expect, test } from 'vitest'
import { worldWithShop } from '../testing/fake-shop'
import { nothingFlowsBack } from './10-nothing-flows-back'

test('a shop that keeps its sales to itself passes', async () => {
  const { verdict } = await nothingFlowsBack.check(await worldWithShop())

  expect(verdict).toBe('passed')
})

test('a shop that reports sales to the feed turns it red', async () => {
  const { verdict, evidence } = await nothingFlowsBack.check(await worldWithShop({ reportsSalesToRamai: true }))

  expect([verdict, evidence[0]]).toEqual(['failed', '✗ creators changed while people bought'])
})
