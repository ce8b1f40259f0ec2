import { z } from 'zod'
import { getAuth } from '../account/get-auth'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { getIssuer } from '../handoff/issuer'
import { getShops } from '../shop/shops'
import { advanceClock, showClock } from './advance-clock'
import { BREACHES } from './breaches'
import { demoRoute } from './demo-route'
import { stageHandoff } from './stage-handoff'
import { removeStaged, stageAccount, stageTakedown } from './stage-moderation'
import { removeViewers, stageViewers } from './stage-viewers'
import { closeBreach, listBreaches, openBreach } from './switch-breach'

const THIRTY_DAYS = 30 * 24 * 60 * 60
const AN_HOUR = 60 * 60

const nothing = z.strictObject({})
const forward = z.strictObject({ seconds: z.int().min(1).max(THIRTY_DAYS) })
const breach = z.strictObject({ name: z.enum(BREACHES) })

const bentHandoff = z.strictObject({
  promoId: z.int().min(0).max(65535),
  shop: z.string().max(32).default('pasar'),
  seen: z.int().min(0).optional(),
  secondsAgo: z.int().min(0).max(AN_HOUR).optional(),
  audience: z
    .string()
    .refine((text) => URL.canParse(text) && new URL(text).origin === text, 'must be an origin')
    .optional(),
})

const stagedPost = z.strictObject({ postId: z.string().max(64) })
const stagedViewers = z.strictObject({ memberIds: z.array(z.string().max(64)).min(1).max(2) })
const stagedAccount = z.strictObject({ creatorId: z.string().max(64) })

export const readClock = demoRoute(nothing, () => showClock(getDatabase().db))

export const moveClock = demoRoute(forward, (input) => advanceClock(getDatabase().db, input))

export const prepareHandoff = demoRoute(bentHandoff, async (input) => {
  const { db } = getDatabase()

  return stageHandoff(db, { ...input, ...(await getIssuer()), shops: getShops(), now: await readNow(db) })
})

export const readBreaches = demoRoute(nothing, () => listBreaches(getDatabase().db))

export const enableBreach = demoRoute(breach, async ({ name }) => {
  const { db } = getDatabase()

  return openBreach(db, { breach: name, now: await readNow(db) })
})

export const disableBreach = demoRoute(breach, async ({ name }) => {
  const { db } = getDatabase()

  return closeBreach(db, { breach: name, now: await readNow(db) })
})

export const stageModeration = demoRoute(nothing, () => stageAccount(getDatabase().db, { shop: 'pasar' }))

export const takeDownStaged = demoRoute(stagedPost, async ({ postId }) => {
  const { db } = getDatabase()

  return stageTakedown(db, { postId, now: await readNow(db) })
})

export const removeStagedAccount = demoRoute(stagedAccount, (input) => removeStaged(getDatabase().db, input))

export const stageTwoViewers = demoRoute(nothing, async () => {
  const { db } = getDatabase()

  return stageViewers({ auth: getAuth(), db, now: await readNow(db) })
})

export const removeTwoViewers = demoRoute(stagedViewers, async (input) => {
  const { db } = getDatabase()

  return removeViewers(db, { ...input, now: await readNow(db) })
})
