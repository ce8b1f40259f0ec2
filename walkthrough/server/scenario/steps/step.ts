import { type HttpAnswer, problemCode } from '@jembatan/buyer/browser'
import type { PageBuyer, Controls as PageControls } from '@jembatan/buyer/page-buyer'
import { Refused } from '@jembatan/buyer/procedures'
import type { Words } from '@jembatan/buyer/words'
import type { Locator, Page } from 'playwright-core'
import type { Messages } from '@/i18n/messages'
import type { ControlName } from '../../controls/controls'
import type { SystemName } from '../../systems/systems'
import type { ScenarioContext } from './context'

/** What a step does, in the words of both languages. */
export type StepName = keyof Messages['scenario']['act']

/** What a response means, in words that may hold a number or a name. */
export type Note = { word: keyof Messages['scenario']['note']; values?: Record<string, string | number> }

export type Target = SystemName | 'devControl'

/** How a system responded. */
type Answer = { request: string; status: number; code?: string }

/** How a system responded, and whether that is what the rule asks for. */
export type StepResult = Answer & { asExpected: boolean; note?: Note }

export type PageAnswer = { method: string; url: URL; status: number; location: string }

/** A buyer in front of the live screens. */
export type Screen = {
  page: Page
  buyer: PageBuyer
  words: Words
  /** The first answer of that kind that no earlier step has waited for. */
  answer: (isIt: (answer: PageAnswer) => boolean) => Promise<PageAnswer>
  /** Gives the run the cookies of the browser, so that both are one buyer. */
  share: () => Promise<void>
}

export type Step = {
  name: StepName
  to: Target
  /** A control that it cannot do without. */
  needs?: ControlName
  run: (context: ScenarioContext) => Promise<StepResult>
  /** The same in the live screens, where a buyer does it by hand. */
  click?: (context: ScenarioContext, screen: Screen) => Promise<StepResult>
  /** The system whose page the buyer has to stand at for it; elsewhere it is done by request. */
  at?: SystemName
  /** What a buyer presses at last for it. */
  control?: (controls: PageControls) => Locator
}

export type CompletedStep = StepResult & { number: number; act: StepName; to: Target; tookMs: number }

/** What came of a verb: the answer, and what it gave. */
export type Done<Data> = Answer & { data?: Data }

type BuyerStep<Data> = Pick<Step, 'name' | 'to' | 'needs' | 'at' | 'control'> & {
  byRequest: (context: ScenarioContext) => Promise<Done<Data>>
  byHand: (context: ScenarioContext, screen: Screen) => Promise<Done<Data>>
  /** What is expected of it, however it was done, and what it leaves for later steps. */
  expect: (done: Done<Data>, context: ScenarioContext) => Pick<StepResult, 'asExpected' | 'note'>
}

/** A step that a buyer does by request or by hand, judged alike. */
export function buyerStep<Data>({ byRequest, byHand, expect, ...step }: BuyerStep<Data>): Step {
  const judge = (done: Done<Data>, context: ScenarioContext): StepResult => {
    const { data: _, ...answer } = done

    return { ...answer, ...expect(done, context) }
  }

  return {
    ...step,
    run: async (context) => judge(await byRequest(context), context),
    click: async (context, screen) => judge(await byHand(context, screen), context),
  }
}

/** A verb of the buyer, whose refusal is an answer too. */
export async function attempt<Data>(request: string, verb: Promise<Data>): Promise<Done<Data>> {
  try {
    return { request, status: 200, data: await verb }
  } catch (error) {
    if (error instanceof Refused) return { request, status: error.status, code: error.reason }
    throw error
  }
}

/** The code of a refusal as problem details. */
export const codeOf = (answer: HttpAnswer) => {
  const code = answer.status < 400 ? undefined : problemCode(answer)

  return typeof code === 'string' ? code : undefined
}
