import { command } from './command.mjs'

await command('./scenario-readmes.ts', ({ writeScenarioTables }) => writeScenarioTables())
