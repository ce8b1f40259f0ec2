import { remember } from '@epic-web/remember'
import type { Session } from '../session/sessions'
import type { MadeReady } from './report'

// Shared between Next's bundle and the web server's.
const singleton = remember('jembatanMadeReady', (): { jembatanMadeReady?: WeakMap<Session, MadeReady> } => ({}))
singleton.jembatanMadeReady ??= new WeakMap()
const repairs = singleton.jembatanMadeReady

/** The presenter's last repairs, for the page that the form redirects to. */
export const findRepairs = (session: Session) => repairs.get(session)

export const storeRepairs = (session: Session, made: MadeReady) => void repairs.set(session, made)
