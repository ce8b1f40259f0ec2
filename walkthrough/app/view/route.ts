import { isView, VIEW_COOKIE } from '@/parts/frame/view'
import { keepChoice } from '@/server/http/keep-choice'

export const POST = (request: Request) => keepChoice(request, { cookie: VIEW_COOKIE, isKnown: isView })
