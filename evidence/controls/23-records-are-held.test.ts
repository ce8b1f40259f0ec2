import { expect, test } from 'vitest'
import { findCrossings, findFaults } from './23-records-are-held'

const copy = (content: object) => ({ copy: { ...content }, text: JSON.stringify(content) })
const copies = {
  ramai: copy({ account: { email: 'dewi@simulasi.example' }, likes: ['ayu-serum'] }),
  pasar: copy({ orders: [{ id: 'PSR-1', recipient: 'Simulasi 1', total: 129_000 }] }),
  ownOfRamai: ['dewi@simulasi.example'],
  ownOfPasar: ['PSR-1', 'Simulasi 1'],
}

test('copies with all data of one system and none of the other have no fault', () => {
  expect(findCrossings(copies)).toEqual([])
})

test.each([
  ['Ramai tells of an order', { ramai: copy({ email: 'dewi@simulasi.example', ordered: 'PSR-1' }) }, 'holds PSR-1'],
  ['Ramai has a field of a shop', { ramai: copy({ email: 'dewi@simulasi.example', phone: '' }) }, 'holds "phone":'],
  ['Pasar has a field of the feed', { pasar: copy({ likes: [], own: ['PSR-1', 'Simulasi 1'] }) }, 'holds "likes":'],
  ['a copy is empty', { pasar: copy({}) }, "Pasar's copy lacks PSR-1"],
])('the control is red when %s', (_, changes, fault) => {
  expect(findCrossings({ ...copies, ...changes }).join()).toContain(fault)
})

const observation = {
  waitingDays: 14,
  refusal: 'records of transactions are kept for ten years',
  later: 'deleted',
  erased: ['phone', 'email'],
  held: ['recipient', 'total'],
  changed: [],
  outsideHold: [],
  remaining: [],
  tables: 90,
}

test('a deletion that leaves only the held data has no fault', () => {
  expect(findFaults(observation)).toEqual([])
})

test.each([
  ['the row can be deleted', { refusal: 'deleted' }, 'nothing holds'],
  [
    'only rows that refer to it are in the way',
    { refusal: 'update or delete on table "orders" violates foreign key constraint' },
    'nothing holds',
  ],
  ['the row is held for ever', { later: 'records of transactions are kept for ten years' }, 'more than 10 years'],
  ['a phone is left elsewhere', { remaining: ['public.basket_deliveries'] }, 'public.basket_deliveries still holds'],
  ['the name of a held record goes', { changed: ['recipient'] }, 'recipient is held'],
  ['the phone stays', { outsideHold: ['phone'] }, 'phone is outside the hold'],
  ['it comes too early', { waitingDays: 0 }, 'waits 0 days'],
  ['there was no order', { erased: [], held: [] }, 'nothing was checked'],
])('the control is red when %s', (_, changes, fault) => {
  expect(findFaults({ ...observation, ...changes }).join()).toContain(fault)
})
