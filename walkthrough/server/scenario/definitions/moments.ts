import { giveAddress } from '../steps/checkout'
import { ITEMS, tap } from '../steps/feed'
import { claim } from '../steps/handoff'
import { compareTokens, findRecipient, nameOf, tapAsOther } from '../steps/moments'
import type { Step } from '../steps/step'

export const findMe: Step[] = [tap(ITEMS.serum), claim(), giveAddress(nameOf), findRecipient()]

export const twoViewers: Step[] = [tap(ITEMS.serum), tapAsOther(), compareTokens()]
