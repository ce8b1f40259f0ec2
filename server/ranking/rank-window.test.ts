import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Interests, NO_INTERESTS, reasonsFor } from './interests'
import { type Candidate, rankWindow } from './rank-window'

const names = fc.constantFrom('a', 'b', 'c')
const windows = fc
  .array(fc.record({ creatorId: names, hashtags: fc.uniqueArray(names), promoted: fc.boolean() }), { maxLength: 20 })
  .map((posts): Candidate[] => posts.map((post, index) => ({ id: `p${index}`, ...post })))
const counts = fc.dictionary(names, fc.integer({ min: 1, max: 9 })).map((times) => new Map(Object.entries(times)))
const interests: fc.Arbitrary<Interests> = fc.record({
  follows: fc.uniqueArray(names).map((creators) => new Set(creators)),
  likedCreators: counts,
  likedHashtags: counts,
})
const both = fc.record({ ranking: interests, ads: interests })
const idsOf = (posts: Candidate[]) => posts.map(({ id }) => id)

test('without interests the order is by time', () => {
  fc.assert(
    fc.property(windows, (window) => {
      const ranked = rankWindow({
        window,
        shownIds: new Set(),
        interests: { ranking: NO_INTERESTS, ads: NO_INTERESTS },
      })

      expect(ranked).toEqual(window)
    }),
  )
})

test('likes that change between the pages repeat no post, and ads keep their places in time', () => {
  fc.assert(
    fc.property(
      windows,
      fc.array(both, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 6 }),
      (window, moods, limit) => {
        const candidates: Candidate[] = []
        for (let page = 0; candidates.length < window.length; page += 1) {
          const interests = moods[page % moods.length]
          if (!interests) throw new Error('there is always a mood')
          candidates.push(...rankWindow({ window, shownIds: new Set(idsOf(candidates)), interests }).slice(0, limit))
        }

        expect(idsOf(candidates).sort()).toEqual(idsOf(window).sort())
        expect(candidates.map(({ promoted }) => promoted)).toEqual(window.map(({ promoted }) => promoted))
      },
    ),
  )
})

test('consent for posts does not reorder ads, and consent for ads does not reorder posts', () => {
  fc.assert(
    fc.property(windows, interests, (window, interest) => {
      const orderOf = (promoted: boolean, ranked: Candidate[]) =>
        idsOf(ranked.filter((post) => post.promoted === promoted))
      const posts = rankWindow({ window, shownIds: new Set(), interests: { ranking: interest, ads: NO_INTERESTS } })
      const ads = rankWindow({ window, shownIds: new Set(), interests: { ranking: NO_INTERESTS, ads: interest } })

      expect(orderOf(true, posts)).toEqual(orderOf(true, window))
      expect(orderOf(false, ads)).toEqual(orderOf(false, window))
    }),
  )
})

test('a follow ranks above a hashtag, and a post has its own reasons', () => {
  const memberInterests = {
    follows: new Set(['rani']),
    likedCreators: new Map([['bayu', 2]]),
    likedHashtags: new Map([['kopi', 4]]),
  }
  const post = (id: string, creatorId: string, ...hashtags: string[]) => ({ id, creatorId, hashtags, promoted: false })
  const window = [post('p1', 'sari'), post('p2', 'sari', 'kopi'), post('p3', 'bayu'), post('p4', 'rani', 'kopi')]

  const ranked = rankWindow({ window, shownIds: new Set(), interests: { ranking: memberInterests, ads: NO_INTERESTS } })

  expect(idsOf(ranked)).toEqual(['p4', 'p3', 'p2', 'p1'])
  expect(ranked.map((post) => reasonsFor(post, memberInterests))).toEqual([
    [{ kind: 'follow' }, { kind: 'hashtag', hashtag: 'kopi', times: 4 }],
    [{ kind: 'creator', times: 2 }],
    [{ kind: 'hashtag', hashtag: 'kopi', times: 4 }],
    [],
  ])
})
