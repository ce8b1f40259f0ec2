import { type HttpAnswer, problemCode } from '@jembatan/buyer/browser'
import type { PageBuyer, Controls as PageControls } from '@jembatan/buyer/page-buyer'
import { Refused } from '@jembatan/buyer/procedures'
import type { Words } from '@jembatan/buyer/words'
import type { Locator, Page } from 'playwright-core'
import type { Messages } from '@/i18n/messages'
import type { ControlName } from '../../controls/controls'
import type { SystemName } from '../../systems/systems'
import type { Page as OpenedPage, ScenarioContext } from './context'
import { pollUntil } from './poll-until'

/** The name of a step, with words in both languages. */
export type StepName = keyof Messages['scenario']['act']

/** The meaning of a response, in words with a number or a name. */
export type Note = { word: keyof Messages['scenario']['note']; values?: Record<string, string | number> }

export type Target = SystemName | 'devControl'

/** How a system responded. */
type Answer = { request: string; status: number; code?: string }

/** How a system responded, and whether that is what the rule asks for. */
export type StepResult = Answer & {
  asExpected: boolean
  /** The step could not be tried: something that it needs was missing. No rule was checked. */
  notPlayed?: true
  note?: Note
  /** The pointer of a scene found nothing to press, and the scene sent the request. */
  withoutPointer?: true
}

export type PageAnswer = { method: string; url: URL; status: number; location: string }

type IsAnswer = (answer: PageAnswer) => boolean

/** The buyer in the live screens. */
export type Screen = {
  page: Page
  buyer: PageBuyer
  words: Words
  /** Waits for the first answer of that kind that no earlier step has waited for. */
  answer: (isIt: IsAnswer) => Promise<PageAnswer>
  /** The same if it has already arrived. */
  received: (isIt: IsAnswer) => PageAnswer | undefined
  /** Copies the browser's cookies into the run, so that both are one buyer. */
  share: () => Promise<void>
}

export type Step = {
  name: StepName
  to: Target
  /** A required control. */
  needs?: ControlName
  run: (context: ScenarioContext) => Promise<StepResult>
  /** The step as the buyer's action in the live screens. */
  byHand?: ByHand
}

/** The result of a step whose precondition is missing. */
export const NOT_PLAYED = { asExpected: false, notPlayed: true } as const

/** The page of the previous step. */
export const HERE = 'here'

type ByHand = {
  /** The page for the action; undefined if no page offers it. */
  at: (context: ScenarioContext) => OpenedPage | typeof HERE | undefined
  /** The control that the buyer presses last. */
  control?: (controls: PageControls) => Locator
  press: (context: ScenarioContext, screen: Screen) => Promise<StepResult>
  /** Returns the result if the buyer has done the step already. */
  find: (context: ScenarioContext, screen: Screen) => Promise<StepResult | undefined>
}

export type CompletedStep = StepResult & { number: number; act: StepName; to: Target; tookMs: number }

/** The result of a verb: the answer and its data. */
export type AnswerWith<Data> = Answer & { data?: Data }

type BuyerStep<Data> = Pick<Step, 'name' | 'to' | 'needs'> & {
  byRequest: (context: ScenarioContext) => Promise<AnswerWith<Data>>
  at?: ByHand['at']
  control?: ByHand['control']
  /** The buyer's action in the page, by a verb of `packages/buyer`. */
  press: (screen: Screen, context: ScenarioContext) => Promise<unknown>
  /** The request by which the page sends it; none, where the page keeps it in a cookie. */
  sends?: (context: ScenarioContext) => { request: string; isIt: IsAnswer }
  /**
   * Returns what the systems know of it, or undefined until they do. By default: where the answer
   * leads.
   */
  find?: (
    context: ScenarioContext,
    answer: PageAnswer | undefined,
    screen: Screen,
  ) => Promise<Outcome<Data> | undefined>
  /** Checks the answer of either driver, and stores data for later steps. */
  expect: (answer: AnswerWith<Data>, context: ScenarioContext) => Pick<StepResult, 'asExpected' | 'note'>
}

type Outcome<Data> = Pick<AnswerWith<Data>, 'code' | 'data'>

/** A step of a buyer, by request or by hand, with one expectation. */
export function buyerStep<Data>({
  byRequest,
  at = () => HERE,
  control,
  press,
  expect,
  ...step
}: BuyerStep<Data>): Step {
  const { sends, find = async (_, answer) => answer && {} } = step
  const toResult = (result: AnswerWith<Data>, context: ScenarioContext): StepResult => {
    const { data: _, ...answer } = result

    return { ...answer, ...expect(result, context) }
  }
  const toResultOfOutcome = (outcome: Outcome<Data>, context: ScenarioContext, answer?: PageAnswer) =>
    toResult(
      { request: sends?.(context).request ?? 'document.cookie', status: answer?.status ?? 200, ...outcome },
      context,
    )

  return {
    name: step.name,
    to: step.to,
    needs: step.needs,
    run: async (context) => toResult(await byRequest(context), context),
    byHand: {
      at,
      control,
      async press(context, screen) {
        await press(screen, context)
        const answer = sends && (await screen.answer(sends(context).isIt))
        await screen.share()
        const outcome = await pollUntil(
          () => find(context, answer, screen),
          (polled) => polled !== undefined,
        )
        if (!outcome) throw new Error(`Nothing came of ${step.name}.`)

        return toResultOfOutcome(outcome, context, answer)
      },
      async find(context, screen) {
        await screen.share()
        const answer = sends && screen.received(sends(context).isIt)
        const outcome = await find(context, answer, screen)

        return outcome && toResultOfOutcome(outcome, context, answer)
      },
    },
  }
}

/** Runs a buyer's verb and returns a refusal as an answer. */
export async function attempt<Data>(request: string, verb: Promise<Data>): Promise<AnswerWith<Data>> {
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
