import { giveAddress } from '../steps/checkout'
import { ITEMS, tap } from '../steps/feed'
import { buyNow, claim } from '../steps/handoff'
import { chooseQris, pay } from '../steps/kasir'
import { orderPaid } from '../steps/order'
import { compareTokens, findRecipient, nameOf, readClosingCard, tapAsOther } from '../steps/proofs'
import type { Step } from '../steps/step'
import { orderFromFeed } from './order-from-feed'

export const findMe: Step[] = [tap(ITEMS.serum), claim(), buyNow(), giveAddress(nameOf), findRecipient()]

export const twoViewers: Step[] = [tap(ITEMS.serum), tapAsOther(), compareTokens()]

export const closingCard: Step[] = [...orderFromFeed(ITEMS.chips), chooseQris(), pay(), orderPaid(), readClosingCard()]
