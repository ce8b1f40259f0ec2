import { join } from 'node:path'
import { findStale, SQUARES } from '@jembatan/platform/size-pictures'
import { expect, test } from 'vitest'

test('every picture has its sizes: npm run -w pasar pictures makes them', async () => {
  expect(await findStale(join(import.meta.dirname, '../../public/media'), SQUARES)).toEqual([])
})
