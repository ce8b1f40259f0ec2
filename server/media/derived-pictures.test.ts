import { join } from 'node:path'
import { findStale } from '@jembatan/platform/size-pictures'
import { expect, test } from 'vitest'
import { DERIVED } from './derived-pictures'

test('every picture has its sizes and its card: npm run pictures makes them', async () => {
  expect(await findStale(join(import.meta.dirname, '../../public/media'), DERIVED)).toEqual([])
})
