import { readCookie } from '@jembatan/platform/cookies'
import { callerFor } from '../trpc/create-caller'
import { describeVisitor } from '../trpc/visitor'

type Asked = Pick<Request, 'headers'>

export const visitorOf = ({ headers }: Asked) => describeVisitor(headers, (name) => readCookie(headers, name))

/** Calls Ramai's own procedures on behalf of the visitor. */
export const ramaiOf = (request: Asked) => callerFor(visitorOf(request))
