import { expect, test } from 'vitest'
import { departureLimits, limitDepartures, TooManyDepartures } from './limit-departures'

const many = (count: number) => Array.from({ length: count }, (_, index) => `viewer-${index}`)

test('a person’s normal rate is never limited', async () => {
  const limits = departureLimits()

  const taps = many(30).map(() => limitDepartures(limits, { viewer: 'rani', address: '192.0.2.1' }))

  await expect(Promise.all(taps)).resolves.toBeDefined()
})

test('one viewer with too many taps gets the time to wait, and others are not limited', async () => {
  const limits = departureLimits()
  for (const _ of many(30)) await limitDepartures(limits, { viewer: 'bot', address: '192.0.2.1' })

  const refusal = await limitDepartures(limits, { viewer: 'bot', address: '192.0.2.1' }).catch((error) => error)

  expect(refusal).toBeInstanceOf(TooManyDepartures)
  expect(refusal.retryAfterSeconds).toBeGreaterThan(0)
  expect(refusal.retryAfterSeconds).toBeLessThanOrEqual(60)
  await expect(limitDepartures(limits, { viewer: 'rani', address: '192.0.2.1' })).resolves.toBeUndefined()
})

test('a new viewer for every tap does not help: the address is counted too', async () => {
  const limits = departureLimits()
  for (const viewer of many(300)) await limitDepartures(limits, { viewer, address: '192.0.2.9' })

  const attempt = limitDepartures(limits, { viewer: 'another', address: '192.0.2.9' })

  await expect(attempt).rejects.toBeInstanceOf(TooManyDepartures)
})
