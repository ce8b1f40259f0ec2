import { expect, test } from 'vitest'
import { notificationCode, statusCode } from './status-code'

test.each([
  ['pending', null, '201', '201'],
  ['authorize', 'accept', '200', '200'],
  ['capture', 'accept', '200', '200'],
  ['capture', 'challenge', '201', '201'],
  ['settlement', 'accept', '200', '200'],
  ['deny', 'accept', '202', '202'],
  ['cancel', 'accept', '200', '202'],
  ['expire', 'accept', '407', '202'],
  ['refund', 'accept', '200', '200'],
  ['partial_refund', 'accept', '200', '200'],
  ['chargeback', 'accept', '200', '200'],
  ['failure', null, '202', '202'],
] as const)(
  '%s with fraud %s is %s for Get Status and %s for a notification',
  (status, fraudStatus, forStatus, forNotification) => {
    expect([statusCode({ status, fraudStatus }), notificationCode({ status, fraudStatus })]).toEqual([
      forStatus,
      forNotification,
    ])
  },
)
