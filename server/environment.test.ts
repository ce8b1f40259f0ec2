import { expect, test } from 'vitest'
import { parseEnvironment } from './environment'
import { COMPLETE_ENVIRONMENT } from './testing/complete-environment'

test('a complete configuration is accepted, and Ramai logs at info by default', () => {
  const environment = parseEnvironment(COMPLETE_ENVIRONMENT)

  expect(environment.LOG_LEVEL).toBe('info')
})

test('every problem is named at once', () => {
  const { RAMAI_DATABASE_URL: _, ...variables } = { ...COMPLETE_ENVIRONMENT, RAMAI_ORIGIN: 'ramai', LOG_LEVEL: 'loud' }

  const start = () => parseEnvironment(variables)

  expect(start).toThrow('Set RAMAI_DATABASE_URL: it is missing')
  expect(start).toThrow('Set RAMAI_ORIGIN anew: it must be an origin')
  expect(start).toThrow('Set LOG_LEVEL anew: it must be one of')
})

test('an origin with a path is refused, because tokens contain it as text', () => {
  const start = () => parseEnvironment({ ...COMPLETE_ENVIRONMENT, RAMAI_ORIGIN: 'http://ramai.localhost:3000/' })

  expect(start).toThrow('Set RAMAI_ORIGIN anew')
})

test('a demo needs its key, and a shop without one needs none', () => {
  const start = (variables: object) => () => parseEnvironment({ ...COMPLETE_ENVIRONMENT, ...variables })

  expect(start({ DEMO_MODE: '1' })).toThrow('Set RAMAI_DEMO_KEY: it is missing')
  expect(start({ DEMO_MODE: '1', RAMAI_DEMO_KEY: 'a1' })).toThrow('Set RAMAI_DEMO_KEY anew')
  expect(start({ DEMO_MODE: '1', RAMAI_DEMO_KEY: 'a1'.repeat(32) })).not.toThrow()
  expect(start({})().DEMO_MODE).toBe(false)
})

test('variables of other systems are dropped', () => {
  const environment = parseEnvironment({
    ...COMPLETE_ENVIRONMENT,
    PASAR_DATABASE_URL: 'postgres://pasar@127.0.0.1/pasar',
  })

  expect(environment).not.toHaveProperty('PASAR_DATABASE_URL')
})
