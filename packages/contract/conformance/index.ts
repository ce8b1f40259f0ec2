export { reasonNotToRun } from './check-server'
export { type Result, runConformance } from './run-conformance'
