import type { WatchedSystem } from '../system/systems'
import { playAltered } from './play-altered'
import { playForgedNotification } from './play-forged-notification'
import { playPlainLink } from './play-plain-link'
import { playReused } from './play-reused'
import { playShopRoutesInFeed } from './play-shop-routes-in-feed'
import { playUnfurled } from './play-unfurled'

/** What one request was, how the system answered, and whether that is what the rule asks for. */
export type PlayedStep = {
  act: 'mint' | 'change' | 'show' | 'claim' | 'claimAgain' | 'bot' | 'plain' | 'forge' | 'shopRoute'
  to: 'ramai' | 'pasar'
  request: string
  status: number
  code?: string
  asExpected: boolean
}

export type Stage = { ramai: WatchedSystem; pasar: WatchedSystem }

/** The scenarios that need nothing but public doors: the walkthrough plays the visitor, the systems answer for real. */
const PLAYS = {
  'altered-token': playAltered,
  'used-token': playReused,
  'unfurled-by-a-bot': playUnfurled,
  'plain-link': playPlainLink,
  'notification-forged': playForgedNotification,
  'nothing-to-pay-in-the-feed': playShopRoutesInFeed,
} satisfies Record<string, (stage: Stage) => Promise<PlayedStep[]>>

export const findPlay = (id: string): ((stage: Stage) => Promise<PlayedStep[]>) | undefined =>
  Object.entries(PLAYS).find(([name]) => name === id)?.[1]
