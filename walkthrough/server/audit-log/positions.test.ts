import { expect, test } from 'vitest'
import { readPositions, writePositions } from './positions'

test('written positions are read again', () => {
  const positions = { ramai: 12, kasir: 3 }

  expect(readPositions(writePositions(positions))).toEqual(positions)
})

test.each([null, '', 'ramai', 'elsewhere.3', 'pasar.-1', 'pasar.1e3'])('%j is no position', (text) => {
  expect(readPositions(text)).toEqual({})
})
