import { expect, test } from 'vitest'
import { findGatewayTimePast, noteGatewayTime } from './gateway-time'

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)

test('when the gateway’s clock is past the payment deadline, the gateway’s time is used until its clock changes', () => {
  noteGatewayTime(inMinutes(120).toUTCString())
  expect(findGatewayTimePast(inMinutes(60))).toEqual(expect.any(Date))
  expect(findGatewayTimePast(inMinutes(180))).toBeNull()

  noteGatewayTime(inMinutes(0).toUTCString())
  expect(findGatewayTimePast(inMinutes(60))).toBeNull()
})

test('an answer without a date does not set the gateway’s time', () => {
  noteGatewayTime(inMinutes(120).toUTCString())

  noteGatewayTime(undefined)

  expect(findGatewayTimePast(inMinutes(60))).toEqual(expect.any(Date))
})
