import { expect, test } from 'vitest'
import { customers } from '@/db/schema'
import { quoteBasket } from '../basket/quote-basket'
import { saveAddress, takeSavedAddress } from '../basket/save-address'
import { showCheckout } from '../basket/show-checkout'
import { startBasket } from '../basket/start-basket'
import { placeOrder } from '../placement/place-order'
import { readOrderAddress } from '../rights/correct-order'
import { moveSession } from '../session/session'
import { openShop } from '../testing/open-world'
import { MOST_ADDRESSES } from './limits'
import type { TypedAddress } from './parse-address'
import { keepAddress, listAddresses, preferAddress, removeAddress } from './saved-addresses'

const sessionHash = 'a browser'
const ACCOUNT = { id: 'tari', name: 'Tari', email: 'tari@example.com', createdAt: new Date(), updatedAt: new Date() }
const minute = (minutes: number) => new Date(Date.UTC(2026, 10, 25, 3, minutes))

async function world() {
  const { db } = await openShop()
  const area = await db.query.areas.findFirst()
  const addressWith = (changes: Partial<TypedAddress> = {}): TypedAddress => ({
    recipient: 'Tari',
    phone: '0812 3456 7890',
    areaId: area?.id ?? '',
    street: 'Jalan Kenanga 3',
    rtRw: '',
    landmark: '',
    courierNote: '',
    ...changes,
  })
  const basket = async () => {
    const { basketId } = await startBasket({ db, sessionHash, now: new Date() }, { sku: 'AYU-SERUM', quantity: 1 })
    return { basketId, sessionHash }
  }
  const order = async (address: TypedAddress, now: Date) => {
    const own = { ...(await basket()), now }
    await saveAddress({ db, ...own }, { ...own, address })
    const { totals } = await quoteBasket(db, own)
    await placeOrder(db, { ...own, expectedTotal: totals.total })
  }
  const list = async (of = sessionHash) => (await listAddresses({ db, sessionHash: of })).map(({ street }) => street)

  /** Fills a book: house 1 is preferred and least recently used, house 2 is dropped first. */
  const fillBook = async () => {
    for (let house = 1; house <= MOST_ADDRESSES; house += 1)
      await keepAddress({ db, sessionHash, now: minute(house) }, { address: addressWith({ street: `Rumah ${house}` }) })
    const [first] = (await listAddresses({ db, sessionHash })).slice(-1)
    await preferAddress({ db, sessionHash, now: minute(MOST_ADDRESSES) }, { id: first?.id ?? '' })
  }

  return { db, addressWith, basket, order, list, fillBook }
}

test('a guest’s next order goes to the last address without a press, and in no other browser', async () => {
  const { db, addressWith, basket, order } = await world()
  await order(addressWith({ landmark: 'Pagar hijau' }), minute(0))
  const stranger = await startBasket(
    { db, sessionHash: 'another browser', now: minute(1) },
    { sku: 'AYU-SERUM', quantity: 1 },
  )

  const own = await quoteBasket(db, { ...(await basket()), now: minute(1) })
  const other = await quoteBasket(db, { ...stranger, sessionHash: 'another browser', now: minute(1) })

  expect(own).toMatchObject({ delivery: { recipient: 'Tari', landmark: 'Pagar hijau' }, obstacles: [] })
  expect(other).toMatchObject({ delivery: null, obstacles: ['address_missing'] })
})

test('a guest’s remembered address is ordered to only if the page displayed it', async () => {
  const { db, addressWith, basket, order } = await world()
  await order(addressWith(), minute(0))
  const own = { ...(await basket()), now: minute(1) }
  const { version, totals } = await quoteBasket(db, own)

  const placing = placeOrder(db, { ...own, expectedTotal: totals.total, expectedVersion: version })

  await expect(placing).rejects.toMatchObject({ code: 'basket_changed' })
})

test('of the previous addresses another is used with one tap', async () => {
  const { db, addressWith, basket, order } = await world()
  await order(addressWith({ landmark: 'Pagar hijau' }), minute(0))
  await order(addressWith({ street: 'Jalan Lain' }), minute(1))
  const second = await basket()
  const [, first] = await listAddresses({ db, sessionHash })

  await takeSavedAddress({ db, ...second, now: minute(1) }, { ...second, addressId: first?.id ?? '' })

  const { quote } = await showCheckout({ db, ...second, now: minute(2) }, second)
  expect(quote.delivery).toMatchObject({ recipient: 'Tari', phone: '+6281234567890', landmark: 'Pagar hijau' })
  expect(quote.obstacles).toEqual([])
})

test('an account’s order goes to its main address without a press, and not to one preferred since', async () => {
  const { db, addressWith, basket } = await world()
  const keep = (street: string, at: number) =>
    keepAddress({ db, sessionHash, now: minute(at) }, { address: addressWith({ street }) })
  await keep('Jalan Satu', 1)
  await keep('Jalan Dua', 2)
  const own = { ...(await basket()), now: minute(3) }
  await db.insert(customers).values({ ...ACCOUNT, sessionHash })
  const { version, totals, usualAddressId, ...quote } = await quoteBasket(db, own)
  const displayed = {
    ...own,
    expectedTotal: totals.total,
    expectedVersion: version,
    usualAddressId: `${usualAddressId}`,
  }

  const [, other] = await listAddresses({ db, sessionHash })
  await preferAddress({ db, ...own }, { id: other?.id ?? '' })
  await expect(placeOrder(db, displayed)).rejects.toMatchObject({ code: 'basket_changed' })
  const { orderId } = await placeOrder(db, { ...displayed, usualAddressId: other?.id })

  expect(quote).toMatchObject({ delivery: { street: 'Jalan Dua' }, obstacles: [] })
  expect(await readOrderAddress({ db, sessionHash }, { orderId })).toMatchObject({ street: 'Jalan Satu' })
})

