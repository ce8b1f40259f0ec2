import { expect, test } from 'vitest'
import { DEMO_MERCHANT_ID } from '@/db/seed'
import { everyMethod, METHODS } from '../method/methods'
import { getPaymentPage } from '../page/get-payment-page'
import { NOW, openFileWorld } from '../testing/open-world'
import { setMethods } from './change-settings'

const world = await openFileWorld()
const { db } = world
const id = DEMO_MERCHANT_ID

test('a page offers the merchant’s methods only, by default those that need no request', async () => {
  const { token } = await world.createPage()
  const offered = async () => {
    const page = await getPaymentPage(db, { token, now: NOW })

    return page.state === 'choose' ? page.methods : []
  }

  expect(await offered()).toEqual(everyMethod.filter((method) => !METHODS[method].onRequest))
  await setMethods(db, { id, methods: ['bca_va'] })
  expect(await offered()).toEqual(['bca_va'])
})
