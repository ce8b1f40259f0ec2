import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { creators, members } from '@/db/schema'
import { listCreators } from '../feed/list-creators'
import { showCreator } from '../feed/show-creator'
import { freshDatabase } from '../testing/open-world'
import { type ChangeProfile, changeProfile } from './change-profile'
import { profileChange } from './input'
import { addMember } from './testing/members'

const now = new Date('2026-11-25T04:00:00Z')
const profile: ChangeProfile = { name: 'Dewi L.', handle: 'dewi_l', picture: 'daun', bioId: 'Teh sore.', bioEn: '' }

test('a member changes name, handle and picture', async () => {
  const db = await freshDatabase()
  const memberId = await addMember(db, 'dewi')

  await changeProfile({ db, memberId, now }, profile)

  expect(await db.select().from(members).where(eq(members.id, memberId))).toMatchObject([
    { name: 'Dewi L.', handle: 'dewi_l', image: '/media/avatars/drawn/daun.svg' },
  ])
})

test('a creator keeps the handle, and their page shows the changed name, picture and bio', async () => {
  const db = await freshDatabase()

  await changeProfile({ db, memberId: 'rani', now }, { ...profile, picture: '' })

  expect(await db.select().from(members).where(eq(members.id, 'rani'))).toMatchObject([{ handle: 'rani', image: null }])
  expect(await db.select().from(creators).where(eq(creators.id, 'rani'))).toMatchObject([
    { name: 'Dewi L.', picture: null, bioId: 'Teh sore.', bioEn: 'Teh sore.' },
  ])
})

test('who takes a known creator’s name has no mark, and a known creator keeps theirs by the name', async () => {
  const db = await freshDatabase()
  const marksOf = async () => {
    const profiles = await Promise.all(['rani', 'bayu'].map((id) => showCreator({ db, language: 'id', now }, { id })))
    const listed = await listCreators({ db, language: 'id' })

    return profiles.map(({ id, name, verified }) => {
      expect(listed.find((one) => one.id === id)).toMatchObject({ name, verified })
      return [name, verified]
    })
  }
  expect(await marksOf()).toEqual([
    ['Rani Prameswari', true],
    ['Bayu Anggara', true],
  ])

  await changeProfile({ db, memberId: 'bayu', now }, { ...profile, name: 'Rani Prameswari' })

  expect(await marksOf()).toEqual([
    ['Rani Prameswari', true],
    ['Rani Prameswari', false],
  ])
})

test('another member’s handle is refused at its field, and nothing changes', async () => {
  const db = await freshDatabase()
  const memberId = await addMember(db, 'dewi')

  await expect(changeProfile({ db, memberId, now }, { ...profile, handle: 'rani' })).rejects.toMatchObject({
    details: { handle: 'handle_taken' },
  })
  expect(await db.select().from(members).where(eq(members.id, memberId))).toMatchObject([{ name: 'dewi' }])
})

test.each([
  ['with a space', 'dewi l', 'handle_malformed'],
  ['of the operator', 'ramai', 'handle_taken'],
  ['of deleted accounts', 'akun-terhapus', 'handle_taken'],
])('a handle %s is refused', (_, handle, code) => {
  expect(profileChange.safeParse({ ...profile, handle }).error?.issues).toMatchObject([
    { path: ['handle'], message: code },
  ])
})
