import { readCookie } from '@jembatan/platform/cookies'
import { callerFor } from '../trpc/create-caller'
import { describeVisitor } from '../trpc/visitor'

type WithHeaders = Pick<Request, 'headers'>

export const visitorOf = ({ headers }: WithHeaders) => describeVisitor(headers, (name) => readCookie(headers, name))

/** Calls Ramai's own procedures on behalf of the visitor. */
export const ramaiOf = (request: WithHeaders) => callerFor(visitorOf(request))
