import type { Act } from '../act'
import { held } from '../scene'

const LOOKS = {
  previewLooks: { method: 'GET', headers: { 'user-agent': 'WhatsApp/2.23.20.0' } },
  scannerLooks: {
    method: 'HEAD',
    headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' },
  },
  prefetchLooks: {
    method: 'GET',
    headers: { 'user-agent': 'Mozilla/5.0 Chrome/156', 'sec-purpose': 'prefetch;prerender' },
  },
} as const

/** A link preview, a scanner or a prefetch comes before the person. */
export const lookAsBot = (name: keyof typeof LOOKS): Act => ({
  name,
  to: 'pasar',
  does: async (scene) => {
    const { method, headers } = LOOKS[name]
    const path = `/h?t=${encodeURIComponent(held(scene, 'token'))}`
    const { status } = await scene.visitor.ask(scene.pasar, { path, method, headers: { ...headers } })

    return { request: `${method} /h`, status, asExpected: status === 200, note: { word: 'nothingSpent' } }
  },
})
