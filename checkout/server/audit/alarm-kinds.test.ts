import { expect, test } from 'vitest'
import english from '@/messages/en/desk.json'
import indonesian from '@/messages/id/desk.json'
import { ALARM_KINDS } from './alarm-kinds'

test.each([english, indonesian])('the desk has words for every alarm, and for no other', ({ alarms: { kinds } }) => {
  expect(Object.keys(kinds)).toEqual([...ALARM_KINDS])
})
