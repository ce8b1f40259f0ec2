import { readCookie } from '@jembatan/platform/cookies'
import { getEnvironment } from '../environment'
import { findSession, SESSION_COOKIE } from './sessions'

/** Whether this browser is shown anything: in a demo every one is, else an auditor's. */
export const mayLook = (headers: Headers) =>
  getEnvironment().DEMO_MODE || findSession(readCookie(headers, SESSION_COOKIE)) !== undefined
