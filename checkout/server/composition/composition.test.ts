import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BREACHES, switchedOn } from '../demo/breaches'
import { setLeakedImage } from '../demo/leaking-browser'
import { namingTheOrder } from '../demo/order-on-the-way-back'
import { claimHandoff } from '../handoff/claim-handoff'
import { wayBack } from '../handoff/way-back'
import { checkOut } from '../placement/check-out'
import { imageSources } from './image-sources'
import { composedVerbs } from './verbs'

const icon = 'http://ramai.localhost:3000/icon.svg'
const feed = { name: 'Ramai', url: 'http://ramai.localhost:3000/' }

beforeEach(() => {
  vi.stubEnv('DEMO_MODE', '1')
  setLeakedImage(icon)
})
afterEach(() => {
  vi.unstubAllEnvs()
  switchedOn().clear()
})

test('outside a demo the verbs are the shop’s own and pages load no foreign image, whatever is switched on', () => {
  for (const breach of BREACHES) switchedOn().add(breach)
  vi.stubEnv('DEMO_MODE', '')

  expect(composedVerbs()).toEqual({ checkOut, claimHandoff, orderWayBack: wayBack })
  expect(imageSources()).toEqual([])
})

test('the leaking browser loads one foreign image, and only while it is switched on', () => {
  expect(imageSources()).toEqual([])

  switchedOn().add('a-leaking-browser')

  expect(imageSources()).toEqual([icon])
})

test('the way back names the order, and only while that is switched on', async () => {
  const orderWayBack = namingTheOrder(async () => feed)
  const order = { id: 'PSR-1', issuer: feed.url }
  expect(await orderWayBack(order)).toEqual(feed)

  switchedOn().add('an-order-on-the-way-back')

  expect(await orderWayBack(order)).toEqual({ ...feed, url: `${feed.url}?order=PSR-1` })
})
