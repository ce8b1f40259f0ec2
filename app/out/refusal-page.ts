import type { Messages } from '@/i18n/request'
import { plainPage } from '../parts/plain-page'

type RefusalPage = { language: string; requestId: string; title: string; text: string; common: Messages['common'] }

/** Why nobody left. The request id is ours, too: nothing in it was sent by anybody. */
export const refusalPage = ({ language, requestId, title, text, common }: RefusalPage): string =>
  plainPage({
    ...{ language, title, common },
    main: `    <h1>${title}</h1>
    <p>${text}</p>
    <a class="button" href="/">${common.toFeed}</a>
    <p class="id">${common.requestId}: ${requestId}</p>`,
  })
