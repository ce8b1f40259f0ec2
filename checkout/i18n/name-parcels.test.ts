import { expect, test } from 'vitest'
import { nameParcels } from './name-parcels'

const PARCELS = ['ayu', 'griya', 'tani'].map((shopId) => ({
  shopId,
  shop: `Toko ${shopId}`,
  courier: `Kurir ${shopId}`,
}))

test.each([
  ['one', 'griya', 'Toko griya'],
  ['two of three', 'griya tani', 'Toko griya dan Toko tani'],
  ['the whole order', undefined, 'Toko ayu, Toko griya, dan Toko tani'],
])('the page names only the parcel that %s is about', (_, about, shop) => {
  expect(nameParcels(PARCELS, about, 'id').shop).toBe(shop)
})
