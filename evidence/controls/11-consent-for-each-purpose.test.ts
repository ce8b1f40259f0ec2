import type { Listed } from '@jembatan/buyer/feed'
import { expect, test } from 'vitest'
import { findFaults, type LedgerRow } from './11-consent-for-each-purpose'

const post = (id: string, { promoted = false, byInterests = false } = {}): Listed => ({
  id,
  promoted,
  why: { byInterests },
  creator: { id: id.charAt(0) },
  offer: null,
})
const row = (granted: boolean): LedgerRow => ({ purpose: 'ranking', granted, text_version: '2026-11', at: new Date() })

const everybody = [post('a1'), post('x1', { promoted: true }), post('a2'), post('b1')]
const ranked = [post('b1'), post('x1', { promoted: true }), post('a1'), post('a2')]
const facts = {
  everybody,
  off: everybody,
  otherOff: everybody,
  on: ranked,
  withdrawn: everybody,
  favourite: 'b',
  ledger: [row(true), row(false)],
}

test('lists ordered by consent only have no fault', () => {
  expect(findFaults(facts)).toEqual([])
})

test.each([
  ['a member who never agreed is ranked', { otherOff: ranked }, 'two members who never agreed'],
  [
    'interests count without a row',
    { off: everybody.map((listed) => ({ ...listed, why: { byInterests: true } })) },
    'without a row of consent',
  ],
  ['consent does nothing', { on: everybody }, 'consent changes nothing'],
  ['ads move with posts', { on: [post('b1'), ...everybody.slice(0, 1), post('a2')] }, 'moved the ads'],
  ['a withdrawal is not heard', { withdrawn: ranked }, 'still orders the feed'],
  ['the ledger misses a change', { ledger: [row(true)] }, 'the ledger has "ranking true"'],
  ['a row says not what was read', { ledger: [row(true), { ...row(false), text_version: '' }] }, 'the ledger has'],
  ['there is no feed', { everybody: [], off: [], otherOff: [], withdrawn: [] }, 'nothing was checked'],
])('the control is red when %s', (_, changes, fault) => {
  expect(findFaults({ ...facts, ...changes }).join()).toContain(fault)
})