test('an address that no order went to is kept with its basket alone', async () => {
  const { db, addressWith, basket, list } = await world()

  const first = await basket()
  await saveAddress({ db, ...first, now: minute(0) }, { ...first, address: addressWith() })

  expect(await list()).toEqual([])
})

test('the same address is kept once, with what was noted last', async () => {
  const { db, addressWith, order, list } = await world()
  for (const [at, landmark] of ['Pagar hijau', 'Pagar biru'].entries())
    await order(addressWith({ landmark }), minute(at))

  expect(await list()).toEqual(['Jalan Kenanga 3'])
  expect(await listAddresses({ db, sessionHash })).toMatchObject([{ landmark: 'Pagar biru' }])
})

test('addresses are added, changed, put first and removed', async () => {
  const { db, addressWith, list } = await world()
  const keep = (street: string, at: number, id?: string) =>
    keepAddress({ db, sessionHash, now: minute(at) }, { id, address: addressWith({ street }) })
  await keep('Jalan Satu', 1)
  await keep('Jalan Dua', 2)
  const [, first] = await listAddresses({ db, sessionHash })
  await preferAddress({ db, sessionHash, now: minute(3) }, { id: first?.id ?? '' })
  expect(await list()).toEqual(['Jalan Satu', 'Jalan Dua'])

  await keep('Jalan Tiga', 4, first?.id)
  expect(await list()).toEqual(['Jalan Tiga', 'Jalan Dua'])
  const [row] = await listAddresses({ db, sessionHash })
  await removeAddress({ db, sessionHash }, { id: row?.id ?? '' })

  expect(await list()).toEqual(['Jalan Dua'])
})

test('an address that is changed into the one that comes first leaves that one first', async () => {
  const { db, addressWith, list } = await world()
  const keep = (street: string, at: number, id?: string) =>
    keepAddress({ db, sessionHash, now: minute(at) }, { id, address: addressWith({ street }) })
  await keep('Jalan Satu', 1)
  const [first] = await listAddresses({ db, sessionHash })
  await preferAddress({ db, sessionHash, now: minute(2) }, { id: first?.id ?? '' })
  await keep('Jalan Dua', 3)
  const [, other] = await listAddresses({ db, sessionHash })

  await keep('Jalan Satu', 4, other?.id)
  await keep('Jalan Tiga', 5)

  expect(await list()).toEqual(['Jalan Satu', 'Jalan Tiga'])
})

test('an address of another account is not found by any operation', async () => {
  const { db, addressWith, basket } = await world()
  await keepAddress({ db, sessionHash: 'another', now: minute(0) }, { address: addressWith() })
  const [{ id } = { id: '' }] = await listAddresses({ db, sessionHash: 'another' })

  const own = await basket()
  const tries = await Promise.allSettled([
    keepAddress({ db, sessionHash, now: minute(1) }, { id, address: addressWith() }),
    preferAddress({ db, sessionHash, now: minute(1) }, { id }),
    removeAddress({ db, sessionHash }, { id }),
    takeSavedAddress({ db, ...own, now: minute(1) }, { ...own, addressId: id }),
  ])

  expect(tries.map((one) => one.status === 'rejected' && one.reason.code)).toEqual(Array(4).fill('address_missing'))
})

test('addresses follow the session, and what both had is one', async () => {
  const { db, addressWith, list } = await world()
  for (const of of [sessionHash, 'the account'])
    await keepAddress({ db, sessionHash: of, now: minute(0) }, { address: addressWith() })
  await keepAddress({ db, sessionHash, now: minute(1) }, { address: addressWith({ street: 'Jalan Lain' }) })

  await moveSession(db, { from: sessionHash, to: 'the account' })

  expect([await list(), await list('the account')]).toEqual([[], ['Jalan Lain', 'Jalan Kenanga 3']])
})

test('a full address book refuses another address, also in parallel, and says what can be done', async () => {
  const { db, addressWith, list, fillBook } = await world()
  await fillBook()
  const [last] = (await listAddresses({ db, sessionHash })).slice(-1)
  const keep = (street: string, id?: string) =>
    keepAddress({ db, sessionHash, now: minute(30) }, { id, address: addressWith({ street }) })

  await expect(keep('Jalan Baru')).rejects.toMatchObject({ code: 'addresses_full', details: { most: MOST_ADDRESSES } })
  await keep('Rumah 3')
  await keep('Jalan Lain', last?.id)
  await removeAddress({ db, sessionHash }, { id: (await listAddresses({ db, sessionHash })).at(-1)?.id ?? '' })
  const results = await Promise.allSettled([keep('Jalan Satu'), keep('Jalan Dua')])

  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await list()).toHaveLength(MOST_ADDRESSES)
})

test('an order to a new address is kept for the next one, and in a full book the one used longest ago gives way', async () => {
  const { addressWith, order, list, fillBook } = await world()
  await fillBook()

  await order(addressWith({ street: 'Rumah 5' }), minute(30))
  expect(await list()).toHaveLength(MOST_ADDRESSES)
  await order(addressWith({ street: 'Jalan Baru' }), minute(31))

  expect((await list()).slice(0, 3)).toEqual(['Rumah 1', 'Jalan Baru', 'Rumah 5'])
  expect(await list()).toHaveLength(MOST_ADDRESSES)
  expect(await list()).not.toContain('Rumah 2')
})
