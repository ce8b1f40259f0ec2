import { expect, test } from 'vitest'
import { findFaults, type Look } from './15-takedowns-close-accounts'

const look = (takedowns: number, changes: Partial<Look> = {}): Look => ({
  takedowns,
  missing: takedowns >= 3 ? 4 : takedowns,
  accountClosed: takedowns >= 3,
  tap: takedowns >= 3 ? 410 : 303,
  ...changes,
})

test('takedowns that hide, and of which the third closes, have no fault', () => {
  expect(findFaults([look(0), look(1), look(2), look(3), look(2)])).toEqual([])
})

test.each([
  ['what was taken down is still shown', look(1, { missing: 0 }), 'after 1 takedowns 0 posts are gone'],
  ['the second closes', look(2, { accountClosed: true }), 'after 2 takedowns the account is closed'],
  ['the third does not close', look(3, { accountClosed: false }), 'after 3 takedowns the account is open'],
  ['the links live on', look(3, { tap: 303 }), 'answers 303, and not 410'],
])('the control is red when %s', (_, wrong, fault) => {
  expect(findFaults([wrong]).join()).toContain(fault)
})
