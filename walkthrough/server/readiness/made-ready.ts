import { remember } from '@epic-web/remember'
import type { Session } from '../session/sessions'
import type { MadeReady } from './report'

// Next's bundle shows what the web server's has repaired.
const kept = remember('jembatanMadeReady', (): { jembatanMadeReady?: WeakMap<Session, MadeReady> } => ({}))
kept.jembatanMadeReady ??= new WeakMap()
const madeReady = kept.jembatanMadeReady

/** The presenter's last repairs, for the page that the form redirects to. */
export const findMadeReady = (session: Session) => madeReady.get(session)

export const keepMadeReady = (session: Session, made: MadeReady) => void madeReady.set(session, made)
