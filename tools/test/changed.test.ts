import { describe, expect, test } from 'vitest'
import { reachOf, whole } from './changed'

describe('what a change can reach', () => {
  test.each([
    { file: 'checkout/server/order/place-order.ts', hosts: ['pasar'] },
    { file: 'payment-partner/app/layout.tsx', hosts: ['kasir'] },
    { file: 'walkthrough/messages/id/stage.json', hosts: ['walkthrough'] },
    { file: 'server/feed/list-posts.ts', hosts: ['ramai'] },
    { file: 'next.config.js', hosts: ['ramai'] },
    { file: 'docs/flows.md', hosts: [] },
    { file: 'contract/handoff/claims.ts', hosts: whole.hosts },
    { file: 'package-lock.json', hosts: whole.hosts },
    { file: 'a-room-that-nobody-knows-yet/file.ts', hosts: whole.hosts },
  ])('$file: $hosts', ({ file, hosts }) => {
    const reach = reachOf([file], 'HEAD')

    expect(reach.hosts).toEqual(hosts)
  })

  test('a change in one system walks its journeys and one whole purchase', () => {
    const { playwright } = reachOf(['checkout/app/page.tsx', 'checkout/app/price.tsx'], 'HEAD')

    expect(playwright).toEqual(['--grep=@smoke|@pasar'])
  })

  test('a change of what all share walks every journey', () => {
    const { playwright } = reachOf(['contract/handoff/claims.ts'], 'HEAD')

    expect(playwright).toEqual([])
  })
})
