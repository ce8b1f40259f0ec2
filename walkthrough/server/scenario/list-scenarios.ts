import { SCENARIOS } from './scenarios'
import { needsOf, SCRIPTS } from './scripts'

/** Everything that can be played, for whoever asks by a program. */
export const listScenarios = () =>
  SCENARIOS.map(({ id, group, rule }) => ({
    id,
    group,
    rule,
    needs: needsOf(SCRIPTS[id]),
    steps: SCRIPTS[id].map(({ name, to }, index) => ({ step: index + 1, act: name, to })),
  }))
