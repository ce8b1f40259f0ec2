import { claimAsVisitor } from '../specimen/claim-as-visitor'
import { fetchAsVisitor } from '../specimen/fetch-as-visitor'
import type { PlayedStep, Stage } from './play'
import { hostOf, tapInFeed } from './visitor'

const LOOKS = [
  { method: 'GET', headers: { 'user-agent': 'WhatsApp/2.23.20.0' } },
  { method: 'HEAD', headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' } },
  { method: 'GET', headers: { 'user-agent': 'Mozilla/5.0 Chrome/156', 'sec-purpose': 'prefetch;prerender' } },
] as const

/** Link previews and a prefetch look first; the person who comes after them still gets the basket. */
export async function playUnfurled(stage: Stage): Promise<PlayedStep[]> {
  const { token, step } = await tapInFeed(stage)
  const shop = { address: stage.pasar.address, host: hostOf(stage.pasar) }
  const steps = [step]
  for (const { method, headers } of LOOKS) {
    const { status } = await fetchAsVisitor({ ...shop, path: `/h?t=${token}`, method, headers: { ...headers } })
    steps.push({ act: 'bot', to: 'pasar', request: `${method} /h`, status, asExpected: status === 200 })
  }
  const { status } = await claimAsVisitor({ pasar: shop.address, host: shop.host, token })

  return [...steps, { act: 'claim', to: 'pasar', request: 'POST /h/claim', status, asExpected: status === 303 }]
}
