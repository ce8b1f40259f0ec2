import { visitorOf } from '@/app/visitor'
import { answerProcedures } from '@/server/trpc/answer-procedures'
import { contextFor } from '@/server/trpc/caller'

export const GET = (request: Request) => answerProcedures(request, () => contextFor(visitorOf(request)))
