import { tap } from '@jembatan/buyer/feed'
import { z } from 'zod'
import { callControl, getControlOrThrow } from '../../controls/controls'
import { getOrThrow, type ScenarioContext } from './context'
import { departure, feedAt, leadsTo } from './feed'
import { type AnswerWith, buyerStep, type Step } from './step'

const PATH = '/api/demo/moderation'
const staged = z.object({ creatorId: z.string(), postIds: z.array(z.string()), promoId: z.number() })

const ask = ({ controls }: ScenarioContext, method: 'POST' | 'PUT' | 'DELETE', body: object = {}) =>
  callControl(getControlOrThrow(controls, 'ramai'), { method, path: PATH, body })

/** An account of this scenario, which the end of the run deletes. */
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

/** A report and its decision, through Ramai's moderation. */
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

const EXPECTED_NOTES = {
  seeTakenDown: 'saysTakenDown',
  seeStillOpen: 'accountOpen',
  seeAccountClosed: 'accountClosed',
} as const

/** Opens the post as a stranger, who reads that it was taken down. */
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
      note: { word: EXPECTED_NOTES[name] },
    }
  },
})

export const seeTakenDown = () => look('seeTakenDown')
export const seeStillOpen = () => look('seeStillOpen')
export const seeAccountClosed = () => look('seeAccountClosed')

/** A tap on the account's promotion: it leads to the shop only while the account is open. */
export const tapOpen = (): Step =>
  buyerStep<string>({
    name: 'tapOpen',
    to: 'ramai',
    at: ({ state: { account } }) => account && feedAt(account.postIds.at(-1) ?? ''),
    control: ({ view }) => view,
    byRequest: tapPromotion,
    press: ({ buyer }) => buyer.tap(),
    sends: departure,
    find: leadsTo,
    expect: ({ status }) => ({ asExpected: status === 303, note: { word: 'nineClaims' } }),
  })

/** The feed omits posts of closed accounts, so use an old link. */
export const tapClosed = (): Step => ({
  name: 'tapClosed',
  to: 'ramai',
  run: async (context) => {
    const { data: location, ...answer } = await tapPromotion(context)
    const asExpected = answer.status === 410 && location === undefined

    return { ...answer, asExpected, note: { word: 'nothingMinted' } }
  },
})

async function tapPromotion(context: ScenarioContext): Promise<AnswerWith<string>> {
  const { status, headers } = await tap(context.visitor.ramai, getOrThrow(context, 'account').promoId)

  return { request: 'POST /out', status, data: headers.location }
}
