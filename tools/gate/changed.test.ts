import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesBelow } from '../../evidence/world/files'
import { root } from '../dev/systems/systems'
import { JOURNEYS, reachOf, TOPICS, whole } from './changed'

describe('what a change can reach', () => {
  test.each([
    { file: 'checkout/server/order/place-order.ts', hosts: ['pasar'] },
    { file: 'payment-partner/app/layout.tsx', hosts: ['kasir'] },
    { file: 'walkthrough/messages/id/stage.json', hosts: ['walkthrough'] },
    { file: 'server/feed/list-posts.ts', hosts: ['ramai'] },
    { file: 'next.config.js', hosts: ['ramai'] },
    { file: 'endpoints.json', hosts: ['ramai'] },
    { file: 'docs/flows.md', hosts: [] },
    { file: 'tools/gate/rules/labels.test.ts', hosts: [] },
    { file: 'tools/gate/check.ts', hosts: [] },
    { file: 'tools/gate/fresh-modules.ts', hosts: whole.hosts },
    { file: 'tools/dev/start-systems.ts', hosts: whole.hosts },
    { file: 'packages/contract/handoff/claims.ts', hosts: whole.hosts },
    { file: 'package-lock.json', hosts: whole.hosts },
    { file: 'a-room-that-nobody-knows-yet/file.ts', hosts: whole.hosts },
  ])('$file: $hosts', ({ file, hosts }) => {
    const reach = reachOf([file], 'HEAD')

    expect(reach.hosts).toEqual(hosts)
  })

  test('a change in one system walks the journeys of its rules, a purchase and every endpoint', () => {
    const { playwright, evidence } = reachOf(['payment-partner/app/page.tsx', 'payment-partner/app/price.tsx'], 'HEAD')

    expect(playwright).toEqual([
      'e2e/payment/(pay|operate|mistrust)',
      'e2e/all/buy-from-the-feed',
      'e2e/all/open-registered-endpoints-alone',
      'e2e/afterwards/',
      '--grep-invert=all/open-registered-endpoints-alone.* (pasar|ramai|walkthrough): ',
    ])
    expect(evidence).toBe(false)
  })

  test('a change in one topic walks that topic’s journeys and every endpoint', () => {
    const { playwright } = reachOf(['checkout/server/voucher/voucher.ts', 'checkout/messages/id/cart.json'], 'HEAD')
    const { playwright: narrow } = reachOf(['checkout/server/returns/ask-return.ts'], 'HEAD')

    expect(playwright).toContain('e2e/shop/')
    expect(narrow).toEqual([
      'e2e/shop/(speak|order-in-parts|work)',
      'e2e/all/open-registered-endpoints-alone',
      'e2e/afterwards/',
      '--grep-invert=all/open-registered-endpoints-alone.* (kasir|ramai|walkthrough): ',
    ])
  })

  test('every pattern finds a journey', async () => {
    const journeys = await filesBelow(join(root, 'e2e'), /\.spec\.ts$/)
    const patterns = [...Object.values(JOURNEYS), ...TOPICS.map(([, subjects]) => subjects)].flat()

    expect(patterns.filter((pattern) => !journeys.some((file) => new RegExp(`e2e/${pattern}`).test(file)))).toEqual([])
  })

  test('a change of words walks no journey', () => {
    const reach = reachOf(['docs/flows.md', 'README.md'], 'HEAD')

    expect(reach).toMatchObject({ playwright: undefined, evidence: false })
  })

  test('a journey that changed is walked, and a control that changed is looked at', () => {
    const { playwright, evidence } = reachOf(['e2e/all/stand-alone.spec.ts', 'evidence/world.ts'], 'HEAD')

    expect(playwright).toEqual(['e2e/all/stand-alone.spec.ts', 'e2e/afterwards/'])
    expect(evidence).toBe(true)
  })

  test('a change of a fixture runs every journey and no build', () => {
    const { hosts, playwright } = reachOf(['e2e/fixtures/journey.ts'], 'HEAD')

    expect({ hosts, playwright }).toEqual({ hosts: [], playwright: [] })
  })

  test('a change of shared code runs every journey', () => {
    const { playwright, evidence } = reachOf(['packages/contract/handoff/claims.ts'], 'HEAD')

    expect({ playwright, evidence }).toEqual({ playwright: [], evidence: true })
  })

  test.each([
    { file: 'e2e/hostile/hostile-requests.ts', hostile: true },
    { file: 'packages/http/request-guard.ts', hostile: true },
    { file: 'e2e/all/stand-alone.spec.ts', hostile: false },
  ])('$file: hostile input is sent: $hostile', ({ file, hostile }) => {
    const reach = reachOf([file], 'HEAD')

    expect(reach.hostile).toBe(hostile)
  })
})
