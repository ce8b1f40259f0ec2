import { join } from 'node:path'
import { findStale } from '@jembatan/platform/size-pictures'
import { expect, test } from 'vitest'
import { SHOP_PICTURES } from './shop-pictures'

test('every picture has its sizes: npm run -w pasar pictures makes them', async () => {
  expect(await findStale(join(import.meta.dirname, '../../public/media'), SHOP_PICTURES)).toEqual([])
})
