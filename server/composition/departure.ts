import { type Depart, loggingTheViewer, namingTheViewer } from '../demo/departure-breaches'
import { isDemoMode } from '../environment'
import { startHandoff } from '../handoff/start-handoff'

/** Whoever stands beside a departure is not handed on: Ramai signs without knowing them. */
const production: Depart = (handoff) => startHandoff(handoff)

/** Each breach stands around the departure, and does nothing until it is switched on. */
const staged = loggingTheViewer(namingTheViewer(production))

/** How a person leaves; a demo stages its breaches around it. Asked for at each call: a test changes the mode. */
export const composedDeparture = (): Depart => (isDemoMode() ? staged : production)
