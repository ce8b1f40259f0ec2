import { expect, test } from 'vitest'
import english from '@/messages/en/back-office.json'
import indonesian from '@/messages/id/back-office.json'
import { ALARM_KINDS } from './alarm-kinds'

test.each([english, indonesian])(
  'every alarm kind has a label in the back office, and no other',
  ({ alarms: { kinds } }) => {
    expect(Object.keys(kinds)).toEqual([...ALARM_KINDS])
  },
)
