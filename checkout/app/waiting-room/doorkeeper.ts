import type { IncomingMessage, ServerResponse } from 'node:http'
import { remember } from '@epic-web/remember'

type Asked = { pattern: string; params: Record<string, string | string[]> }

/** Answers a request in place of its page, or lets it pass; whether it has answered. */
type AnswerInstead = (request: IncomingMessage, response: ServerResponse, asked: Asked) => Promise<boolean>

/** The web server is loaded apart from what Next has built, and shares `globalThis` with it. */
const kept = remember(
  'pasarDoorkeeper',
  (): { pasarDoorkeeper?: { isAnyOpen: () => boolean; answerInstead: AnswerInstead } } => ({}),
)

export const keepDoorkeeper = (doorkeeper: typeof kept.pasarDoorkeeper) => {
  kept.pasarDoorkeeper = doorkeeper
}

/** Stands before everything that is admitted: while no room is open it looks at memory, and at nothing of the request. */
export const askDoorkeeper: AnswerInstead = async (request, response, asked) =>
  kept.pasarDoorkeeper?.isAnyOpen() ? kept.pasarDoorkeeper.answerInstead(request, response, asked) : false
