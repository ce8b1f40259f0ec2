import { remember } from '@epic-web/remember'
import type { Session } from '../session/sessions'
import type { RepairRun } from './report'

// Shared between Next's bundle and the web server's.
const singleton = remember('jembatanLastRepairs', (): { jembatanLastRepairs?: WeakMap<Session, RepairRun> } => ({}))
singleton.jembatanLastRepairs ??= new WeakMap()
const repairs = singleton.jembatanLastRepairs

/** The presenter's last repairs, for the page that the form redirects to. */
export const findRepairs = (session: Session) => repairs.get(session)

export const storeRepairs = (session: Session, made: RepairRun) => void repairs.set(session, made)
