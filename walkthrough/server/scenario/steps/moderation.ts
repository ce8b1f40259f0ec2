import { tap } from '@jembatan/buyer/feed'
import { z } from 'zod'
import { callControl, getControlOrThrow } from '../../controls/controls'
import { getOrThrow, type ScenarioContext } from './context'
import type { Step } from './step'

const PATH = '/api/demo/moderation'
const staged = z.object({ creatorId: z.string(), postIds: z.array(z.string()), promoId: z.number() })

const ask = ({ controls }: ScenarioContext, method: 'POST' | 'PUT' | 'DELETE', body: object = {}) =>
  callControl(getControlOrThrow(controls, 'ramai'), { method, path: PATH, body })

/** An account of the scenario's own, which goes with it. */
export const stageAccount = (): Step => ({
  name: 'stageAccount',
  to: 'ramai',
  needs: 'ramai',
  run: async (context) => {
    const response = await ask(context, 'POST')
    const account = response.ok ? staged.parse(await response.json()) : undefined
    if (account) {
      context.state.account = account
      context.undo.push(() => ask(context, 'DELETE', { creatorId: account.creatorId }))
    }

    return {
      request: `POST ${PATH}`,
      status: response.status,
      asExpected: account !== undefined,
      note: { word: 'accountOfItsOwn' },
    }
  },
})

/** A report and its decision, by the verbs of Ramai's desk. */
export const takeDown = (index: number): Step => ({
  name: 'takeDown',
  to: 'ramai',
  needs: 'ramai',
  run: async (context) => {
    const response = await ask(context, 'PUT', { postId: getOrThrow(context, 'account').postIds[index] })

    return {
      request: `PUT ${PATH}`,
      status: response.status,
      asExpected: response.ok,
      note: { word: 'takedownCounts', values: { count: index + 1 } },
    }
  },
})

/** As a stranger opens it: what was taken down says so in its place. */
const look = (name: 'seeTakenDown' | 'seeStillOpen' | 'seeAccountClosed'): Step => ({
  name,
  to: 'ramai',
  run: async (context) => {
    const { creatorId, postIds } = getOrThrow(context, 'account')
    const path = name === 'seeTakenDown' ? `/posts/${postIds[0]}` : `/creators/${creatorId}`
    const { status, body } = await context.visitor.ramai.ask(path, { headers: { 'accept-language': 'id' } })
    const says = body.includes(name === 'seeTakenDown' ? 'Postingan ini sudah diturunkan' : 'Akun ini sudah ditutup')
    context.page = { system: 'ramai', path }

    return {
      request: `GET ${path}`,
      status,
      asExpected: status === 200 && says === (name !== 'seeStillOpen'),
    }
  },
})

export const seeTakenDown = () => look('seeTakenDown')
export const seeStillOpen = () => look('seeStillOpen')
export const seeAccountClosed = () => look('seeAccountClosed')

/** A tap on the account's promotion: to the shop while it is open, nowhere once it is closed. */
const tapPromotion = (name: 'tapOpen' | 'tapClosed'): Step => ({
  name,
  to: 'ramai',
  run: async (context) => {
    const { promoId } = getOrThrow(context, 'account')
    const { status, headers } = await tap(context.visitor.ramai, promoId)
    const asExpected = name === 'tapOpen' ? status === 303 : status === 410 && headers.location === undefined

    return {
      request: 'POST /out',
      status,
      asExpected,
      note: { word: name === 'tapOpen' ? 'nineClaims' : 'nothingMinted' },
    }
  },
})

export const tapOpen = () => tapPromotion('tapOpen')
export const tapClosed = () => tapPromotion('tapClosed')
