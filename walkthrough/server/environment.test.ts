import { expect, test } from 'vitest'
import { parseEnvironment } from './environment'

const right = {
  WALKTHROUGH_ORIGIN: 'http://jembatan.localhost:3003',
  WALKTHROUGH_RAMAI_ORIGIN: 'http://ramai.localhost:3000',
  WALKTHROUGH_PASAR_ORIGIN: 'http://pasar.localhost:3001',
  WALKTHROUGH_KASIR_ORIGIN: 'http://kasir.localhost:3002',
  WALKTHROUGH_RAMAI_ADDRESS: 'http://127.0.0.1:3000',
  WALKTHROUGH_PASAR_ADDRESS: 'http://127.0.0.1:3001',
  WALKTHROUGH_KASIR_ADDRESS: 'http://127.0.0.1:3002',
  WALKTHROUGH_SESSION_KEY: 'a1'.repeat(32),
  WALKTHROUGH_AUDITOR_KEY: 'b2'.repeat(32),
}

test('valid settings are parsed, and a system may have no auditor’s key yet', () => {
  expect(parseEnvironment(right)).toMatchObject({ WALKTHROUGH_RAMAI_AUDITOR_KEY: '', DEMO_MODE: false })
})

test('without a demo there is a key by which an auditor is let in', () => {
  const none = { ...right, WALKTHROUGH_AUDITOR_KEY: '' }

  expect(() => parseEnvironment(none)).toThrow('Set WALKTHROUGH_AUDITOR_KEY anew')
  expect(parseEnvironment({ ...none, DEMO_MODE: '1' })).toMatchObject({ DEMO_MODE: true })
})

test('a demo control may be left out, and is a key when it is there', () => {
  expect(parseEnvironment(right)).toMatchObject({ WALKTHROUGH_RAMAI_DEMO_KEY: '', WALKTHROUGH_DEV_CONTROL_ADDRESS: '' })
  expect(() => parseEnvironment({ ...right, WALKTHROUGH_PASAR_DEMO_KEY: 'a1' })).toThrow(
    'Set WALKTHROUGH_PASAR_DEMO_KEY anew',
  )
})

test('a browser is a path or none, and is not started from a name', () => {
  const chromium = (path: string) => parseEnvironment({ ...right, WALKTHROUGH_CHROMIUM: path }).WALKTHROUGH_CHROMIUM

  expect(['/usr/bin/chromium', 'none', ''].map(chromium)).toEqual(['/usr/bin/chromium', '', ''])
  expect(() => chromium('chromium')).toThrow('Set WALKTHROUGH_CHROMIUM anew')
})

test('every problem is reported at once, and no value is repeated', () => {
  const wrong = { ...right, WALKTHROUGH_RAMAI_ORIGIN: 'ramai/', WALKTHROUGH_PASAR_AUDITOR_KEY: 'too-short-secret' }

  const parse = () => parseEnvironment({ ...wrong, WALKTHROUGH_ORIGIN: undefined })

  expect(parse).toThrow(
    /Set WALKTHROUGH_ORIGIN: it is missing[\s\S]*Set WALKTHROUGH_RAMAI_ORIGIN anew[\s\S]*PASAR_AUDITOR_KEY/,
  )
  expect(parse).not.toThrow(/too-short-secret/)
})
